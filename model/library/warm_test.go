package library

import (
	"context"
	"testing"

	"lectern/model"
)

// kept counts the answers that the view keeps.
func kept(v *View) int {
	n := 0
	count := func(any, any) bool { n++; return true }
	v.facts.joined.Range(count)
	v.facts.whole.Range(count)
	return n
}

// What Warm found is there when a screen asks.
func TestWarm(t *testing.T) {
	v := open(t, source("a", "Ann met Bob. then Ann left."), source("b", "with Bob came Ann."))
	v.Warm(t.Context())
	for _, key := range []any{storyKey{}, figureKey{}, timelineKey{}, relatedKey{}, speechKey{}, tableKey{}, model.EntityID(1), model.EntityID(2)} {
		if _, ok := v.facts.Load(key); !ok {
			t.Errorf("nothing is kept under %T", key)
		}
	}
	select {
	case <-v.RelatedReady():
	default:
		t.Error("related passages are not ready")
	}
	before := kept(v)
	v.Figures(0, 0)
	v.Timeline(0, 0)
	v.Names(1)
	v.Quotes(2)
	if after := kept(v); after != before {
		t.Errorf("%d answers, %d before the screens asked", after, before)
	}
}

// Warm ends with the context, and has nothing to do in an empty library.
func TestWarmEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	v := open(t, source("a", "Ann met Bob."))
	v.Warm(ctx)
	if n := kept(v); n != 0 {
		t.Errorf("%d answers after cancelling, want none", n)
	}
	(&View{}).Warm(t.Context())
}
