// Package tagger finds the names of persons, organizations, places and groups
// in running text with a trained linear-chain conditional random field. The
// model is embedded; docs/model-card.md says what it was trained on, under
// which licences, and how well it does.
package tagger

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"

	"lectern/annotate/gazetteer"
	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tagger/internal/feature"
	"lectern/annotate/tokens"
	"lectern/model"
)

//go:embed model.bin
var modelFile []byte

//go:embed clusters.bin
var clusterFile []byte

// Tagger finds names. It is safe for use by several goroutines at once.
type Tagger struct {
	// Threshold is the confidence below which a name is not returned: a wrong
	// mark is worse than none. Set it before the first use, if at all.
	Threshold float64

	model    *crf.Model
	clusters *feature.Clusters
	pool     sync.Pool // of *scratch
}

// defaultThreshold was set on the development half of the worldwide newswire.
const defaultThreshold = 0.5

// Load is the embedded tagger, read on first use. The error can only be that
// of a damaged program.
var Load = sync.OnceValues(func() (*Tagger, error) { return Read(modelFile) })

// Read makes a tagger of a model file, such as the training command writes.
func Read(file []byte) (*Tagger, error) {
	m, err := crf.Decode(file)
	if err != nil {
		return nil, err
	}
	c, err := Clusters()
	if err != nil {
		return nil, err
	}
	t := &Tagger{Threshold: defaultThreshold, model: m, clusters: c}
	t.pool.New = func() any {
		s := &scratch{features: feature.New(Lists(), t.clusters), names: make(map[uint64]names)}
		s.lattice.SetTransitions(&t.model.Trans)
		return s
	}
	return t, nil
}

// Clusters is the embedded table of word clusters.
var Clusters = sync.OnceValues(func() (*feature.Clusters, error) { return feature.DecodeClusters(clusterFile) })

// scratch is the memory of one call of Tag.
type scratch struct {
	features *feature.Extractor
	lattice  crf.Lattice
	best     []crf.Label
	spans    []crf.Span
	marks    []Mark
	found    []Mark
	names    map[uint64]names
	sides    []tokens.Range // towns whose clubs the document names
	numbers  []int          // the marks whose number belongs to the name
}

// Mark is a name found, before it becomes an annotation: a range of tokens and
// the probability that the lattice gives it.
type Mark struct {
	crf.Span
	P float64

	by  model.Origin
	why string // of a rule that says so itself
}

// Marks are the names of the document with those of other kinds, for training.
func (t *Tagger) Marks(d *tokens.Document) []Mark {
	s := t.pool.Get().(*scratch)
	defer t.pool.Put(s)
	d = glued(d)
	t.decode(s, d)
	s.review(d)
	return slices.Clone(s.marks)
}

var kinds = [crf.Kinds]model.Kind{model.Person, model.Organization, model.Place, model.Group, model.KindNone}

// Tag finds the names of the document, in order, never overlapping.
func (t *Tagger) Tag(d *tokens.Document) []model.Annotation {
	s := t.pool.Get().(*scratch)
	defer t.pool.Put(s)
	d = glued(d)
	t.decode(s, d)
	s.review(d)
	var anns []model.Annotation
	for _, m := range s.marks {
		k := kinds[m.Kind]
		p := t.confidence(m.P)
		if k == model.KindNone || p < t.Threshold {
			continue
		}
		anns = append(anns, model.Annotation{
			Span: visible(d, d.Span(tokens.Range{First: m.First, End: m.End})), Kind: k, Form: model.Named,
			By: m.by, Confidence: p, Why: t.why(s, d, m),
		})
	}
	return anns
}

// visible is the span without marks of direction and joiners at its ends.
func visible(d *tokens.Document, s model.Span) model.Span {
	t := s.In(d.Text)
	s.Start += len(t) - len(strings.TrimLeft(t, feature.Invisible))
	s.End -= len(t) - len(strings.TrimRight(t, feature.Invisible))
	return s
}

// review goes over the marks of the whole document.
func (s *scratch) review(d *tokens.Document) {
	s.hear(d)
	s.listed(d)
	s.abbreviate(d)
	s.shorten(d)
	s.units(d)
	s.compounds(d)
	s.field(d)
	s.agree(d)
	s.settle(d)
}

// decode fills s.marks with the names on the best path and their marginals.
func (t *Tagger) decode(s *scratch, d *tokens.Document) {
	s.marks = s.marks[:0]
	sentence := 0
	for _, seg := range s.features.Segments(d) {
		for d.Sentences[sentence].End <= seg.First {
			sentence++
		}
		n := seg.End - seg.First
		s.lattice.Reset(n)
		for i := range n {
			keys, _ := s.features.Features(seg.First+i, d.Sentences[sentence])
			t.model.Score(keys, &s.lattice.Emit[i])
		}
		if cap(s.best) < n {
			s.best = make([]crf.Label, 2*n)
		}
		s.lattice.Viterbi(&t.model.Trans, s.best[:n])
		s.spans = crf.Spans(s.best[:n], s.spans[:0])
		if len(s.spans) == 0 {
			continue
		}
		s.lattice.Forward(nil)
		for _, sp := range s.spans {
			p := s.lattice.SpanProbability(sp)
			sp.First += seg.First
			sp.End += seg.First
			s.marks = append(s.marks, Mark{Span: sp, P: p, by: model.Trained})
		}
	}
}

// Lists is the gazetteer as the features ask it.
func Lists() feature.Lexicon { return feature.Lists(gazetteer.Default()) }

// confidence is the share of marks of the lattice's probability p that proved
// right.
func (t *Tagger) confidence(p float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	x := float64(t.model.Slope)*math.Log(p/(1-p)) + float64(t.model.Offset)
	return 1 / (1 + math.Exp(-x))
}
