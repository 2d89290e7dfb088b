package aliases

import (
	"lectern/annotate/tokens"
	"lectern/model"
)

// sure is the confidence from which a mention's kind is held clear, unsure the
// one up to which it gives way to a clear one elsewhere, and firm the one up to
// which it gives way to a noun beside it that says what it is.
const (
	sure   = 0.8
	unsure = 0.65
	firm   = 0.9
)

// correctKinds gives unclear mentions the kind that the noun beside them tells,
// or that clear mentions of the same name have.
func (w *work) correctKinds() {
	type vote struct {
		weight [model.Group + 1]float64
		best   [model.Group + 1]float64
		kinds  int
	}
	votes := map[string]*vote{}
	for i := range w.ms {
		m := &w.ms[i]
		if m.Kind != model.Group && m.Confidence < firm {
			if k, why := w.kindBeside(m); k != model.KindNone && k != m.Kind {
				m.Kind, m.By, m.Why, m.Confidence = k, model.Rule, why, max(sure, m.Confidence)
			}
		}
		text := w.text(m.tok)
		v := votes[text]
		if v == nil {
			v = &vote{}
			votes[text] = v
		}
		if v.weight[m.Kind] == 0 {
			v.kinds++
		}
		v.weight[m.Kind] += m.Confidence + 1e-9
		v.best[m.Kind] = max(v.best[m.Kind], m.Confidence)
	}
	for i := range w.ms {
		m := &w.ms[i]
		v := votes[w.text(m.tok)]
		if v.kinds < 2 || m.Confidence > unsure {
			continue
		}
		best := m.Kind
		for k := model.Person; k <= model.Group; k++ {
			if v.best[k] >= sure && v.weight[k] > v.weight[best] {
				best = k
			}
		}
		if best != m.Kind {
			m.Kind, m.By, m.Confidence = best, model.Document, unsure
			m.Why = "named clearly as " + best.String() + " elsewhere in the article"
		}
	}
}

// kindBeside is the kind that the words next to a mention tell beyond doubt:
// "the village of X", "X neighbourhood", "the X rebel group", "news agency X",
// "X, about 12 miles south of".
func (w *work) kindBeside(m *mention) (model.Kind, string) {
	before, after := w.at(m.tok.First-1), w.at(m.tok.End)
	switch {
	case before == "of" && settlement(w.at(m.tok.First-2)) && w.lower(m.tok.First-2):
		return model.Place, "after “" + w.at(m.tok.First-2) + " of”"
	case settlement(after) && w.lower(m.tok.End) && after != "city":
		return model.Place, "before “" + after + "”"
	case w.distance(m.tok.End):
		return model.Place, "before a distance"
	}
	for n := 1; n <= 2; n++ {
		head := w.at(m.tok.End + n)
		if w.lower(m.tok.End+n) && (head == "group" || head == "agency" || head == "organisation" || head == "organization") && w.typical(m.tok.End, n) {
			return model.Organization, "before “" + w.text(tokens.Range{First: m.tok.End, End: m.tok.End + n + 1}) + "”"
		}
	}
	if i := m.tok.First - 1; i > 0 && w.lower(i) && (before == "group" || before == "agency") && w.typical(i-1, 1) {
		return model.Organization, "after “" + w.text(tokens.Range{First: i - 1, End: i + 1}) + "”"
	}
	return model.KindNone, ""
}

// lower reports whether token i is a lower-case word.
func (w *work) lower(i int) bool {
	return i >= 0 && i < len(w.d.Tokens) && w.d.Tokens[i].Class == tokens.Word && !w.d.Tokens[i].Upper
}

func settlement(t string) bool {
	switch t {
	case "city", "town", "village", "neighbourhood", "neighborhood", "suburb", "hamlet", "province", "governorate", "municipality":
		return true
	}
	return false
}

// distance reports whether the tokens from i read ", about 12 miles" or
// ", some 40 km".
func (w *work) distance(i int) bool {
	if w.at(i) != "," {
		return false
	}
	i++
	if t := w.at(i); t == "about" || t == "some" || t == "around" || t == "just" {
		i++
	}
	if i >= len(w.d.Tokens) || w.d.Tokens[i].Class != tokens.Number {
		return false
	}
	switch w.at(i + 1) {
	case "miles", "mile", "km", "kilometres", "kilometers":
		return true
	}
	return false
}

// joinForces makes one organisation of a nationality and the force that follows
// it: "the Syrian army" is neither Syria nor a Syrian.
func (w *work) joinForces() {
	for i := range w.ms {
		m := &w.ms[i]
		if m.Kind != model.Group || i+1 < len(w.ms) && w.ms[i+1].tok.First <= m.tok.End {
			continue
		}
		n := w.force(m.tok.End)
		if n == 0 {
			continue
		}
		if _, ok := w.g.Nationality(w.text(m.tok)); !ok {
			continue
		}
		m.tok.End += n
		m.End = w.d.Tokens[m.tok.End-1].End
		m.Kind, m.By, m.Why = model.Organization, model.Rule, "a nationality and “"+w.text(tokens.Range{First: m.tok.End - n, End: m.tok.End})+"”"
		m.Confidence = max(sure, m.Confidence)
	}
}

// force is the number of lower-case tokens from i that name a force or chamber
// that a state has one of.
func (w *work) force(i int) int {
	if !w.lower(i) {
		return 0
	}
	switch w.at(i) {
	case "army", "navy", "coastguard", "parliament":
		return 1
	case "air":
		if w.at(i+1) == "force" {
			return 2
		}
	case "armed":
		if w.at(i+1) == "forces" {
			return 2
		}
	case "coast":
		if w.at(i+1) == "guard" {
			return 2
		}
	}
	return 0
}
