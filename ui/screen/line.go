package screen

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/ui/style"
)

// Line builds one row of the screen. Whatever is added, it never grows beyond
// its width: text that does not fit ends in "…". All text passes through
// sanitising, so that nothing from a file reaches the terminal as an
// instruction.
type Line struct {
	styles *style.Styles
	b      strings.Builder
	// used and max are cells.
	used, max int
}

// Line starts an empty row of at most width cells.
func (c *Context) Line(width int) *Line {
	return &Line{styles: c.Styles, max: max(0, width)}
}

// Add appends text in the look of the roles.
func (l *Line) Add(text string, roles ...style.Role) *Line {
	text = Clip(text, l.max-l.used)
	if text == "" {
		return l
	}
	l.used += ansi.StringWidth(text)
	l.b.WriteString(l.styles.Render(text, roles...))
	return l
}

// AddLink is Add with the text made a link that a terminal may open, where the
// address is fit for that.
func (l *Line) AddLink(text, address string, roles ...style.Role) *Line {
	if l.used >= l.max || !model.Followable(address) {
		return l.Add(text, roles...)
	}
	l.b.WriteString(ansi.SetHyperlink(address))
	l.Add(text, roles...)
	l.b.WriteString(ansi.ResetHyperlink())
	return l
}

// Fit appends text in a column of exactly width cells.
func (l *Line) Fit(text string, width int, roles ...style.Role) *Line {
	end := min(l.max, l.used+width)
	return l.Add(Clip(text, width), roles...).To(end)
}

// FitRight is Fit with the text at the column's right end.
func (l *Line) FitRight(text string, width int, roles ...style.Role) *Line {
	text = Clip(text, width)
	return l.To(l.used+width-ansi.StringWidth(text)).Add(text, roles...)
}

// To fills with blanks up to column col.
func (l *Line) To(col int) *Line {
	if n := min(col, l.max) - l.used; n > 0 {
		l.b.WriteString(strings.Repeat(" ", n))
		l.used += n
	}
	return l
}

// Used is the number of cells that are filled.
func (l *Line) Used() int { return l.used }

// Left is the number of cells that are left.
func (l *Line) Left() int { return l.max - l.used }

// String is the row as it goes to the terminal.
func (l *Line) String() string { return l.b.String() }

// Clip is text on one line, safe for a terminal, and cut to at most width
// cells; where something was cut off it ends in "…".
func Clip(text string, width int) string {
	if width <= 0 {
		return ""
	}
	return ansi.Truncate(safe(text), width, "…")
}

// safe is text as one line that a terminal may be given. Blanks at its ends,
// which align columns, stay.
func safe(text string) string {
	if !strings.Contains(text, "\n") && model.Sanitize(text) == text {
		return text
	}
	return model.SanitizeLine(text)
}

// ClipLeft is Clip that keeps the end of the text.
func ClipLeft(text string, width int) string {
	text = safe(text)
	w := ansi.StringWidth(text)
	switch {
	case width <= 0:
		return ""
	case w <= width:
		return text
	case width == 1:
		return "…"
	}
	return ansi.TruncateLeft(text, w-width+1, "…")
}

// ClipWords is Clip that cuts after a whole word, where there is one.
func ClipWords(text string, width int) string {
	out := Clip(text, width)
	if ansi.StringWidth(safe(text)) <= width {
		return out
	}
	words := strings.TrimSuffix(out, "…")
	if i := strings.LastIndexByte(words, ' '); i > 0 {
		return strings.TrimRight(words[:i], " ,;:") + "…"
	}
	return out
}

// ClipWordsLeft is ClipLeft that cuts before a whole word, where there is one.
func ClipWordsLeft(text string, width int) string {
	out := ClipLeft(text, width)
	if ansi.StringWidth(safe(text)) <= width {
		return out
	}
	words := strings.TrimPrefix(out, "…")
	if strings.HasSuffix(strings.TrimSuffix(safe(text), words), " ") {
		return out // it was cut before a word
	}
	if i := strings.IndexByte(words, ' '); i >= 0 {
		return "…" + words[i+1:]
	}
	return out
}

// Plural is a count with its noun: "1 mention", "2 mentions".
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Count(n) + " " + many
}

// Unquote is the text without the quotation marks around it.
func Unquote(s string) string { return strings.Trim(s, "\"“”„«»‘’' ") }

// Wrap breaks text at spaces into rows of at most width cells.
func Wrap(text string, width int) []string {
	if width <= 0 || text == "" {
		return nil
	}
	wrapped := ansi.Wrap(safe(text), width, "")
	rows := strings.Split(wrapped, "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return rows
}

// Pad fills rows up to height, or cuts them.
func Pad(rows []string, height int) []string {
	if len(rows) > height {
		return rows[:max(0, height)]
	}
	for len(rows) < height {
		rows = append(rows, "")
	}
	return rows
}
