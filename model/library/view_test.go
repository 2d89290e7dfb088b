package library

import (
	"testing"

	"lectern/model"
)

// step is a library whose steps a test takes itself.
func step(t *testing.T, texts ...string) *Library {
	t.Helper()
	l := &Library{annotator: words{}, changed: make(chan struct{}, 1)}
	l.todo.L = &l.mu
	l.view.Store(&View{})
	for _, text := range texts {
		addMarked(l, text)
	}
	l.resolve(true)
	l.publish(true)
	return l
}

// addMarked adds an article that is annotated.
func addMarked(l *Library, text string) {
	a, _ := source("a", text).Read()
	i := len(l.articles)
	l.put(result{article: a}, -1)
	l.annotated[i] = words{}.Annotate(a)
	l.stamp++
}

// Answers are kept as long as what they follow from stays.
func TestAnswersAreKept(t *testing.T) {
	tests := []struct {
		name                 string
		change               func(*Library)
		keepsFacts, keepsAll bool
	}{
		{"nothing new", func(*Library) {}, true, true},
		{"a file that cannot be read", func(l *Library) { l.skip("x", nil) }, true, true},
		{"one more article", func(l *Library) { addMarked(l, "Cid met Dan.") }, true, false},
		{"one more article, joined", func(l *Library) { addMarked(l, "Cid met Dan."); l.resolve(false) }, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := step(t, "Ann met Bob.", "Bob met Ann.")
			old := l.View()
			ann := old.Lookup("Ann")[0]
			companions, speech := &old.Companions(ann)[0], old.Speech()
			rows := &old.EntityRows(ByMentions)[0]
			tt.change(l)
			l.publish(true)
			v := l.View()
			if v == old {
				t.Fatal("no new view")
			}
			if got := &v.Companions(ann)[0] == companions; got != tt.keepsFacts {
				t.Errorf("the entity's facts are kept: %v, want %v", got, tt.keepsFacts)
			}
			if got := &v.EntityRows(ByMentions)[0] == rows; got != tt.keepsFacts {
				t.Errorf("the table of entities is kept: %v, want %v", got, tt.keepsFacts)
			}
			if got := v.Speech() == speech; got != tt.keepsAll {
				t.Errorf("what follows from every article is kept: %v, want %v", got, tt.keepsAll)
			}
			if got, want := len(v.Names(ann)), 2; got != want {
				t.Errorf("%d names, want %d", got, want)
			}
		})
	}
	if v := (&View{}); v.Entity(1) != nil || len(v.Names(model.EntityID(1))) != 0 {
		t.Error("the zero view knows something")
	}
}
