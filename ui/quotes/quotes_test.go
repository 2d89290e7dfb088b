package quotes

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/uitest"
	"lectern/ui/uitest/gold"
)

// context is what a screen draws from, over a view.
func context(v *library.View) *screen.Context {
	return &screen.Context{View: v, Styles: style.New(colorprofile.TrueColor, true, "dark"), Keys: keymap.Default()}
}

// story is the library of the reference's texts about one story.
func story(t testing.TB, name string) *library.View {
	t.Helper()
	g, sources := gold.New(t, name)
	lib := library.Open(t.Context(), library.Of(sources...), g)
	lib.Begin()
	<-lib.Done()
	return lib.View()
}

// told is a library of which the annotator below reads the texts.
func told(t testing.TB, texts ...string) *library.View {
	t.Helper()
	var sources []library.Source
	for i, text := range texts {
		title, body, _ := strings.Cut(text, "\n")
		a := &model.Article{Path: title + ".txt", Source: title, Text: body, Paragraphs: []model.Paragraph{{Span: model.Span{End: len(body)}}}}
		a.Published = model.Day{Year: 2020, Month: 5, Day: i + 1}
		sources = append(sources, library.Source{Path: a.Path, Read: func() (*model.Article, error) { return a, nil }})
	}
	lib := library.Open(t.Context(), library.Of(sources...), talk{})
	lib.Begin()
	<-lib.Done()
	return lib.View()
}

// talk reads texts of the form `“words” Name said.` and `words Name reported.`,
// with a name of one word.
type talk struct{}

func (talk) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a}
	at := 0
	for _, s := range strings.SplitAfter(a.Text, ". ") {
		fields := strings.Fields(strings.TrimRight(s, ". "))
		if len(fields) < 3 {
			at += len(s)
			continue
		}
		d.Sentences = append(d.Sentences, model.Span{Start: at, End: at + len(s)})
		name, cue := fields[len(fields)-2], fields[len(fields)-1]
		i := strings.LastIndex(s, " "+name+" ")
		q := &model.Quote{Direct: cue == "said", Cue: cue, SpeakerSpan: model.Span{Start: at + i + 1, End: at + i + 1 + len(name)}}
		d.Annotations = append(d.Annotations, model.Annotation{Span: model.Span{Start: at, End: at + i}, Kind: model.QuoteKind, Quote: q})
		if name[0] >= 'A' && name[0] <= 'Z' {
			d.Entities = append(d.Entities, model.Entity{Kind: model.Person, Name: name})
			q.Speaker = model.EntityID(len(d.Entities))
			d.Annotations = append(d.Annotations, model.Annotation{Span: q.SpeakerSpan, Kind: model.Person, Form: model.Named, Entity: q.Speaker})
		}
		at += len(s)
	}
	return d
}

func (talk) Resolve(docs []*model.Annotated) *model.Resolution {
	r := &model.Resolution{}
	ids := map[string]model.EntityID{}
	for _, d := range docs {
		of := make([]model.EntityID, len(d.Entities))
		for j, e := range d.Entities {
			if ids[e.Name] == 0 {
				e.ID = model.EntityID(len(r.Entities) + 1)
				r.Entities = append(r.Entities, e)
				ids[e.Name] = e.ID
			}
			of[j] = ids[e.Name]
		}
		r.Of = append(r.Of, of)
	}
	return r
}

// harbour is two papers that quote the same words of Ann, once reworded.
func harbour(t testing.TB) *library.View {
	return told(t,
		"Morning Post\n“We have lost seven brothers tonight and will not forget them” Ann said. “The harbour stays closed” Bob said. two ships had left sources reported. ",
		"Evening Star\n“We have lost nine brothers tonight and will never forget them” Ann said. the weather was bad Bob reported. ",
		"Night Wire\n“Nobody told us” sources said. ")
}

func text(m screen.Screen, width, height int) string {
	return uitest.Draw(strings.Join(m.Draw(width, height), "\n"), width, height).Text()
}

func has(t *testing.T, got string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Fatalf("lacks %q:\n%s", want, got)
		}
	}
}

func press(m screen.Screen, keys ...string) screen.Action {
	var last screen.Action
	for _, k := range keys {
		last = m.Press(keymap.Strokes(k))
	}
	return last
}

func TestWhoSaidWhat(t *testing.T) {
	m := New(context(harbour(t)), screen.Scope{})
	got := text(m, 120, 30)
	has(t, got, "6 quotes · 4 direct", "by speaker", "Ann  2 quotes · 2 sources", "Bob  2 quotes · 2 sources", "sources  1 quote",
		"│ “We have lost seven brothers", "╎ the weather was bad", "≈2")
	if read, ok := press(m, "j", "enter").(screen.Read); !ok || read.Article != 1 {
		t.Errorf("the second quote of Ann is not read: %+v", read)
	}
	if pivot, ok := press(m, "*").(screen.Pivot); !ok || m.view.Entity(pivot.Entity).Name != "Ann" {
		t.Errorf("no pivot on Ann: %+v", pivot)
	}
	if say, ok := press(m, "G", "*").(screen.Say); !ok || say.Text == "" {
		t.Error("a pivot on a speaker without a name is not refused in words")
	}
}

func TestGroupings(t *testing.T) {
	m := New(context(harbour(t)), screen.Scope{})
	text(m, 120, 30)
	press(m, "s")
	has(t, text(m, 120, 30), "by article", "Morning Post", "Evening Star", "Bob")
	press(m, "s")
	got := text(m, 120, 30)
	has(t, got, "same words in several sources", "Ann  2 sources", "Morning Post", "nine brothers")
	// The words that differ are marked, the others are not.
	row := uitest.Draw(strings.Join(m.Draw(120, 30), "\n"), 120, 30)
	if row.StyleOf("nine") == row.StyleOf("lost nine") {
		t.Error("the word that differs looks like the others")
	}
	press(m, "s", "d")
	has(t, text(m, 120, 30), "4 quotes", "direct only")
	press(m, "d")
	has(t, text(m, 120, 30), "2 quotes", "indirect only")
}

// A quote that several sources give is shown among them, the first to give it
// first.
func TestShow(t *testing.T) {
	v := harbour(t)
	m := New(context(v), screen.Scope{})
	m.Draw(120, 30)
	star := v.Annotated[1].Annotations[0].Span
	if !m.Show(1, star) || m.chosen().Article != 1 || m.Show(1, model.Span{Start: 1, End: 2}) {
		t.Errorf("the cursor is on %+v", m.chosen())
	}
	got := text(m, 120, 30)
	has(t, got, "same words in several sources", "2020-05-01", "2020-05-02")
	if strings.Index(got, "seven brothers") > strings.Index(got, "nine brothers") {
		t.Errorf("the first source is not first:\n%s", got)
	}
	if single := v.Annotated[2].Annotations[0].Span; !m.Show(2, single) {
		t.Error("a quote of one source is not shown")
	}
}

func TestPaneShowsTheOtherWording(t *testing.T) {
	m := New(context(harbour(t)), screen.Scope{})
	has(t, text(m, 120, 36), "Ann  said · Morning Post · 2020-05-01", "Evening Star · 2020-05-02\n    We have lost nine brothers")
}

func TestScopes(t *testing.T) {
	v := harbour(t)
	m := New(context(v), screen.Scope{Article: 2})
	got := text(m, 120, 30)
	has(t, got, "2 quotes")
	if strings.Contains(got, "Night Wire") || m.Title() != "Quotes in Evening Star" {
		t.Errorf("%s:\n%s", m.Title(), got)
	}
	m = New(context(v), screen.Scope{Entity: v.Lookup("Bob")[0]})
	has(t, text(m, 120, 30), "2 quotes", "Bob  2 quotes")
	if m.Title() != "Quotes of and about Bob" {
		t.Error(m.Title())
	}
}

func TestFilterAndEmptyStates(t *testing.T) {
	v := harbour(t)
	m := New(context(v), screen.Scope{})
	text(m, 80, 24)
	m.SetFilter("WEATHER")
	has(t, text(m, 80, 24), "1 quote", "the weather was bad")
	m.SetFilter("zzz")
	has(t, text(m, 80, 24), "None of 6 quotes holds “zzz”. Press Esc")
	if press(m, "enter") != nil || press(m, "j", "G", "*") != nil {
		t.Error("keys do something where there is no row")
	}
	m.SetFilter("")
	has(t, text(m, 80, 24), "6 quotes")
	m = New(context(told(t, "Plain\nnothing here")), screen.Scope{})
	has(t, text(m, 80, 24), "No quote is marked here")
	m = New(context(told(t, "Plain\n“It is so” Ann said. ")), screen.Scope{})
	press(m, "s", "s")
	has(t, text(m, 80, 24), "No two sources give the same words here. Press s")
	press(m, "s", "d", "d")
	has(t, text(m, 80, 24), "All quotes here are in quotation marks. Press d")
}

// The cursor stays on its quote when the library grows.
func TestRefreshKeepsTheQuote(t *testing.T) {
	m := New(context(harbour(t)), screen.Scope{})
	text(m, 80, 24)
	press(m, "j", "j")
	before := *m.chosen()
	m.ctx.View = harbour(t)
	m.Refresh()
	if after := m.chosen(); after == nil || after.Words != before.Words {
		t.Errorf("the cursor went from %+v to %+v", before, after)
	}
}

func TestClickAndCommand(t *testing.T) {
	v := harbour(t)
	m := New(context(v), screen.Scope{Entity: v.Lookup("Ann")[0]})
	m.Draw(120, 33)
	if m.Click(2) != nil || m.Click(4) != nil || m.chosen().Article != 1 {
		t.Errorf("a click chose %+v", m.chosen())
	}
	if _, ok := m.Click(4).(screen.Read); !ok {
		t.Error("a second click does not read")
	}
	press(m, "d")
	words, _ := m.Command()
	if got := strings.Join(words, "|"); got != "quotes|--about|Ann|--direct" {
		t.Error(got)
	}
}

// While the library grows its ids change: a pivot is told in the newest ones.
func TestPivotInTheNewestIDs(t *testing.T) {
	v := harbour(t)
	m := New(context(v), screen.Scope{})
	m.Draw(80, 24)
	old := *v.Entity(m.chosen().Speaker)
	m.ctx.View = told(t, "Morning Post\n“It was Ann” Ann said. “It was Bob” Bob said. ")
	pivot, ok := press(m, "*").(screen.Pivot)
	if !ok || m.ctx.View.Entity(pivot.Entity).Name != old.Name {
		t.Errorf("* on %s asks for %+v", old.Name, pivot)
	}
}

func TestGoldStories(t *testing.T) {
	for name, folder := range map[string]string{"seeds": "seeds", "market": "stories/4_elfasher"} {
		m := New(context(story(t, folder)), screen.Scope{})
		uitest.Golden(t, name+"-120x36", text(m, 120, 33))
		uitest.Golden(t, name+"-60x16", text(m, 60, 13))
	}
}

func TestGeometry(t *testing.T) {
	for name, keys := range map[string][]string{"speaker": nil, "article": {"s"}, "same": {"s", "s"}, "last": {"G"}} {
		m := New(context(harbour(t)), screen.Scope{})
		m.Draw(120, 36)
		press(m, keys...)
		for _, filter := range []string{"", "zzz"} {
			m.SetFilter(filter)
			for _, width := range []int{1, 2, 3, 5, 8, 13, 20, 40, 59, 60, 79, 80, 109, 120, 250} {
				for _, height := range []int{1, 2, 3, 5, 8, 12, 13, 14, 16, 24, 36, 60} {
					rows := m.Draw(width, height)
					if len(rows) != height {
						t.Fatalf("%s %dx%d: %d rows", name, width, height, len(rows))
					}
					for _, row := range rows {
						if w := ansi.StringWidth(row); w > width {
							t.Fatalf("%s %dx%d: %d cells: %q", name, width, height, w, ansi.Strip(row))
						}
					}
				}
			}
		}
	}
}

// thousand is 1,000 articles of eight quotes each.
func thousand(b *testing.B) *library.View {
	var texts []string
	names := []string{"Ann", "Bob", "Cid", "Dee", "Eve", "Flo", "Gus", "Hal"}
	for i := range 1000 {
		var t strings.Builder
		fmt.Fprintf(&t, "Paper %d\n", i)
		for j := range 8 {
			fmt.Fprintf(&t, "“The ship number %d left berth %d with %d crates of fish on a cold morning” %s said. ", i/3+j, i%40, i*j%97, names[(i+j)%8])
		}
		texts = append(texts, t.String())
	}
	return told(b, texts...)
}

// Budget: the screen opens within 50 ms on 1,000 articles, once the library has
// found its quotes.
func BenchmarkOpen(b *testing.B) {
	v := thousand(b)
	v.Speech()
	for b.Loop() {
		New(context(v), screen.Scope{}).Draw(120, 36)
	}
}

// Budget: <= 2 ms a key on 1,000 articles.
func BenchmarkKey(b *testing.B) {
	v := thousand(b)
	for _, keys := range []string{"j", "G", "s", "d"} {
		b.Run(keys, func(b *testing.B) {
			m := New(context(v), screen.Scope{})
			m.Draw(120, 36)
			for b.Loop() {
				press(m, keys)
				m.Draw(120, 36)
			}
		})
	}
	b.Run("filter", func(b *testing.B) {
		m := New(context(v), screen.Scope{})
		for i := 0; b.Loop(); i++ {
			m.SetFilter([]string{"ship", "crates of", "zzz"}[i%3])
			m.Draw(120, 36)
		}
	})
}
