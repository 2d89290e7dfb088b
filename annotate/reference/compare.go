package reference

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lectern/model"
)

// Result is how an annotator did on one text or several.
type Result struct {
	// Names compares named and short mentions by exact span and kind, under
	// each kind and, under KindNone, all kinds together. Untyped looks at the
	// span alone.
	Names   [model.Group + 1]Count
	Untyped Count
	// Nominals are the nominal mentions found, of those of what the text also
	// names; what else the annotator marks is not held against it, since the
	// reference does not mark all.
	Nominals Share
	// Figures compares money, percentages and quantities by overlap; Values
	// are those of the found ones whose kind and value are right, Currencies
	// those of the sums of money whose currency is, Related what happened, who
	// says so and where, of what the reference tells.
	Figures    Count
	Values     Share
	Currencies Share
	Related    Share
	// Times compares dates and durations by overlap; Resolved are those of the
	// found ones whose value is right.
	Times    Count
	Resolved Share
	// Quotes compares direct speech by overlap; Speakers are those of the found
	// ones whose speaker is right.
	Quotes   Count
	Speakers Share
	// Confidence is the reliability of the named mentions' confidence.
	Confidence Bins
	// Words counts the words of the texts.
	Words    int
	Mistakes []Mistake
}

// Mistake is one thing that the annotator and the reference disagree on.
type Mistake struct {
	Text string // the name of the text
	// What is "missed", "wrong", "kind", "nominal" (missed), "value",
	// "resolved", "speaker", or what a figure relates to: "event", "by", "place".
	What string
	Kind model.Kind
	model.Span
	// Want and Got are the two readings, where there are two.
	Want, Got string
}

// Add adds the result of other texts.
func (r *Result) Add(o Result) {
	for k := range r.Names {
		r.Names[k].Add(o.Names[k])
	}
	r.Untyped.Add(o.Untyped)
	r.Nominals.Add(o.Nominals)
	r.Figures.Add(o.Figures)
	r.Values.Add(o.Values)
	r.Currencies.Add(o.Currencies)
	r.Related.Add(o.Related)
	r.Times.Add(o.Times)
	r.Resolved.Add(o.Resolved)
	r.Quotes.Add(o.Quotes)
	r.Speakers.Add(o.Speakers)
	r.Confidence.Add(o.Confidence)
	r.Words += o.Words
	r.Mistakes = append(r.Mistakes, o.Mistakes...)
}

// comparison is one text while it is compared.
type comparison struct {
	doc  *Document
	text string
	// gold are the marks after the alternatives are settled.
	gold []Mark
	got  []model.Annotation
	// ignored are annotations within a longer reading that the annotator
	// chose: neither right nor wrong.
	ignored []bool
	// linked are the entities under which the annotator has a key's mentions.
	linked map[string]map[model.EntityID]bool
	res    *Result
}

// Compare holds the annotations of one text against its reference. They must
// be of the text doc.Article.Text.
func Compare(doc *Document, got []model.Annotation) Result {
	var res Result
	c := newComparison(doc, got)
	c.res = &res
	res.Words = len(strings.Fields(c.text))
	c.names()
	c.figures()
	c.times()
	c.quotes()
	slices.SortStableFunc(res.Mistakes, func(a, b Mistake) int { return cmp.Compare(a.Start, b.Start) })
	return res
}

func isName(f model.Form) bool { return f == model.Named || f == model.Short || f == model.FormNone }

// names compares named and short mentions, and counts nominal ones.
func (c *comparison) names() {
	hit := make(map[model.Span]bool)
	for i, a := range c.got {
		if !a.Kind.IsEntity() || !isName(a.Form) || c.ignored[i] || hit[a.Span] {
			continue
		}
		gold, optional := c.nameAt(a.Span)
		if gold == nil && optional {
			continue
		}
		hit[a.Span] = true
		right := gold != nil && gold.Kind == a.Kind
		c.res.Confidence.Note(a.Confidence, right)
		switch {
		case right:
			c.tally(a.Kind, Count{Right: 1})
		case gold != nil:
			c.tally(a.Kind, Count{Wrong: 1})
			c.tally(gold.Kind, Count{Missed: 1})
			c.mistake("kind", gold.Kind, a.Span, gold.Kind.String(), a.Kind.String())
		default:
			c.tally(a.Kind, Count{Wrong: 1})
			c.mistake("wrong", a.Kind, a.Span, "", a.Why)
		}
		if gold != nil {
			c.res.Untyped.Right++
		} else {
			c.res.Untyped.Wrong++
		}
	}
	for _, m := range c.gold {
		switch {
		case !m.Kind.IsEntity() || m.Optional:
		case m.Form == model.Nominal:
			if !c.named(m.Key) {
				continue
			}
			found := c.find(m) != nil
			c.res.Nominals.count(found)
			if !found {
				c.mistake("nominal", m.Kind, m.Span, "", "")
			}
		case !hit[m.Span]:
			c.tally(m.Kind, Count{Missed: 1})
			c.res.Untyped.Missed++
			c.mistake("missed", m.Kind, m.Span, "", "")
		}
	}
}

// named reports whether the text names the thing somewhere.
func (c *comparison) named(key string) bool {
	return slices.ContainsFunc(c.gold, func(m Mark) bool { return m.Kind.IsEntity() && m.Key == key && m.Form != model.Nominal })
}

// nameAt is the required named mention with the span; optional reports whether
// an optional one overlaps it.
func (c *comparison) nameAt(s model.Span) (gold *Mark, optional bool) {
	for i := range c.gold {
		m := &c.gold[i]
		switch {
		case !m.Kind.IsEntity() || m.Form == model.Nominal:
		case m.Optional:
			optional = optional || m.Overlaps(s)
		case m.Span == s:
			return m, false
		}
	}
	return nil, optional
}

func (c *comparison) tally(k model.Kind, n Count) {
	c.res.Names[k].Add(n)
	c.res.Names[model.KindNone].Add(n)
}

func (c *comparison) mistake(what string, k model.Kind, s model.Span, want, got string) {
	c.res.Mistakes = append(c.res.Mistakes, Mistake{Text: c.doc.Name, What: what, Kind: k, Span: s, Want: want, Got: got})
}

// pairs matches marks with annotations one to one by overlap, in reading
// order, and counts. Each pair is given to found.
func (c *comparison) pairs(count *Count, gold func(Mark) bool, got func(model.Annotation) bool, found func(Mark, *model.Annotation)) {
	used := make([]bool, len(c.got))
	for _, m := range c.gold {
		if !gold(m) || m.Optional {
			continue
		}
		i := slices.IndexFunc(c.got, func(a model.Annotation) bool { return got(a) && a.Overlaps(m.Span) })
		for i >= 0 && used[i] {
			next := slices.IndexFunc(c.got[i+1:], func(a model.Annotation) bool { return got(a) && a.Overlaps(m.Span) })
			if next < 0 {
				i = -1
				break
			}
			i += 1 + next
		}
		if i < 0 {
			count.Missed++
			c.mistake("missed", m.Kind, m.Span, "", "")
			continue
		}
		used[i] = true
		count.Right++
		found(m, &c.got[i])
	}
	for i, a := range c.got {
		if used[i] || !got(a) || slices.ContainsFunc(c.gold, func(m Mark) bool {
			return m.Optional && m.Overlaps(a.Span) && !m.Kind.IsEntity()
		}) {
			continue
		}
		count.Wrong++
		c.mistake("wrong", a.Kind, a.Span, "", a.Why)
	}
}

func (c *comparison) figures() {
	c.pairs(&c.res.Figures,
		func(m Mark) bool { return m.Kind.IsFigure() },
		func(a model.Annotation) bool { return a.Kind.IsFigure() },
		func(m Mark, a *model.Annotation) {
			f := a.Figure
			if f == nil {
				f = &model.Figure{}
			}
			if m.Valued {
				right := a.Kind == m.Kind && same(m.Min, f.Min) && same(m.Max, f.Max)
				c.res.Values.count(right)
				if m.Kind == model.Money {
					c.res.Currencies.count(m.Currency == f.Currency)
				}
				if !right || m.Currency != f.Currency {
					c.mistake("value", m.Kind, m.Span, amount(m.Kind, m.Min, m.Max, m.Currency), amount(a.Kind, f.Min, f.Max, f.Currency))
				}
			}
			if m.Event != "" {
				c.related("event", m, m.Event, f.Event, sameEvent(m.Event, f.Event))
			}
			if m.By != "" {
				c.related("by", m, m.By, c.mentionOf(f.AttributedTo), c.linked[m.By][f.AttributedTo])
			}
			if m.Place != "" {
				c.related("place", m, m.Place, c.mentionOf(f.Place), c.linked[m.Place][f.Place])
			}
		})
}

func (c *comparison) related(what string, m Mark, want, got string, right bool) {
	c.res.Related.count(right)
	if !right {
		c.mistake(what, m.Kind, m.Span, want, got)
	}
}

func (c *comparison) times() {
	c.pairs(&c.res.Times,
		func(m Mark) bool { return m.Kind.IsTime() },
		func(a model.Annotation) bool { return a.Kind.IsTime() },
		func(m Mark, a *model.Annotation) {
			if !m.Valued {
				return
			}
			value := ""
			if a.Time != nil {
				value = a.Time.Value
			}
			right := sameTime(m.Timex, value)
			c.res.Resolved.count(right)
			if !right {
				c.mistake("resolved", m.Kind, m.Span, m.Timex, value)
			}
		})
}

func (c *comparison) quotes() {
	c.pairs(&c.res.Quotes,
		func(m Mark) bool { return m.Kind == model.QuoteKind },
		func(a model.Annotation) bool { return a.Kind == model.QuoteKind && a.Quote != nil && a.Quote.Direct },
		func(m Mark, a *model.Annotation) {
			if m.Key == "" {
				return
			}
			right := c.linked[m.Key][a.Quote.Speaker]
			c.res.Speakers.count(right)
			if !right {
				c.mistake("speaker", m.Kind, m.Span, m.Key, a.Quote.SpeakerSpan.In(c.text))
			}
		})
}

// same reports whether two values agree to a thousandth.
func same(a, b float64) bool {
	d := a - b
	return d == 0 || max(d, -d) <= 1e-3*max(a, -a, b, -b)
}

// sameTime compares two TIMEX3 values; the annotator may tell the time of a day
// of which the reference gives the day alone ("2017-04-06TNI").
func sameTime(want, got string) bool {
	if want == got {
		return true
	}
	day, _, timed := strings.Cut(got, "T")
	return timed && day == want
}

// sameEvent compares verbs by their first four letters, "killed" and "kill";
// all words for dying are one.
func sameEvent(a, b string) bool {
	stem := func(s string) string {
		s = strings.ToLower(s)
		switch s = s[:min(len(s), 4)]; s {
		case "dead", "deat", "died", "die", "peri", "toll", "drow":
			return "kill"
		}
		return s
	}
	return stem(a) == stem(b)
}

func amount(k model.Kind, low, high float64, currency string) string {
	s := strconv.FormatFloat(low, 'g', -1, 64)
	if low != high {
		s += ".." + strconv.FormatFloat(high, 'g', -1, 64)
	}
	return strings.TrimSpace(k.String() + " " + s + " " + currency)
}

// mentionOf is how the text first names the annotator's entity; "" for zero.
func (c *comparison) mentionOf(id model.EntityID) string {
	for _, a := range c.got {
		if id != 0 && a.Entity == id && a.Kind.IsEntity() {
			return a.In(c.text)
		}
	}
	return ""
}
