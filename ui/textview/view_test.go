package textview

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"lectern/model"
	"lectern/ui/style"
)

func TestPaintPlain(t *testing.T) {
	v := New("The Syrian Observatory said so.\n\nOn Friday.", []model.Paragraph{
		{Span: model.Span{Start: 0, End: 31}}, {Span: model.Span{Start: 33, End: 43}},
	})
	v.Resize(12, 6)
	got := strings.Join(v.Paint(style.New(colorprofile.ASCII, true, ""), Frame{}), "\n")
	want := "  The Syrian\n  Observatory\n  said so.\n\n  On Friday."
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
