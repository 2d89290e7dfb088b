// Package model holds what the program talks about: articles, spans, kinds,
// annotations, entities, figures, quotes. It is data with small helpers: it
// does no I/O, imports the standard library alone, and is never a Bubble Tea
// model.
package model

// Field names a piece of an article's metadata.
type Field string

// The fields that can be inferred from the running text.
const (
	FieldTitle     Field = "title"
	FieldSource    Field = "source"
	FieldAuthor    Field = "author"
	FieldPublished Field = "published"
	FieldURL       Field = "url"
	FieldLanguage  Field = "language"
)

// Article is one text with its metadata. It does not change once it is made.
type Article struct {
	// Path is where the text came from, as the reader gave it; "-" is standard
	// input. It is raw: sanitise it before showing it.
	Path string
	// Format is what kind of file it was, for a person: "PDF", "web page".
	Format string
	// Title, Source, Author, URL are sanitised; "" where unknown.
	Title, Source, Author, URL string
	// Published is the day of publication; the zero Day is undated.
	Published Day
	// Language is a BCP 47 tag such as "en"; "" where unknown.
	Language string
	// Inferred lists the fields that were read out of the running text rather
	// than given as metadata, and those that metadata only suggests.
	Inferred []Field
	// Origins says of fields that metadata gave where they came from, such as
	// "JSON-LD" or "mail header".
	Origins map[Field]string
	// Text is the reading text: valid UTF-8 without control characters other
	// than the newline, paragraphs parted by one blank line ("\n\n").
	Text string
	// Paragraphs are the blocks of Text, in order, without their newlines.
	Paragraphs []Paragraph
	// Links lead out of the text, in its order; they do not overlap.
	Links []Link
	// Removed is what cleaning took out, in the order of the file.
	Removed []Removal
	// Partial says that the text is only the beginning of the file: the rest
	// is still being read.
	Partial bool
}

// Origin says where the field came from: as Origins has it, else "text" where it
// was inferred, "" where nothing is known.
func (a *Article) Origin(f Field) string {
	if o := a.Origins[f]; o != "" || !a.IsInferred(f) {
		return o
	}
	return "text"
}

// IsInferred reports whether the field was read out of the running text.
func (a *Article) IsInferred(f Field) bool {
	for _, g := range a.Inferred {
		if f == g {
			return true
		}
	}
	return false
}

// Role says what part a paragraph plays in its article.
type Role uint8

// The roles of a paragraph.
const (
	Body Role = iota
	Heading
	Caption
	ListItem
	BlockQuote
	// TableRow is a row of a table, its cells parted by " · ".
	TableRow
)

// Paragraph is a block of Article.Text.
type Paragraph struct {
	Span
	Role Role
	// Level is how deep a list item or a block quote lies in others; 0 is the
	// outermost.
	Level uint8
}

// Link is a stretch of Article.Text that leads to an address.
type Link struct {
	Span
	// URL is absolute, sanitised, with the scheme http, https or mailto.
	URL string
}

// Removal is a piece of the file that cleaning kept out of the reading text.
type Removal struct {
	// Text is what was removed, sanitised.
	Text string
	// Reason says why in a few words, such as "advertising label".
	Reason string
	// At is the byte offset in Article.Text before which the piece stood.
	At int
	// Inline says that the piece stood within a paragraph, not between two.
	Inline bool
}
