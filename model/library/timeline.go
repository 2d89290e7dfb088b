package library

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"lectern/model"
)

// Event is a date that a text names, with the sentence that it dates.
type Event struct {
	// Article is the index of the article in View.Articles, Index that of the
	// date among its annotations; the span is the date's own words.
	Article, Index int
	model.Span
	// Value is the date as a TIMEX3 value, "" where it could not be resolved;
	// Precision how exact it is: "time", "day", "week", "month", "season",
	// "quarter", "year", "decade", "century" or "range".
	Value, Precision string
	// Stretch is the days that it names; empty where Reason says why none.
	Stretch
	// Sentence is the sentence that names the date.
	Sentence model.Span
	// Entities are the entities that the sentence mentions, in whatever form:
	// people and organisations, then places, then groups, each in the order of
	// the text.
	Entities []model.EntityID
	// Reason says why the date has no place in the calendar; "" where it has.
	Reason string
}

// Timeline is the dates that texts name.
type Timeline struct {
	// Events are in the order of time; of those that begin on one day the
	// longest comes first, as "2016" does before "2016-01-01", then they stand
	// in reading order.
	Events []Event
	// Unresolved are those without a place in the calendar, in reading order.
	Unresolved []Event
}

// timelineKey keys the timeline among the view's facts.
type timelineKey struct{}

func (v *View) timeline() *Timeline {
	f, ok := v.facts.Load(timelineKey{})
	if !ok {
		f, _ = v.facts.LoadOrStore(timelineKey{}, sync.OnceValue(v.findTimeline))
	}
	return f.(func() *Timeline)()
}

// WarmTimeline finds the dates of all articles, so that a screen that asks
// later need not wait.
func (v *View) WarmTimeline() { v.timeline() }

// Timeline is the dates in sentences that mention the entity (zero for any), of
// the article (an index plus one, zero for any). Durations are none. The caller
// must not change it.
func (v *View) Timeline(entity model.EntityID, article int) Timeline {
	t := v.timeline()
	if entity == 0 && article == 0 {
		return *t
	}
	only := func(all []Event) []Event {
		var found []Event
		for _, e := range all {
			if article != 0 && e.Article != article-1 || entity != 0 && !slices.Contains(e.Entities, entity) {
				continue
			}
			found = append(found, e)
		}
		return found
	}
	return Timeline{only(t.Events), only(t.Unresolved)}
}

func (v *View) findTimeline() *Timeline {
	t := &Timeline{}
	for i, d := range v.Annotated {
		if d == nil {
			continue
		}
		for j := range d.Annotations {
			a := &d.Annotations[j]
			if a.Kind != model.Date || a.Time == nil {
				continue
			}
			e := v.newEvent(i, j, a)
			if e.Reason == "" {
				t.Events = append(t.Events, e)
			} else {
				t.Unresolved = append(t.Unresolved, e)
			}
		}
	}
	slices.SortStableFunc(t.Events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To))
	})
	return t
}

func (v *View) newEvent(article, index int, a *model.Annotation) Event {
	e := Event{Article: article, Index: index, Span: a.Span, Value: a.Time.Value, Sentence: v.Sentence(article, a.Start)}
	if !e.Sentence.Covers(a.Span) {
		e.Sentence = a.Span
	}
	e.Entities = v.actors(article, e.Sentence)
	var ok bool
	if e.Stretch, e.Precision, ok = stretchOf(e.Value); !ok {
		e.Stretch = Stretch{}
		e.Precision = a.Time.Precision
		e.Reason = v.whyUnresolved(article, a)
	}
	return e
}

// whyUnresolved says why a date has no place in the calendar.
func (v *View) whyUnresolved(article int, a *model.Annotation) string {
	switch value := a.Time.Value; {
	case value == "" && a.Why != "":
		return a.Why
	case value == "", strings.Contains(value, "XX"):
		if v.Articles[article].Published.Known() {
			return "the text gives no year"
		}
		return "the article gives no date"
	}
	return "the words name no day"
}

// actors are the entities that the span mentions: people and organisations
// first, then places, then groups, which are mostly the nationality of a name.
func (v *View) actors(article int, s model.Span) []model.EntityID {
	var acting, places, groups []model.EntityID
	for _, a := range between(v.Annotated[article].Annotations, s) {
		if !a.Kind.IsEntity() {
			continue
		}
		id := v.EntityOf(article, a.Entity)
		if id == 0 || slices.Contains(acting, id) || slices.Contains(places, id) || slices.Contains(groups, id) {
			continue
		}
		switch a.Kind {
		case model.Place:
			places = append(places, id)
		case model.Group:
			groups = append(groups, id)
		default:
			acting = append(acting, id)
		}
	}
	return append(append(acting, places...), groups...)
}

// NameIn is the name by which the span of the article calls the entity first,
// its canonical name where it only describes it; "" where it has none.
func (v *View) NameIn(article int, s model.Span, id model.EntityID) string {
	d := v.Annotated[article]
	if d == nil {
		return ""
	}
	for _, a := range between(d.Annotations, s) {
		if (a.Form == model.Named || a.Form == model.Short) && v.EntityOf(article, a.Entity) == id {
			return a.In(v.Articles[article].Text)
		}
	}
	if e := v.Entity(id); e != nil {
		return e.Name
	}
	return ""
}

// Density is how many events lie in each of the buckets from first on.
type Density struct {
	Zoom  Zoom
	First int
	// Counts are the numbers of events that lie in one bucket whole.
	Counts []int
	// Coarse is the number of those that name more than one bucket, which no
	// bucket counts.
	Coarse int
}

// densityLimit bounds the buckets of a density: a text that names both Caesar
// and last Tuesday would else ask for a million days.
const densityLimit = 1 << 16

// NewDensity counts the events, which are in the order of time.
func NewDensity(events []Event, z Zoom) Density {
	d := Density{Zoom: z}
	first, last := 0, 0
	for i, e := range events {
		from, to := z.Bucket(e.From), z.Bucket(e.To)
		if i == 0 {
			first, last = from, to
		}
		first, last = min(first, from), max(last, to)
	}
	if len(events) == 0 {
		return d
	}
	// What lies further back than the limit is left out: the eye looks for news.
	d.First = max(first, last-densityLimit+1)
	d.Counts = make([]int, last-d.First+1)
	for _, e := range events {
		from, to := z.Bucket(e.From), z.Bucket(e.To)
		switch {
		case from != to:
			d.Coarse++
		case from >= d.First:
			d.Counts[from-d.First]++
		}
	}
	return d
}

// Count is the number of events in the bucket.
func (d Density) Count(bucket int) int {
	if i := bucket - d.First; i >= 0 && i < len(d.Counts) {
		return d.Counts[i]
	}
	return 0
}

// BestZoom is the closest zoom in which the middle four fifths of the events
// lie within so many buckets.
func BestZoom(events []Event, buckets int) Zoom {
	if len(events) == 0 {
		return ByMonth
	}
	// Events that name a year and more say little about where the others lie.
	exact := events
	if days := slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return e.Days() > 31 }); len(days) > 0 {
		exact = days
	}
	lo, hi := exact[len(exact)/10], exact[len(exact)-1-len(exact)/10]
	for z := ByDay; z < ByDecade; z++ {
		if z.Bucket(hi.To)-z.Bucket(lo.From) < buckets {
			return z
		}
	}
	return ByDecade
}
