package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"lectern/model/library"
	"lectern/ui/screen"
)

// opening is how far the opening of the articles has come.
type opening struct {
	screen.Progress
	began   time.Time // zero before the first frame
	stopped bool      // by the reader
	reading bool
}

// note takes up what the view says.
func (o *opening) note(v *library.View, now time.Time) {
	o.Done, o.Total, o.reading = v.Read, v.Total, v.Reading
	if !o.began.IsZero() {
		o.Took = now.Sub(o.began)
	}
}

// shown reports whether the reader should be told.
func (o *opening) shown() bool { return o.reading && o.Long() && !o.stopped }

func (o *opening) hints() []screen.Hint {
	return []screen.Hint{{Key: "Ctrl-c", Text: "stop reading"}, {Key: "?", Text: "help"}}
}

// interrupt stops long reading; at any other time it ends the program.
func (m *Model) interrupt() tea.Cmd {
	if !m.opening.shown() {
		return tea.Quit
	}
	m.opening.stopped = true
	m.lib.StopReading()
	m.say("Reading was stopped; what was read stays. Ctrl-c again quits.") // the header tells how far it came
	return nil
}
