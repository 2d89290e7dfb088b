package reader

import (
	"lectern/model"
	"lectern/model/library"
	"lectern/ui/style"
	"lectern/ui/textview"
)

// before knows what was on the screen, and dims what is read again.
type before struct {
	// on says that sentences are dimmed which were read in another article.
	on bool
	// seen are the stretches of each article that were on the screen; fresh
	// those that grew since their sentences were noted, noted the sentences that
	// were.
	seen  map[int]*library.Stretches
	fresh map[int]bool
	noted map[int]map[int]bool
	read  library.ReadSentences
	// last is what was on the screen when it was drawn last.
	last Place
	size int

	// index holds the sentences of found that were read before: read of of.
	found *model.Annotated
	index *textview.Index
	again int
	of    int
}

// beforeLimit bounds how many sentences of an article are compared, so that a
// book costs no more than a few frames.
const beforeLimit = 5000

// note takes up what is on the screen.
func (b *before) note(article int, visible model.Span) {
	at := Place{Article: article, Offset: visible.Start}
	if at == b.last && visible.Len() == b.size {
		return
	}
	b.last, b.size = at, visible.Len()
	if b.seen == nil {
		b.seen, b.fresh, b.noted = make(map[int]*library.Stretches), make(map[int]bool), make(map[int]map[int]bool)
	}
	if b.seen[article] == nil {
		b.seen[article] = new(library.Stretches)
	}
	if b.seen[article].Add(visible) {
		b.fresh[article] = true
	}
}

// learn notes the sentences of the other articles that were read since.
func (b *before) learn(v *library.View, but int) {
	for i := range b.fresh {
		if i == but || i >= len(v.Annotated) || v.Annotated[i] == nil {
			continue
		}
		delete(b.fresh, i)
		if b.noted[i] == nil {
			b.noted[i] = make(map[int]bool)
		}
		for k, s := range v.Annotated[i].Sentences {
			if !b.noted[i][k] && b.seen[i].Holds(s) {
				b.noted[i][k] = true
				b.read.Note(i, s.In(v.Articles[i].Text))
			}
		}
	}
}

// dim finds the sentences of the article that were read before, unless that is
// known.
func (b *before) dim(v *library.View, article int, found *model.Annotated) {
	if !b.on || found == nil || b.found == found {
		return
	}
	b.learn(v, article)
	sentences := found.Sentences[:min(len(found.Sentences), beforeLimit)]
	var marks []textview.Mark
	for _, s := range sentences {
		if b.read.Before(article, s.In(v.Articles[article].Text)) {
			marks = append(marks, textview.Mark{Span: s, Role: style.Read})
		}
	}
	b.found, b.index, b.again, b.of = found, textview.NewIndex(marks), len(marks), len(sentences)
}

// ToggleBefore dims the sentences that were read before in another article, or
// shows them like the others again, and reports which.
func (m *Model) ToggleBefore() bool {
	m.before.on, m.before.found, m.before.index = !m.before.on, nil, nil
	m.before.dim(m.ctx.View, m.article, m.found)
	return m.before.on
}

// Before is how many of the article's sentences were read before in another
// article; false where they are not dimmed, or not known yet.
func (m *Model) Before() (n, of int, ok bool) {
	b := &m.before
	if !b.on || m.found == nil {
		return 0, 0, false
	}
	b.dim(m.ctx.View, m.article, m.found)
	return b.again, b.of, true
}
