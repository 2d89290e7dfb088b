package uitest

import (
	"reflect"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// Idler is implemented by a model that counts its own jobs. Idle reports that
// no job is in flight and no message is owed, timers aside. A model without it
// is idle when every command that it started has come back, which is never true
// of one that ticks.
type Idler interface{ Idle() bool }

// tracker stands between the program and the model under test and counts what
// is in flight: keys typed, commands started, answers that the terminal owes.
type tracker struct {
	mu       sync.Mutex
	changed  chan struct{} // closed and made anew at every change
	commands int
	inputs   int // key presses and pastes that arrived
	owed     int // answers asked of the terminal
	content  string
	idle     bool
	idler    bool // the model says itself when it is idle
}

func newTracker() *tracker { return &tracker{changed: make(chan struct{})} }

func (t *tracker) change(f func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f()
	close(t.changed)
	t.changed = make(chan struct{})
}

// model is the model under test as the program sees it.
type model struct {
	inner   tea.Model
	tracker *tracker
}

// envelope carries a command's message to the filter, so that the command is
// counted until its message is handled.
type envelope struct{ msg tea.Msg }

// poke does nothing but make the program look at its state once more.
type poke struct{}

func (m model) Init() tea.Cmd { return m.tracker.wrap(m.inner.Init()) }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(poke); ok {
		return m, nil
	}
	inner, cmd := m.inner.Update(msg)
	cmd = m.tracker.wrap(cmd)
	return model{inner, m.tracker}, cmd
}

func (m model) View() tea.View {
	v := m.inner.View()
	idle := true
	i, idler := m.inner.(Idler)
	if idler {
		idle = i.Idle()
	}
	m.tracker.change(func() { m.tracker.content, m.tracker.idle, m.tracker.idler = v.Content, idle, idler })
	return v
}

// wrap counts a command until its message is handled.
func (t *tracker) wrap(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	t.change(func() { t.commands++ })
	return func() tea.Msg {
		msg := cmd()
		if t.wrapAll(msg) {
			t.change(func() { t.commands-- })
			return msg
		}
		return envelope{msg}
	}
}

// wrapAll wraps the commands of a batch or a sequence in place.
func (t *tracker) wrapAll(msg tea.Msg) bool {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return false
	}
	for i := range v.Len() {
		if cmd, ok := v.Index(i).Interface().(tea.Cmd); ok && cmd != nil {
			v.Index(i).Set(reflect.ValueOf(t.wrap(cmd)))
		}
	}
	return true
}

// filter sees every message before the program does.
func (t *tracker) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if e, ok := msg.(envelope); ok {
		msg = e.msg
		t.change(func() { t.commands-- })
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		t.change(func() { t.inputs++ })
	case tea.BackgroundColorMsg:
		t.change(func() { t.owed = max(t.owed-1, 0) })
	}
	if strings.HasSuffix(reflect.TypeOf(msg).String(), ".backgroundColorMsg") {
		t.change(func() { t.owed++ })
	}
	return msg
}
