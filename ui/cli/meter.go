package cli

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"lectern/ui/screen"
)

// meter shows the progress of long work on a terminal's last row, and nothing
// anywhere else.
type meter struct {
	w     io.Writer // nil for none
	began time.Time
	shown time.Time
	width int
}

// meterEvery is the time between two looks of the meter.
const meterEvery = 100 * time.Millisecond

// meter is one on standard error, where that is a terminal.
func (p Program) meter() *meter {
	m := &meter{began: time.Now()}
	if f, ok := p.Stderr.(*os.File); ok && term.IsTerminal(f.Fd()) {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 1 {
			m.w, m.width = p.Stderr, width-1
		}
	}
	return m
}

// show shows how much is done, where the work takes long and the last look is
// some time ago.
func (m *meter) show(verb string, done, total int) {
	if m.w == nil || time.Since(m.shown) < meterEvery {
		return
	}
	if p := (screen.Progress{Done: done, Total: total, Took: time.Since(m.began)}); p.Long() {
		m.shown = time.Now()
		fmt.Fprintf(m.w, "\r%s%s", ansi.Truncate(verb+" "+p.String(), m.width, "…"), ansi.EraseLineRight)
	}
}

// clear takes the meter away.
func (m *meter) clear() {
	if m.w != nil && !m.shown.IsZero() {
		fmt.Fprint(m.w, "\r"+ansi.EraseLineRight)
	}
}
