package library

import (
	"fmt"
	"math"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"lectern/model"
)

// slowJoin is an annotator whose Resolve takes a while and counts its calls.
type slowJoin struct {
	words
	calls, running, together atomic.Int64
}

func (s *slowJoin) Resolve(docs []*model.Annotated) *model.Resolution {
	s.calls.Add(1)
	if s.running.Add(1) > 1 {
		s.together.Add(1)
	}
	defer s.running.Add(-1)
	time.Sleep(20 * time.Millisecond)
	return s.words.Resolve(docs)
}

// One worker joins the articles while the others go on, and the number of
// times grows with the logarithm of the number of articles.
func TestOneWorkerJoins(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(16))
	const n = 400
	var sources []Source
	for i := range n {
		sources = append(sources, source(fmt.Sprint(i), fmt.Sprintf("Ann met Person%d.", i)))
	}
	join := &slowJoin{}
	l := Open(t.Context(), Of(sources...), join)
	l.Begin()
	<-l.Done()
	if got := join.together.Load(); got != 0 {
		t.Errorf("%d calls of Resolve ran beside another", got)
	}
	if got, most := join.calls.Load(), int64(math.Log2(n))+2; got > most {
		t.Errorf("%d calls of Resolve for %d articles, want at most %d", got, n, most)
	}
	v := l.View()
	if got := len(v.Names(v.Lookup("Ann")[0])); got != n || !v.Complete() {
		t.Errorf("the last call joined %d of %d articles, complete %v", got, n, v.Complete())
	}
}
