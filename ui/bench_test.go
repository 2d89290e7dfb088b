package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lectern/model"
	"lectern/model/library"
)

// dense marks every fiftieth byte or so, as twenty thousand marks in a megabyte
// are, all of ten entities.
type dense struct{}

func (dense) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a}
	for i := range 10 {
		d.Entities = append(d.Entities, model.Entity{Kind: model.Place, Name: fmt.Sprint("entity ", i)})
	}
	kinds := model.Kinds()
	for i, at := 0, 0; at+20 < len(a.Text); i, at = i+1, at+52 {
		k := kinds[i%4]
		d.Annotations = append(d.Annotations, model.Annotation{
			Span: model.Span{Start: at, End: at + 8}, Kind: k, Form: model.Named, Entity: model.EntityID(i%10 + 1),
		})
		d.Sentences = append(d.Sentences, model.Span{Start: at, End: at + 52})
	}
	return d
}

func (dense) Resolve(docs []*model.Annotated) *model.Resolution {
	r := &model.Resolution{}
	for i, d := range docs {
		r.Of = append(r.Of, nil)
		for j, e := range d.Entities {
			if i == 0 {
				e.ID = model.EntityID(j + 1)
				r.Entities = append(r.Entities, e)
			}
			r.Of[i] = append(r.Of[i], model.EntityID(j+1))
		}
	}
	return r
}

func denseModel(b *testing.B) *Model {
	para := strings.Repeat("The committee said on Monday that forty ships had left the harbour. ", 8)
	text := strings.TrimSpace(strings.Repeat(para+"\n\n", (1<<20)/len(para)))
	a := &model.Article{Text: text, Title: "dense"}
	for at := 0; at < len(text); {
		end := strings.Index(text[at:], "\n\n")
		if end < 0 {
			end = len(text) - at
		}
		a.Paragraphs = append(a.Paragraphs, model.Paragraph{Span: model.Span{Start: at, End: at + end}})
		at += end + 2
	}
	lib := library.Open(b.Context(), library.Of(library.Source{Read: func() (*model.Article, error) { return a, nil }}), dense{})
	lib.Begin()
	<-lib.Done()
	m := New(lib, Options{})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	return m
}

// Budget: Update + View <= 2 ms for every key, in an article of 1 MB with
// 20,000 marks.
func BenchmarkKey(b *testing.B) {
	for _, tt := range []struct{ name, before, key string }{
		{"line down", "", "j"},
		{"page down", "", " "},
		{"next mark", "", "tab"},
		{"next figure that is none", "", "]f"},
		{"step of a pivot", "tab *", "n"},
		{"next article", "", "J"},
		{"bottom and top", "", "Ggg"},
	} {
		b.Run(tt.name, func(b *testing.B) {
			m := denseModel(b)
			press := func(keys string) {
				if keys == "tab" {
					m.Update(tea.KeyPressMsg{Code: tea.KeyTab})
					return
				}
				for _, r := range keys {
					msg := tea.KeyPressMsg{Code: r, Text: string(r)}
					if r == ' ' {
						msg = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
					}
					m.Update(msg)
				}
			}
			for k := range strings.FieldsSeq(tt.before) {
				press(k)
			}
			m.View()
			for b.Loop() {
				press(tt.key)
				m.View()
			}
		})
	}
}

// Budget: a resize costs one frame, <= 2 ms: only what is visible is laid out.
func BenchmarkResize(b *testing.B) {
	m := denseModel(b)
	m.Update(keyPress("G"))
	for i := 0; b.Loop(); i++ {
		m.Update(tea.WindowSizeMsg{Width: 60 + i%80, Height: 40})
		m.View()
	}
}
