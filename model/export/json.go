// Package export writes what the library knows in forms that other programs
// read.
package export

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"lectern/model"
	"lectern/model/library"
)

// Article is an annotated article as JSON. Offsets are code points into Text;
// what is unknown is left out.
type Article struct {
	Path      string        `json:"path"`
	Title     string        `json:"title,omitempty"`
	Source    string        `json:"source,omitempty"`
	Author    string        `json:"author,omitempty"`
	Published string        `json:"published,omitempty"`
	URL       string        `json:"url,omitempty"`
	Language  string        `json:"language,omitempty"`
	Format    string        `json:"format,omitempty"`
	Inferred  []model.Field `json:"inferred,omitempty"`
	// Origins says of fields where they came from, such as "JSON-LD".
	Origins     map[model.Field]string `json:"origins,omitempty"`
	Text        string                 `json:"text"`
	Annotations []Annotation           `json:"annotations"`
	Entities    []Entity               `json:"entities"`
	Links       []Link                 `json:"links,omitempty"`
	Removed     []Removal              `json:"removed,omitempty"`
}

// Link is a stretch of the text that leads to an address.
type Link struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	URL   string `json:"url"`
}

// Annotation is a mark as JSON.
type Annotation struct {
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Text       string  `json:"text"`
	Kind       string  `json:"kind"`
	Mention    string  `json:"mention,omitempty"`
	Entity     string  `json:"entity,omitempty"`
	Value      any     `json:"value,omitempty"`
	By         string  `json:"by,omitempty"`
	Confidence float64 `json:"confidence,omitempty"`
}

// Figure is the value of money, percent and quantity.
type Figure struct {
	Min          float64 `json:"min"`
	Max          float64 `json:"max"`
	Hedge        string  `json:"hedge"`
	Currency     string  `json:"currency,omitempty"`
	Unit         string  `json:"unit,omitempty"`
	Event        string  `json:"event,omitempty"`
	AttributedTo string  `json:"attributed_to,omitempty"`
	Place        string  `json:"place,omitempty"`
	When         string  `json:"when,omitempty"`
}

// Time is the value of date and duration.
type Time struct {
	Timex     string `json:"timex,omitempty"`
	Precision string `json:"precision,omitempty"`
	Anchor    string `json:"anchor,omitempty"`
}

// Quote is the value of quote.
type Quote struct {
	Direct      bool   `json:"direct"`
	Cue         string `json:"cue,omitempty"`
	Speaker     string `json:"speaker,omitempty"`
	SpeakerText string `json:"speaker_text,omitempty"`
}

// Entity is one thing that the article names. The same thing has the same id
// in every article of one library.
type Entity struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"`
	Name      string   `json:"name"`
	Aliases   []string `json:"aliases,omitempty"`
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
}

// Removal is a piece that cleaning kept out of the text.
type Removal struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// ID is an entity's id as JSON has it, "" for none.
func ID(id model.EntityID) string {
	if id == 0 {
		return ""
	}
	return "e" + strconv.Itoa(int(id))
}

// JSONLine writes article i of the view as one line of JSON.
func JSONLine(w io.Writer, v *library.View, i int) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(NewArticle(v, i)); err != nil {
		return fmt.Errorf("%s could not be written as JSON: %w", model.SanitizeLine(v.Articles[i].Path), err)
	}
	return nil
}

// NewArticle is article i of the view in its JSON shape.
func NewArticle(v *library.View, i int) *Article {
	a, d := v.Articles[i], v.Annotated[i]
	out := &Article{
		Path: a.Path, Title: a.Title, Source: a.Source, Author: a.Author, Published: a.Published.String(),
		URL: a.URL, Language: a.Language, Format: a.Format, Inferred: a.Inferred, Origins: a.Origins, Text: a.Text,
		Annotations: []Annotation{}, Entities: []Entity{},
	}
	for _, r := range a.Removed {
		out.Removed = append(out.Removed, Removal{r.Text, r.Reason})
	}
	out.Links = links(a)
	if d == nil {
		return out
	}
	points := newCodePoints(a.Text, d.Annotations)
	var named []model.EntityID
	for _, m := range d.Annotations {
		out.Annotations = append(out.Annotations, annotation(v, i, m, points))
		if m.Kind.IsEntity() {
			named = append(named, v.EntityOf(i, m.Entity))
		}
	}
	slices.Sort(named)
	for _, id := range slices.Compact(named) {
		if e := v.Entity(id); e != nil {
			out.Entities = append(out.Entities, NewEntity(e))
		}
	}
	return out
}

// links are the article's links in code points, counted in one pass: they are in
// order.
func links(a *model.Article) []Link {
	var out []Link
	at, count := 0, 0
	to := func(offset int) int {
		if offset > at {
			count += utf8.RuneCountInString(a.Text[at:offset])
			at = offset
		}
		return count
	}
	for _, l := range a.Links {
		if l.Start < at || l.End < l.Start || l.End > len(a.Text) {
			continue
		}
		start := to(l.Start)
		out = append(out, Link{start, to(l.End), l.URL})
	}
	return out
}

func annotation(v *library.View, article int, m model.Annotation, points codePoints) Annotation {
	text := v.Articles[article].Text
	out := Annotation{
		Start: points[m.Start], End: points[m.End], Text: m.In(text), Kind: m.Kind.String(),
		Mention: m.Form.String(), By: m.By.String(), Confidence: math.Round(m.Confidence*1000) / 1000,
	}
	id := func(local model.EntityID) string { return ID(v.EntityOf(article, local)) }
	if m.Kind.IsEntity() {
		out.Entity = id(m.Entity)
	}
	switch {
	case m.Figure != nil:
		f := m.Figure
		out.Value = Figure{f.Min, f.Max, f.Hedge, f.Currency, f.Unit, f.Event, id(f.AttributedTo), id(f.Place), f.When}
	case m.Time != nil && *m.Time != (model.Time{}):
		out.Value = Time{m.Time.Value, m.Time.Precision, m.Time.Anchor}
	case m.Quote != nil:
		q := m.Quote
		out.Value = Quote{q.Direct, q.Cue, id(q.Speaker), q.SpeakerSpan.In(text)}
	}
	return out
}

// NewEntity is the entity in its JSON shape.
func NewEntity(e *model.Entity) Entity {
	out := Entity{ID: ID(e.ID), Kind: e.Kind.String(), Name: e.Name}
	for _, alias := range e.Aliases {
		named := alias.Form == model.Named || alias.Form == model.Short
		if named && alias.Name != e.Name && !slices.Contains(out.Aliases, alias.Name) {
			out.Aliases = append(out.Aliases, alias.Name)
		}
	}
	if e.Located {
		out.Latitude, out.Longitude = &e.Latitude, &e.Longitude
	}
	return out
}

// codePoints maps the byte offsets that annotations use to code points.
type codePoints map[int]int

// newCodePoints counts once through the text. A byte that is no UTF-8 counts
// as one code point, as it does in the JSON that is written.
func newCodePoints(text string, annotations []model.Annotation) codePoints {
	offsets := make([]int, 0, 2*len(annotations))
	for _, m := range annotations {
		offsets = append(offsets, m.Start, m.End)
	}
	slices.Sort(offsets)
	points := make(codePoints, len(offsets))
	at, count := 0, 0
	for _, o := range slices.Compact(offsets) {
		count += utf8.RuneCountInString(text[at:o])
		at = o
		points[o] = count
	}
	return points
}

// CodePoints is the span in code points of the text.
func CodePoints(text string, s model.Span) (start, end int) {
	start = utf8.RuneCountInString(text[:s.Start])
	return start, start + utf8.RuneCountInString(text[s.Start:s.End])
}
