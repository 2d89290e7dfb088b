package feature

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/tokens"
)

// Segments are where names may lie: capitalised words, the small words between
// them, numbers beside them.
func TestSegments(t *testing.T) {
	tests := []struct{ text, want string }{
		{"they said no more", ""},
		{"He met Bashar al-Assad in Damascus", "He|Bashar al-Assad in Damascus"},
		{"the Ministry of Foreign Affairs told", "Ministry of Foreign Affairs"},
		{"in 2016 the 407th AEG left", "407th AEG"},
		{"al-Qaeda fighters fled", "al-Qaeda"},
		{"the U.S.-led force", "U.S."},
	}
	x := New(nil, nil)
	for _, tt := range tests {
		d := tokens.Split(tt.text, nil)
		var got []string
		for _, s := range x.Segments(d) {
			got = append(got, d.Text[d.Tokens[s.First].Start:d.Tokens[s.End-1].End])
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q: %s", tt.text, diff)
		}
	}
}

// The features of a document do not depend on what was extracted before it.
func TestFeaturesDoNotDependOnHistory(t *testing.T) {
	d := tokens.Split("Omar Said of the Red Cross (RC) said the RC had left. Said spoke in Aden.", nil)
	other := tokens.Split("THE RED SEA IS RED\n\nIn Aden, Omar told RC workers no.", nil)
	all := func(x *Extractor) (keys [][]uint32) {
		for _, s := range x.Segments(d) {
			for i := s.First; i < s.End; i++ {
				k, _ := x.Features(i, d.Sentences[d.SentenceOf(i)])
				keys = append(keys, append([]uint32(nil), k...))
			}
		}
		return keys
	}
	used := New(nil, nil)
	used.Segments(other)
	if diff := cmp.Diff(all(New(nil, nil)), all(used)); diff != "" {
		t.Error(diff)
	}
}

func TestClustersKeepWhatWasEncoded(t *testing.T) {
	entries := []ClusterEntry{{Key: 5, Fine: 1}, {Key: 1 << 30, Fine: 0}, {Key: 1<<31 + 7, Fine: 2}}
	data, err := EncodeClusters(entries, []uint16{0, 1, 1})
	if err != nil {
		t.Fatal(err)
	}
	c, err := DecodeClusters(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		fine, coarse, _ := c.find(uint64(e.Key) << 32)
		if fine != e.Fine+1 || coarse != min(e.Fine, 1)+1 {
			t.Errorf("key %d is in clusters %d and %d", e.Key, fine, coarse)
		}
	}
	if fine, _, _ := c.find(9 << 32); fine != 0 {
		t.Errorf("an unknown word is in cluster %d", fine)
	}
	if _, err := DecodeClusters(data[:len(data)-3]); err == nil {
		t.Error("a damaged table was read")
	}
}
