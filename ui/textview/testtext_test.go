package textview

import (
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/ui/style"
)

func span(start, end int) model.Span { return model.Span{Start: start, End: end} }

// english is a paragraph of news with the typography of news.
const english = "The council’s vote — the third this year — was put off on Tuesday after “a long and bitter” debate, " +
	"the mayor’s office said. At least 1,200 people had signed the petition, which asks for the market hall to stay " +
	"open until 2027; some 40 per cent of the stalls are empty. Ms Okafor, a trader for thirty years, told reporters: " +
	"“We will be here on Monday, and the Monday after that.”\n\n"

// repeat is a text of about so many bytes, made of paragraphs, and the
// paragraphs.
func repeat(bytes int) (string, []model.Paragraph) {
	n := max(bytes/len(english), 1)
	paragraphs := make([]model.Paragraph, n)
	for i := range paragraphs {
		start := i * len(english)
		paragraphs[i].Span = span(start, start+len(english)-2)
	}
	return strings.Repeat(english, n), paragraphs
}

// manyMarks are so many marks of all kinds spread over a text of so many bytes,
// some over each other. The text must be of repeat, so that they can be put on
// whole words.
func manyMarks(n, bytes int) []Mark {
	marks := make([]Mark, 0, n)
	roles := []style.Role{style.Person, style.Place, style.Organization, style.Date, style.Quantity, style.Quote}
	for i := range n {
		at := int(int64(i) * int64(bytes) / int64(n))
		role := roles[i%len(roles)]
		size := 12
		if role == style.Quote {
			size = 120
		}
		marks = append(marks, Mark{span(at, min(at+size, bytes)), role})
	}
	return marks
}

// plain are the rows on the screen without styles.
func plain(v *View) string {
	return ansi.Strip(strings.Join(v.Paint(style.New(colorprofile.NoTTY, true, ""), Frame{}), "\n"))
}
