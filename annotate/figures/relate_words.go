package figures

import (
	"strings"

	"lectern/annotate/grammar"
)

func isHedge(word string) bool {
	switch strings.ToLower(word) {
	case "least", "most", "more", "less", "fewer", "than", "many", "much", "few", "up", "about", "around", "some", "nearly", "almost",
		"over", "under", "approximately", "roughly", "only", "just", "estimated", "further", "additional", "extra", "between",
		"close", "well", "below", "above", "exactly", "record", "combined", "another", "other", "further,":
		return true
	}
	return false
}

func isTotal(word string) bool {
	switch word {
	case "total", "sum", "number", "maximum", "minimum", "record", "majority", "loss", "profit", "toll", "fine", "bill", "surplus", "deficit",
		"revenue", "turnover", "cost", "price", "budget", "average", "charge", "penalty", "damages", "combined", "convoy", "fleet", "group", "crowd":
		return true
	}
	return false
}

// isPart reports whether the word before "of" takes a part of what is counted
// and leaves it the subject: "none of the 40 passengers had survived".
func isPart(word string) bool {
	switch word {
	case "none", "None", "most", "Most", "half", "Half", "all", "All", "some", "Some", "many", "Many", "each", "Each", "any", "both", "Both":
		return true
	}
	return false
}

func isTimeNoun(word string) bool {
	switch word {
	case "last", "next", "later", "earlier", "ago", "early", "late", "execution-style":
		return true
	}
	return false
}

// isState reports whether the word says in what state people or things are
// left: it stands behind what it speaks of.
func isState(word string) bool { return stateOf(word) != "" }

// stateOf is the event that a state is the outcome of.
func stateOf(word string) string {
	switch word {
	case "dead":
		return "killed"
	case "missing", "homeless", "stranded", "trapped", "unaccounted", "jobless", "hospitalised", "hospitalized", "unemployed":
		return word
	case "hurt":
		return "injured"
	}
	return ""
}

// isAge reports whether the unit is one of time: nothing happens to years.
func isAge(unit string) bool {
	switch unit {
	case "year", "years", "month", "months", "week", "weeks", "day", "days", "h", "hour", "hours", "minute", "minutes", "min", "s", "second", "seconds", "a", "mo", "wk", "d":
		return true
	}
	return false
}

// isLength reports whether the unit is one of length: it can be an object
// ("advanced 12 miles") and no subject.
func isLength(unit string) bool {
	switch unit {
	case "km", "mi", "m", "ft", "cm", "mm", "yd", "in", "miles", "mile", "metres", "meters", "kilometres", "kilometers", "feet", "yards", "nmi":
		return true
	}
	return false
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// nounEvent is the event that a counted noun itself names: "12 deaths".
func nounEvent(noun string) string {
	switch noun {
	case "death", "deaths":
		return "died"
	case "fatality", "fatalities", "killings", "murders", "dead":
		return "killed"
	case "injury", "injuries", "injured":
		return "injured"
	case "wounded":
		return "wounded"
	case "arrests":
		return "arrested"
	case "kidnappings", "abductions":
		return "abducted"
	case "missing":
		return "missing"
	}
	return ""
}

func isCasualty(word string) bool {
	switch word {
	case "injured", "wounded", "killed", "displaced", "arrested", "detained", "infected":
		return true
	}
	return false
}

func isStateWordAfterVerb(w string) bool { return w == "dead" }

func givesMoney(v *grammar.Verb) bool {
	if v == nil {
		return false
	}
	switch v.Lemma {
	case "pay", "fine", "award", "cost", "give", "offer", "lend", "grant", "charge", "owe", "save", "earn":
		return true
	}
	return false
}

func isParticleWord(w string) bool {
	switch w {
	case "out", "down", "off", "up", "away", "in", "over", "back", "aside", "on":
		return true
	}
	return false
}

// changes lists the verbs of rising and falling.
func changes(lemma string) bool {
	switch lemma {
	case "rise", "fall", "grow", "increase", "decrease", "drop", "climb", "jump", "decline", "shrink", "cut", "reduce", "expand", "raise",
		"slump", "soar", "plunge", "surge", "double", "triple", "halve", "tumble", "slip", "gain", "lose", "swell", "dip", "slide",
		"advance", "rally", "widen", "narrow", "lower", "slow", "slash", "edge", "plummet", "outnumber", "trim", "boost", "lift", "push", "bring", "shed":
		return true
	}
	return false
}

// trades lists the verbs that put a price on something.
func trades(lemma string) bool {
	switch lemma {
	case "sell", "buy", "value", "acquire", "purchase", "price", "estimate", "auction", "sue", "insure", "settle", "offer", "rent", "lease", "sign",
		"put", "amount", "agree", "commit", "pay", "fetch", "fine", "trade", "close", "open", "stand", "end", "list", "build", "bail", "release", "complete", "repair", "restore":
		return true
	}
	return false
}

// guessedEvent is the past participle of a verb that no list holds, from a
// form that shows it.
func guessedEvent(word string, t grammar.Tag) string {
	if t == grammar.Gerund {
		return ""
	}
	if strings.HasSuffix(word, "ed") {
		return strings.ToLower(word)
	}
	return ""
}

// says lists the verbs that tell of a figure and do nothing to it.
func says(lemma string) bool {
	switch lemma {
	case "say", "add", "tell", "believe", "think", "show", "note", "warn", "suggest", "indicate", "estimate", "state", "argue",
		"insist", "know", "hear", "learn", "reveal", "mention", "predict", "expect", "fear", "hope", "allege", "conclude", "mean", "describe", "deny":
		return true
	}
	return false
}

// isBlank lists the verbs that say nothing about what happened.
func isBlank(lemma string) bool {
	switch lemma {
	case "be", "have", "do", "include", "involve", "comprise", "contain", "become", "remain", "seem", "appear", "number", "concern", "constitute", "like":
		return true
	}
	return false
}

// harms lists the verbs whose doer must not be taken for the one harmed.
func harms(lemma string) bool {
	switch lemma {
	case "kill", "wound", "injure", "attack", "destroy", "capture", "arrest", "abduct", "kidnap", "murder", "execute", "shoot", "bomb", "shell", "strike",
		"hit", "damage", "detain", "seize", "storm", "raid", "displace", "hurt", "stab", "torture", "rape", "rob", "beat", "ambush", "assault", "besiege",
		"surround", "defeat", "sink", "burn", "behead", "jail", "charge", "convict", "evict", "expel", "rescue", "save", "free", "release", "evacuate",
		"search", "treat", "block", "target", "fight", "injured", "sue", "fine", "sack", "fire", "dismiss", "hold", "hijack":
		return true
	}
	return false
}
