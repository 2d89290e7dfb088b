package ui

import (
	"fmt"

	"lectern/ui/screen"
)

// turn opens the next or previous article. Variants of a story are passed over:
// whoever read its lead has read them.
func (m *Model) turn(dir int) {
	v := m.ctx.View
	i, n := m.reader.Article()+dir, len(v.Articles)
	passed := 0
	for i >= 0 && i < n && v.StoryOf(i).Lead != i {
		passed++
		i += dir
	}
	variants := ""
	if passed > 0 {
		variants = screen.Plural(passed, "variant", "variants") + " passed over; L shows them."
	}
	switch {
	case i < 0:
		m.say(join("This is the first article.", variants))
	case i >= n && v.Reading:
		m.say("The next article is still being read.")
	case i >= n:
		m.say(join("This is the last article.", variants))
	default:
		m.mark()
		m.open(i)
		m.say(variants)
	}
}

// join joins two sentences, of which the second may be empty.
func join(a, b string) string {
	if b == "" {
		return a
	}
	return a + " " + b
}

// variant opens the next or previous variant of the story that is read.
func (m *Model) variant(dir int) {
	v, i := m.ctx.View, m.reader.Article()
	if i < 0 {
		return
	}
	s := v.StoryOf(i)
	n := s.Count()
	if n == 1 {
		m.say("No other article tells this story in the same words.")
		return
	}
	at := 0
	for k, a := range s.Articles {
		if a == i {
			at = (k + dir + n) % n
		}
	}
	to := s.Articles[at]
	m.mark()
	m.open(to)
	said := ""
	for _, d := range s.Variants() {
		if d.Article == to {
			said = ", " + d.String()
		}
	}
	m.say(fmt.Sprintf("Variant %d of %d: %s%s.", at+1, n, v.Label(to), said))
}

// dimRead dims what was read before in another article, or no longer.
func (m *Model) dimRead() {
	if m.reader.Article() < 0 {
		return
	}
	if !m.reader.ToggleBefore() {
		m.say("Nothing is dimmed any more.")
		return
	}
	if text := m.readBefore(); text != "" {
		m.say(text + ".")
		return
	}
	m.say("What was read before is dimmed once the marks are found.")
}

// readBefore tells how much of the article was read before in another one; ""
// where that is not asked for.
func (m *Model) readBefore() string {
	n, of, ok := m.reader.Before()
	switch {
	case !ok:
		return ""
	case n == 0:
		return "Nothing here was read before"
	}
	return fmt.Sprintf("%d of %s read before", n, screen.Plural(of, "sentence was", "sentences were"))
}
