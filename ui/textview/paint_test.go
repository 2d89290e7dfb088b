package textview_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/ui/style"
	"lectern/ui/textview"
	"lectern/ui/uitest"
)

const painted = "A heading\n\n" +
	"“We were told on Friday”, said Rami Abdel Rahman of the Observatory, a monitoring group, " +
	"“that at least 49 troops had been killed near Palmyra.”\n\nThe café closed."

// mark is the mark of the first stretch of the painted text that reads so.
func mark(t *testing.T, stretch string, role style.Role) textview.Mark {
	t.Helper()
	at := strings.Index(painted, stretch)
	if at < 0 {
		t.Fatalf("%q is not in the text", stretch)
	}
	return textview.Mark{Span: model.Span{Start: at, End: at + len(stretch)}, Role: role}
}

func frame(t *testing.T) textview.Frame {
	marks := []textview.Mark{
		mark(t, "“We were told on Friday”", style.Quote), mark(t, "Friday", style.Date),
		mark(t, "Rami Abdel Rahman", style.Person), mark(t, "the Observatory", style.Organization),
		mark(t, "a monitoring group", style.Organization), mark(t, "a monitoring group", style.Weak),
		mark(t, "“that at least 49 troops had been killed near Palmyra.”", style.Quote),
		mark(t, "at least 49 troops", style.Quantity), mark(t, "Palmyra", style.Place),
	}
	return textview.Frame{
		Marks: []*textview.Index{textview.NewIndex(marks)},
		Overlays: []textview.Mark{
			mark(t, "the Observatory", style.Pivot), mark(t, "a monitoring group", style.Pivot),
			mark(t, "Rahman of the", style.Hit), mark(t, "Palmyra", style.Focus),
		},
		Signs: []textview.Sign{{Span: mark(t, "Palmyra", style.Focus).Span, Text: style.FocusSign, Role: style.Accent}},
	}
}

func newView() *textview.View {
	end := strings.Index(painted, "\n")
	body := strings.Index(painted, "\n\nThe café")
	return textview.New(painted, []model.Paragraph{
		{Span: model.Span{Start: 0, End: end}, Role: model.Heading},
		{Span: model.Span{Start: end + 2, End: body}},
		{Span: model.Span{Start: body + 2, End: len(painted)}},
	})
}

func TestPaint(t *testing.T) {
	for _, theme := range []string{"dark", "light", "16", "none"} {
		t.Run(theme, func(t *testing.T) {
			v := newView()
			v.Resize(44, 10)
			rows := v.Paint(style.New(colorprofile.TrueColor, true, theme), frame(t))
			uitest.Golden(t, "", uitest.Draw(strings.Join(rows, "\n"), 46, 10).Describe())
		})
	}
}

// TestPaintPads asks for full rows where they are to be joined with others.
func TestPaintPads(t *testing.T) {
	v := newView()
	v.Resize(30, 14)
	f := frame(t)
	f.Pad, f.Margin = true, 3
	rows := v.Paint(style.New(colorprofile.TrueColor, true, "dark"), f)
	if len(rows) != 14 {
		t.Errorf("%d rows, want 14", len(rows))
	}
	for i, row := range rows {
		if got, want := ansi.StringWidth(row), 3+textview.Gutter+30; got != want {
			t.Errorf("row %d is %d cells wide, want %d: %q", i, got, want, row)
		}
	}
}

// TestPaintHides switches a kind off: it leaves no trace.
func TestPaintHides(t *testing.T) {
	v := newView()
	v.Resize(44, 10)
	styles := style.New(colorprofile.TrueColor, true, "dark")
	f := frame(t)
	f.Overlays, f.Signs = nil, nil
	f.Hidden = style.SetOf(style.Quote, style.Date, style.Person, style.Organization, style.Weak, style.Quantity, style.Place)
	want := v.Paint(styles, textview.Frame{})
	for i, row := range v.Paint(styles, f) {
		if row != want[i] {
			t.Errorf("row %d is %q, want %q", i, row, want[i])
		}
	}
}

// TestSignsRunOn paints a quote of two paragraphs: its bar does not break off
// between them.
func TestSignsRunOn(t *testing.T) {
	v := newView()
	v.Resize(60, 10)
	body := strings.Index(painted, "“We")
	marks := []textview.Mark{{Span: model.Span{Start: body, End: len(painted)}, Role: style.Quote}}
	rows := v.Paint(style.New(colorprofile.ASCII, true, ""), textview.Frame{Marks: []*textview.Index{textview.NewIndex(marks)}})
	for i, row := range rows {
		if got, want := strings.HasPrefix(ansi.Strip(row), "│"), i >= 2; got != want {
			t.Errorf("row %d has a bar: %v, want %v", i, got, want)
		}
	}
}
