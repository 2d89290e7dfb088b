package textview

import (
	"lectern/model"
)

// Query is what to look for, prepared once. It matches without regard to
// diacritics, to the shape of quotation marks and dashes, and to how white space
// is written; and to case, unless it has an upper-case letter. It is literal,
// not a regular expression, and does not change once made.
type Query struct {
	text string
}

// NewQuery prepares a query. One without anything but white space finds nothing.
func NewQuery(text string) *Query { return &Query{text: text} }

// Empty reports whether the query can find nothing.
func (q *Query) Empty() bool { return q.text == "" }

// Next is the first match that begins at or after the offset.
func (q *Query) Next(text string, from int) (model.Span, bool) { return model.Span{}, false }

// Prev is the last match that begins before the offset.
func (q *Query) Prev(text string, from int) (model.Span, bool) { return model.Span{}, false }

// In are the matches that share a byte with the span, such as what is on the
// screen.
func (q *Query) In(text string, span model.Span) []model.Span { return nil }

// Find are all matches of the query in text, without overlaps.
func Find(text, query string) []model.Span { return nil }
