package dates

import (
	"time"

	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
	"lectern/model"
)

// Find marks the dates and durations of the text. Relative dates are resolved
// against published; where that is unknown, or not precise enough, they keep
// an empty value with the reason in Why. Annotations are sorted and do not
// overlap.
func Find(d *tokens.Document, published model.Day) []model.Annotation {
	f := &finder{d: d, num: numbers.NewReader(d), pub: published, now: published.Time()}
	f.look()
	var out []model.Annotation
	for i := 0; i < len(d.Tokens); {
		e, ok := f.at(i)
		if !ok {
			i++
			continue
		}
		out = append(out, f.annotation(e))
		f.remember(e)
		i = max(e.end, i+1)
	}
	return out
}

// finder holds what is known of one document while it is scanned.
type finder struct {
	d     *tokens.Document
	num   *numbers.Reader
	words []entry
	pub   model.Day
	now   time.Time
	// last is the day that the text named last, for "the following day";
	// lastAt the token where; year the year it named last, and yearEnd where.
	last          point
	lastAt        int
	year, yearEnd int
	// dateAt is where the text last named a date, of known day or not.
	dateAt int
	// order says which of day and month the text writes first in numbers:
	// +1 day, -1 month, 0 not known yet (see numericOrder).
	order     int
	orderDone bool
	// british is what the spelling says (see variety).
	british     int
	varietyDone bool
	// depth counts dates within dates, so that a run of "a week after a week
	// after" takes no more than linear time.
	depth int
}

// expr is a date or duration while it is read.
type expr struct {
	first, end int
	p, to      point // to is set on ranges
	ranged     bool
	duration   string // a TIMEX3 duration: the expr is no date
	fixed      string // a value that is no point: PAST_REF
	anchor     string
	why        string
	unresolved string // why the value is empty
	confidence float64
	// bare marks a quarter without a year: "the third quarter".
	bare bool
}

// look finds the lexicon entry of every token.
func (f *finder) look() {
	lex := lexicon()
	f.words = make([]entry, len(f.d.Tokens))
	var buf [16]byte
	for i := range f.d.Tokens {
		if t := &f.d.Tokens[i]; t.Class == tokens.Word && t.Len() <= 13 && t.Len() > 1 {
			s := t.In(f.d.Text)
			f.words[i] = lex[string(numbers.Lower(s, &buf))]
			if last := s[len(s)-1]; last >= '0' && last <= '9' && f.words[i].code == cNone {
				f.words[i] = shorthandWord(s)
			}
		}
	}
}

// at reads the date, range or duration that begins at token i.
func (f *finder) at(i int) (expr, bool) {
	t := f.d.Tokens[i]
	switch t.Class {
	case tokens.Punct:
		if !f.is(i, "'", "’", "‘") {
			return expr{}, false
		}
		if e, ok := f.shortYear(i); ok {
			return e, true
		}
		return f.shortDecade(i)
	case tokens.Possessive, tokens.Symbol:
		if !f.num.Starts(i) {
			return expr{}, false
		}
	case tokens.Word:
		if f.words[i].code == cNone && !f.num.Starts(i) {
			return expr{}, false
		}
	}
	if f.words[i].code == cFrom {
		return f.prefixedRange(i)
	}
	e, ok := f.single(i)
	if !ok {
		return e, false
	}
	if f.is(i-1, "c") && f.is(i-2, "/") && f.is(i-3, "w") && e.p.grain == gDay && e.p.known() && e.unresolved == "" { // "w/c Feb 4"
		e.first, e.p = i-3, weekPoint(e.p.start(), gWeek)
		return e, true
	}
	return f.extend(e), true
}

// single reads one date or duration at token i, no range.
func (f *finder) single(i int) (expr, bool) {
	const deepest = 3 // "two weeks after three days before Friday" goes no deeper
	if i >= len(f.d.Tokens) || f.depth >= deepest {
		return expr{}, false
	}
	f.depth++
	defer func() { f.depth-- }()
	for _, parse := range [...]func(*finder, int) (expr, bool){
		(*finder).modified, (*finder).fiscal, (*finder).shorthand, (*finder).numeric, (*finder).nth, (*finder).stretch, (*finder).explicit, (*finder).saidDecade, (*finder).relative, (*finder).counted, (*finder).holiday,
	} {
		if e, ok := parse(f, i); ok {
			e.first = i
			if e.confidence == 0 {
				e.confidence = 0.95
			}
			return e, true
		}
	}
	return expr{}, false
}

// annotation is the mark that the expression becomes.
func (f *finder) annotation(e expr) model.Annotation {
	a := model.Annotation{
		Span: f.span(e),
		Kind: model.Date, By: model.Rule, Why: e.reason(), Confidence: e.confidence,
	}
	if e.duration != "" {
		a.Kind, a.Time = model.Duration, &model.Time{Value: e.duration}
		return a
	}
	t := &model.Time{Value: e.fixed, Anchor: e.anchor}
	if e.fixed == "" {
		t.Precision = e.p.precision()
	}
	switch {
	case e.unresolved != "":
		t.Value, a.Why = "", e.unresolved
	case e.ranged:
		t.Value = e.p.value() + "/" + e.to.value()
	case e.fixed == "":
		t.Value = e.p.value()
	}
	a.Time = t
	return a
}

// reason says in words what the mark rests on.
func (e expr) reason() string {
	switch {
	case e.why != "":
		return e.why
	case e.duration != "":
		return "a length of time"
	case e.anchor == "published":
		return "counted from the article's date"
	case e.anchor == "text":
		return "counted from a date before it in the text"
	}
	return "a date written out"
}

// span is the text of the expression, without the full stop of an abbreviation
// that ends the sentence.
func (f *finder) span(e expr) model.Span {
	s := f.d.Span(tokens.Range{First: e.first, End: e.end})
	if last := e.end - 1; f.d.Tokens[last].Abbreviation && f.code(last) != cNone {
		if k := f.d.SentenceOf(last); e.end == len(f.d.Tokens) || k >= 0 && f.d.Sentences[k].End == e.end {
			s.End--
		}
	}
	return s
}

// remember keeps what later relative dates may count from.
func (f *finder) remember(e expr) {
	if e.duration == "" && e.fixed == "" {
		f.dateAt = e.end
	}
	if e.duration != "" || e.fixed != "" || e.unresolved != "" || !e.p.known() {
		return
	}
	if e.p.grain <= gYear {
		f.year, f.yearEnd = e.p.year, e.end
	}
	if e.p.grain == gDay && !e.ranged {
		f.last, f.lastAt = e.p, e.end
	}
}

// code is the lexicon code of token i, cNone outside the text and across line
// breaks.
func (f *finder) code(i int) code {
	if i < 0 || i >= len(f.words) {
		return cNone
	}
	return f.words[i].code
}

// joined reports whether token i exists and stands on the same line as the one
// before.
func (f *finder) joined(i int) bool {
	if i <= 0 || i >= len(f.d.Tokens) {
		return false
	}
	for k := f.d.Tokens[i-1].End; k < f.d.Tokens[i].Start; k++ {
		if f.d.Text[k] == '\n' {
			return false
		}
	}
	return true
}

// is reports whether token i is one of the words, in lower case, whatever its
// own case.
func (f *finder) is(i int, words ...string) bool {
	if i < 0 || i >= len(f.d.Tokens) {
		return false
	}
	var buf [16]byte
	s := f.d.At(i)
	low := numbers.Lower(s, &buf)
	for _, w := range words {
		if string(low) == w {
			return true
		}
	}
	return false
}

func (f *finder) class(i int) tokens.Class {
	if i < 0 || i >= len(f.d.Tokens) {
		return tokens.Punct
	}
	return f.d.Tokens[i].Class
}

func (f *finder) upper(i int) bool {
	return i >= 0 && i < len(f.d.Tokens) && f.d.Tokens[i].Class == tokens.Word && f.d.Tokens[i].Upper
}

// hyphen reports whether token i is a hyphen or dash.
func (f *finder) hyphen(i int) bool { return f.is(i, "-", "‑", "‐", "–", "—", "−") }

// lowerOf is the lower case of a short word, "" where it is longer than buf.
func lowerOf(s string, buf *[16]byte) string { return string(numbers.Lower(s, buf)) }
