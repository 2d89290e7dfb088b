package library

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEntityRows(t *testing.T) {
	v := open(t, source("a", "Zoe met Ann. Zoe met Ann. Zoe sat."), source("b", "Ann and Bob."))
	for _, tt := range []struct {
		order EntityOrder
		want  []string
	}{
		{ByMentions, []string{"Ann 3/2", "Zoe 3/1", "Bob 1/1"}},
		{BySources, []string{"Ann 3/2", "Zoe 3/1", "Bob 1/1"}},
		{ByName, []string{"Ann 3/2", "Bob 1/1", "Zoe 3/1"}},
	} {
		var got []string
		for _, r := range v.EntityRows(tt.order) {
			got = append(got, fmt.Sprintf("%s %d/%d", r.Name, r.Mentions, r.Sources))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.order, diff)
		}
	}
	if o := ByMentions.Next().Next().Next(); o != ByMentions {
		t.Errorf("the orders do not go round: %s", o)
	}
}

func TestBuckets(t *testing.T) {
	var sources []Source
	for i := range 7 {
		sources = append(sources, source(fmt.Sprint(i), strings.Repeat("Ann. ", i)+"Bob."))
	}
	v := open(t, sources...)
	ann := v.Lookup("Ann")[0]
	for _, tt := range []struct {
		n    int
		want []int
	}{{0, nil}, {1, []int{21}}, {3, []int{3, 7, 11}}, {7, []int{0, 1, 2, 3, 4, 5, 6}}, {20, []int{0, 1, 2, 3, 4, 5, 6}}} {
		if diff := cmp.Diff(tt.want, v.Buckets(ann, tt.n)); diff != "" {
			t.Errorf("%d: %s", tt.n, diff)
		}
	}
}

func TestTogether(t *testing.T) {
	v := open(t,
		source("a", "Ann met Bob. then Ann left. here Bob and once more Bob saw Ann."),
		source("b", "only Bob."),
		source("c", "with Ann. then Bob."),
		source("d", "Ann."))
	var got []string
	ann, bob := v.Lookup("Ann")[0], v.Lookup("Bob")[0]
	for _, p := range v.Together(ann, bob) {
		text := v.Articles[p.Article].Text
		got = append(got, fmt.Sprintf("%d %v %q %d-%d", p.Article, p.Sentence, p.In(text), p.A.Start, p.B.Start))
	}
	want := []string{
		`0 true "Ann met Bob" 0-8`,
		`0 true " here Bob and once more Bob saw Ann" 59-51`,
		`2 false "with Ann. then Bob." 5-15`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := len(v.Together(bob, ann)); n != 3 {
		t.Errorf("the other way round there are %d passages", n)
	}
	if got := v.Together(ann, 0); got != nil {
		t.Errorf("with nobody: %v", got)
	}
}
