// Package dates finds dates and durations and normalises them to TIMEX3 values
// (ISO 8601 with its extensions for weeks, seasons, decades: TimeML 1.2.1,
// section 2.2). It is a hand-written scanner over tokens: a word list says
// what each word can be, small parsers per construction say what it is.
//
// What a value means:
//
//   - A bare weekday is the latest such day on or before the article's date, or
//     the next where the sentence looks ahead; "last Friday" is that of the week
//     before, weeks beginning on Monday. A month, season or day without a year
//     is the latest that has begun, or the next where the sentence looks ahead.
//
//   - "Nine months ago" keeps the precision of its words: a month ("2016-03").
//
//   - A range is one mark with two values, "2016-04-05/2016-04-06"; the second
//     is the last day, month or year of the range, not the first after it.
//
//   - Stretches that end or begin at the article's date ("the past 24 hours")
//     are durations; "recent months" is PXM as "the past few months" is, "a few
//     days" PXD. "Three weeks later" is a duration where the text names no day to
//     count from.
//
//   - A decade has three digits ("199"), a century two ("18" is the 19th), as in
//     TIMEX3; years before Christ are written "BC0480".
//
//   - What cannot be resolved has no value and a reason; a day whose year alone
//     is unknown is written "XXXX-04-09".
//
//   - A day in numbers that can be read two ways follows the article's other
//     dates, its own date, its variety of English, and else puts the month first
//     with a confidence of 0.6.
//
//   - "Until" and "by" point ahead; the years in the names of laws and programmes
//     ("Vision 2030") are no dates.
//
// The parts that a word narrows ("early 2016", "the end of May") are in the mark
// but not in the value.
package dates

import (
	"strings"
	"sync"
)

// code says what part a word can play in a date.
type code uint8

const (
	cNone code = iota
	cMonth
	cWeekday
	cUnit
	cSeason
	cDaypart  // morning, night
	cDay      // yesterday, today, tomorrow
	cTonight  // tonight
	cLast     // last, previous
	cPast     // past: leads durations
	cNext     // next
	cRecent   // recent
	cComing   // coming, upcoming
	cAfter    // following
	cThis     // this
	cPart     // early, late, mid
	cEnds     // end, beginning: "the end of 2016"
	cEarlier  // earlier, later
	cAgo      // ago
	cHoliday  // the first word of a holiday's name
	cDecade   // nineties
	cOrdinal  // first to fourth, before "quarter" and "half"
	cPreposit // words after which a bare month or year is a date
	cSame     // same, that
	cQuarter  // Q1 to Q4
	cFrom     // from, between
	cAll      // all, whole
	cHalf     // H1, H2
	cEra      // AD
	cToDate   // YTD, MTD
	cShort    // Oct2, Q3'16
	cFiscal   // fiscal, FY: before "year" or a year
)

// entry is a word of the lexicon.
type entry struct {
	code code
	n    int8
	// weak marks words that are more often something else ("may", "sat") and
	// need a number beside them or a preposition before.
	weak bool
	// many marks plurals.
	many bool
}

// unit is a stretch of the calendar or the clock.
type unit int8

const (
	second unit = iota + 1
	minute
	hour
	day
	week
	fortnight
	month
	quarter
	year
	decade
	century
	weekend
)

var lexicon = sync.OnceValue(func() map[string]entry {
	m := make(map[string]entry, 256)
	for i, names := range [...]string{"january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
		"august aug", "september sep sept", "october oct", "november nov", "december dec"} {
		for k, w := range strings.Fields(names) {
			e := entry{code: cMonth, n: int8(i + 1), weak: k > 0 || w == "may" || w == "march"}
			m[w] = e
			if k > 0 {
				m[w+"."] = e
			}
		}
	}
	for i, names := range [...]string{"monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs",
		"friday fri", "saturday sat", "sunday sun"} {
		for k, w := range strings.Fields(names) {
			m[w] = entry{code: cWeekday, n: int8(i + 1), weak: k > 0}
			if k > 0 {
				m[w+"."] = m[w]
			} else {
				m[w+"s"] = entry{code: cWeekday, n: int8(i + 1), many: true}
			}
		}
	}
	for i, w := range [...]string{"second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century", "weekend"} {
		m[w] = entry{code: cUnit, n: int8(i + 1)}
		m[w+"s"] = entry{code: cUnit, n: int8(i + 1), many: true}
	}
	for w, u := range map[string]unit{"sec": second, "secs": second, "min": minute, "mins": minute, "hr": hour, "hrs": hour, "centuries": century,
		"yr": year, "yrs": year, "wk": week, "wks": week, "mos": month, "nights": day, "weeknights": day} {
		m[w] = entry{code: cUnit, n: int8(u), many: true}
	}
	for i, names := range [...]string{"spring", "summer", "autumn fall", "winter"} {
		for k, w := range strings.Fields(names) {
			m[w] = entry{code: cSeason, n: int8(i + 1), weak: k > 0}
		}
	}
	for i, w := range [...]string{"morning", "afternoon", "evening", "night", "midday", "midnight", "dawn", "noon", "lunchtime"} {
		m[w] = entry{code: cDaypart, n: int8(i + 1)}
	}
	addRelative(m)
	for w, n := range map[string]int8{"fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9, "twenties": 2, "thirties": 3, "forties": 4, "noughties": 10} {
		m[w] = entry{code: cDecade, n: n}
	}
	for i, w := range [...]string{"q1", "q2", "q3", "q4"} {
		m[w] = entry{code: cQuarter, n: int8(i + 1)}
	}
	for i, w := range [...]string{"first", "second", "third", "fourth", "fifth"} {
		if m[w].code == cNone {
			m[w] = entry{code: cOrdinal, n: int8(i + 1)}
		}
	}
	m["h1"], m["h2"] = entry{code: cHalf, n: 1}, entry{code: cHalf, n: 2}
	m["ad"], m["a.d."] = entry{code: cEra}, entry{code: cEra}
	m["opening"] = entry{code: cOrdinal, n: 1}
	m["final"] = entry{code: cOrdinal, n: -1}
	for _, w := range strings.Fields(`christmas easter halloween thanksgiving ramadan ramazan eid diwali deepavali hanukkah passover new good
		black labor memorial veterans earth international boxing valentine nowruz pentecost lent palm ash xmas independence
		labour mother mothers father fathers martin mlk st st. saint columbus presidents president groundhog cyber juneteenth mardi cinco guy bonfire women
		maundy holy whit singles world human armistice burns pi leap pearl holocaust waitangi mandela africa europe arbor corpus fat trinity ascension shrove remembrance anzac australia canada bastille epiphany flag patriot lunar chinese yom rosh holi vesak`) {
		m[w] = entry{code: cHoliday}
	}
	for _, w := range strings.Fields("in since by until till of during before after through throughout to for on at around circa") {
		m[w] = entry{code: cPreposit}
	}
	return m
})

func addRelative(m map[string]entry) {
	for w, e := range map[string]entry{
		"yesterday": {code: cDay, n: -1}, "today": {code: cDay}, "tomorrow": {code: cDay, n: 1}, "tonight": {code: cTonight},
		"tonite": {code: cTonight},
		"last":   {code: cLast}, "previous": {code: cLast, n: 1}, "preceding": {code: cLast, n: 1}, "past": {code: cPast}, "next": {code: cNext},
		"coming": {code: cComing}, "upcoming": {code: cComing}, "following": {code: cAfter}, "recent": {code: cRecent}, "this": {code: cThis}, "current": {code: cThis, n: 1},
		"early": {code: cPart}, "late": {code: cPart}, "mid": {code: cPart},
		"end": {code: cEnds}, "beginning": {code: cEnds}, "start": {code: cEnds}, "middle": {code: cEnds}, "rest": {code: cEnds}, "remaining": {code: cEnds}, "remainder": {code: cEnds},
		"earlier": {code: cEarlier, n: -1}, "later": {code: cEarlier, n: 1}, "ago": {code: cAgo},
		"same": {code: cSame}, "from": {code: cFrom}, "between": {code: cFrom, n: 1}, "all": {code: cAll}, "whole": {code: cAll}, "entire": {code: cAll},
		"tmr": {code: cDay, n: 1}, "tmrw": {code: cDay, n: 1}, "ytd": {code: cToDate, n: int8(year)}, "mtd": {code: cToDate, n: int8(month)}, "qtd": {code: cToDate, n: int8(quarter)},
		"financial": {code: cFiscal}, "tax": {code: cFiscal},
		"fiscal": {code: cFiscal}, "fy": {code: cFiscal}, "cy": {code: cFiscal}, "calendar": {code: cFiscal},
	} {
		m[w] = e
	}
}
