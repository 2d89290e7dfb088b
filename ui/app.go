// Package ui is the program on the screen: the root Bubble Tea model. It owns
// the state that screens share (what is walked, where to go back to, what is
// typed), routes keys and messages, and draws header and status line. What a
// screen shows is the screen's own business.
package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/reader"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// Options are what the command line decides.
type Options struct {
	// Theme is one of style.Names; "" is "auto".
	Theme string
	// Keys is the map of keys; nil is the default one.
	Keys *keymap.Map
	// Paths are what was opened, as the command line had it; none for the seeds.
	Paths []string
	// Relocate keeps where the reader says that a place lies; nil keeps nothing.
	Relocate func(e *model.Entity, latitude, longitude float64, country string) error
	// Keeper keeps what the reader wants to stay; nil keeps nothing.
	Keeper Keeper
	// Shown is called once the first frame is out; nil for nothing.
	Shown func()
	// Name is what the header calls the library, such as a folder's name; ""
	// shows the program's own.
	Name string
}

// Model is the root model. Make one with New.
type Model struct {
	lib    *library.Library
	opts   Options
	ctx    *screen.Context
	reader *reader.Model
	// over are the screens that lie over the reader, the topmost last.
	over []screen.Screen

	walk  *walk // nil for none
	trail []step
	// walking says that the last key was n or N: a run of them is one step
	// back, not one each.
	walking bool

	strokes string // of a key of several strokes, so far
	count   int    // before a key, as in 5j
	prompt  *prompt
	mouse   mouse
	looking looking
	status  string // a message; the next key takes it away
	search  search
	// outside is how many things go on that a key began and a message ends: a
	// browser that opens, an article that is read again.
	outside int
	opening opening
	// complete says that the library will not change any more.
	complete bool

	profile       colorprofile.Profile
	dark          bool
	width, height int
}

// changedMsg says that the library has a new view; complete that it is the last.
type changedMsg struct{ complete bool }

// firstFrame is how long the first frame has the processor for itself: some
// refreshes of the screen at 120 Hz.
const firstFrame = 30 * time.Millisecond

// beginMsg says that the first frame is out, and that the library may work.
type beginMsg struct{}

// listen waits for the library's next view.
func (m *Model) listen() tea.Cmd {
	lib := m.lib
	return func() tea.Msg {
		select {
		case <-lib.Changed():
			return changedMsg{}
		case <-lib.Done():
			return changedMsg{complete: true}
		}
	}
}

// New is the root model over the library.
func New(lib *library.Library, opts Options) *Model {
	m := &Model{lib: lib, opts: opts, profile: colorprofile.TrueColor, dark: opts.Theme != "light"}
	if opts.Keys == nil {
		opts.Keys = keymap.Default()
	}
	m.ctx = &screen.Context{View: lib.View(), Keys: opts.Keys}
	m.restyle()
	m.reader = reader.New(m.ctx)
	if opts.Keeper != nil {
		m.reader.SetKeeper(opts.Keeper)
	}
	return m
}

// Init implements tea.Model.
func (m *Model) Init() tea.Cmd {
	if m.opts.Theme == "" || m.opts.Theme == "auto" {
		return tea.Batch(m.listen(), tea.RequestBackgroundColor)
	}
	return m.listen()
}

// Update implements tea.Model. It only routes.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m, m.press(msg)
	case tea.MouseMsg:
		return m, m.mouse.handle(m, msg)
	case tea.PasteMsg:
		return m, m.paste(msg.Content)
	case tea.WindowSizeMsg:
		first := m.width == 0
		m.width, m.height = msg.Width, msg.Height
		if first {
			return m, tea.Tick(firstFrame, func(time.Time) tea.Msg { return beginMsg{} })
		}
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore && msg.Value != ansi.ModeNotRecognized && !msg.Value.IsPermanentlyReset() {
			m.reader.SetMethod(ansi.GraphemeWidth) // Bubble Tea turns it on
		}
	case beginMsg:
		m.opening.began = time.Now()
		if m.opts.Shown != nil {
			m.opts.Shown()
		}
		m.lib.Begin()
	case tea.BackgroundColorMsg:
		m.dark = msg.IsDark()
		m.restyle()
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.restyle()
	case suspendMsg:
		return m, m.suspend()
	case resumedMsg:
		if msg.err != nil {
			m.say("The program is not suspended: " + msg.err.Error() + ".")
		}
	case changedMsg:
		m.refresh()
		m.opening.note(m.ctx.View, time.Now())
		if m.ctx.View.Failure != nil {
			return m, tea.Quit
		}
		if m.complete = msg.complete; !m.complete {
			return m, m.listen()
		}
		if len(m.ctx.View.Articles) == 0 {
			return m, tea.Quit // the command line says why
		}
	case rereadMsg:
		m.reread(msg)
	case openedMsg:
		m.opened(msg)
	case foundMsg:
		return m, m.found(msg)
	}
	return m, nil
}

// restyle makes the styles anew and lets everything be drawn with them.
func (m *Model) restyle() {
	m.ctx.Styles = style.New(m.profile, m.dark, m.opts.Theme)
	for _, s := range m.over {
		s.Refresh()
	}
}

// refresh takes up the library's new view.
func (m *Model) refresh() {
	m.ctx.View = m.lib.View()
	m.reader.Refresh()
	if m.walk != nil {
		m.walk.refresh(m.ctx.View)
	}
	m.showWalk()
	for _, s := range m.over {
		s.Refresh()
	}
}

// top is the screen that has the keys; nil for the reader.
func (m *Model) top() screen.Screen {
	if len(m.over) == 0 {
		return nil
	}
	return m.over[len(m.over)-1]
}

func (m *Model) push(s screen.Screen) { m.over = append(m.over, s) }

// close goes back one level and reports whether there was one.
func (m *Model) close() bool {
	if len(m.over) == 0 {
		return false
	}
	m.over = m.over[:len(m.over)-1]
	return true
}

// act does what a screen asks for.
func (m *Model) act(a screen.Action) tea.Cmd {
	switch a := a.(type) {
	case nil:
	case screen.Run:
		return m.run(a.Strokes)
	case screen.Visit:
		if m.pivotOn(a.Entity) {
			first := m.walk.hits[0]
			m.read(screen.Read{Article: first.Article, Span: first.Span})
			m.status = "" // what is walked shows where it stands
		}
	case screen.Read:
		m.read(a)
	case screen.Pivot:
		m.pivotOn(a.Entity)
	case screen.Push:
		m.push(a.Screen)
	case screen.Relocate:
		m.relocate(a)
	case screen.Follow:
		return m.follow(a.URL)
	case screen.Copy:
		return m.copyText(a.Text, a.What)
	case screen.CopyCommand:
		return m.copyCommand(a.Words)
	case screen.Say:
		m.say(a.Text)
	}
	return nil
}

// step is where the reader was before a jump: the place, and the screens that
// lay over it.
type step struct {
	place reader.Place
	over  []screen.Screen
}

// read goes to a place that a screen asks for. The way back leads to the screen
// as it was.
func (m *Model) read(r screen.Read) {
	m.mark()
	m.over = nil
	m.open(r.Article)
	if r.Span.Start >= 0 {
		m.reader.Show(r.Span)
	}
	if m.walk != nil {
		m.walk.stand(r.Article, r.Span)
	}
	m.showWalk()
}

// open shows article i and asks for it to be annotated first.
func (m *Model) open(i int) {
	m.lib.Prefer(i)
	m.reader.Open(i)
	m.showWalk()
}

// trailLimit bounds the way back.
const trailLimit = 200

// mark remembers the place for going back.
func (m *Model) mark() {
	p := m.reader.Place()
	if n := len(m.trail); p.Article < 0 || n > 0 && m.trail[n-1].place == p && len(m.over) == len(m.trail[n-1].over) {
		return
	}
	m.trail = append(m.trail, step{p, slices.Clone(m.over)})
	if len(m.trail) > trailLimit {
		m.trail = slices.Delete(m.trail, 0, 1)
	}
}

// back returns to the place before the last jump.
func (m *Model) back() {
	n := len(m.trail)
	if n == 0 {
		m.say("There is nowhere to go back to.")
		return
	}
	p := m.trail[n-1].place
	m.over = m.trail[n-1].over
	for _, s := range m.over {
		s.Refresh()
	}
	m.trail = m.trail[:n-1]
	m.reader.GoTo(p)
	m.lib.Prefer(p.Article)
	if m.walk != nil {
		m.walk.stand(p.Article, p.Focus)
	}
	m.showWalk()
}

func (m *Model) say(text string) { m.status = text }

// showWalk tells the reader what is walked.
func (m *Model) showWalk() {
	i := m.reader.Article()
	var pivot, hits []model.Span
	if m.walk.pivots() {
		pivot = m.walk.in(i)
	} else {
		hits = m.walk.in(i)
	}
	m.reader.SetWalk(pivot, hits, m.walk.current(i))
}

// Idle reports whether nothing is going on that will change the screen without
// a key: tests wait for it.
func (m *Model) Idle() bool {
	return m.width > 0 && m.complete && !m.search.busy && m.outside == 0
}
