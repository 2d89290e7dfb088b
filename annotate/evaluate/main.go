// Command evaluate measures the annotator on the embedded reference and on the
// data sets below -data, and prints one table. A set that is not there is said
// so.
//
//	go run ./annotate/evaluate -data ../shared/data
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"lectern/annotate"
	"lectern/annotate/evaluate/internal/sets"
	"lectern/annotate/reference"
)

type options struct {
	data     string
	half     string
	errors   int
	json     bool
	baseline bool
}

func main() {
	var o options
	flag.StringVar(&o.data, "data", "", "folder with the data sets ner, re3d, recognizers, polnear")
	flag.StringVar(&o.half, "half", "both", "which half to measure: development, test or both")
	flag.IntVar(&o.errors, "errors", 0, "print this many of the commonest mistakes of each set; of test halves none")
	flag.BoolVar(&o.json, "json", false, "print one JSON object per row")
	flag.BoolVar(&o.baseline, "baseline", false, "also run the baseline, github.com/jdkato/prose/v2, on the same texts")
	flag.Parse()
	if err := run(os.Stdout, o); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, o options) error {
	if o.half != "both" && o.half != "development" && o.half != "test" {
		return fmt.Errorf("-half %s: write development, test or both", o.half)
	}
	own, external, missing, err := load(o)
	if err != nil {
		return err
	}
	start := func() annotator { return annotate.New() }
	rows := measureSpeed(start, speedSets(own, external))
	t := table{w: w, options: o, rows: rows, annotator: start()}
	for _, s := range own {
		if s.Half == reference.Seeds {
			files, cleaned, err := fromFiles(s)
			if err != nil {
				return err
			}
			t.rows = append(t.rows, cleaned.rows(files.Name)...)
			t.add(files, true)
		}
		t.add(s, true)
	}
	for _, s := range external {
		t.add(s, false)
	}
	more, absent := otherRows(o)
	t.rows = append(t.rows, more...)
	missing = append(missing, absent...)
	if o.baseline {
		more, err := baselineRows(append(own, external...))
		if err != nil {
			missing = append(missing, fmt.Sprintf("the baseline: %v", err))
		}
		t.rows = append(t.rows, more...)
	}
	if o.json {
		return writeJSON(w, t.rows)
	}
	return t.write(missing)
}

// table gathers what is printed.
type table struct {
	w         io.Writer
	options   options
	annotator annotator
	rows      []Row
	bins      reference.Bins
	// notes print mistakes below the table.
	notes []func() error
}

// add measures a set; where grouped is set its entities too.
func (t *table) add(s sets.Set, grouped bool) {
	r, all := scoreSet(t.annotator, &s)
	t.rows = append(t.rows, resultRows(s.Name, s.Marks, &r)...)
	if !grouped {
		t.rows = append(t.rows, leavingOut(&s, all)...)
	}
	if grouped {
		t.rows = append(t.rows, groupRows(t.annotator, &s, all)...)
	}
	if s.Half != reference.Seeds {
		t.bins.Add(r.Confidence)
	}
	if s.Half == reference.Test || t.options.errors == 0 {
		return
	}
	t.notes = append(t.notes, func() error { return writeMistakes(t.w, s.Name, s.Docs, r.Mistakes, t.options.errors) })
	if grouped {
		g := group(s.Docs, all, t.annotator.Resolve(all), true, true)
		t.notes = append(t.notes, func() error { return writeJoins(t.w, s.Name, g) })
	}
}

// write prints the table, what was not measured, and the mistakes.
func (t *table) write(missing []string) error {
	if err := writeTable(t.w, t.rows); err != nil {
		return err
	}
	if err := writeReliability(t.w, t.bins); err != nil {
		return err
	}
	for _, m := range missing {
		if _, err := fmt.Fprintln(t.w, "not measured:", m); err != nil {
			return err
		}
	}
	for _, note := range t.notes {
		if err := note(); err != nil {
			return err
		}
	}
	return nil
}

// load reads the sets of the wanted half. Those that are not there are named
// in missing.
func load(o options) (own, external []sets.Set, missing []string, err error) {
	keep := func(all []sets.Set) []sets.Set {
		var kept []sets.Set
		for _, s := range all {
			if o.half == "both" || s.Half == reference.Seeds || s.Half.String() == o.half {
				kept = append(kept, s)
			}
		}
		return kept
	}
	if own, err = sets.Reference(); err != nil {
		return nil, nil, nil, err
	}
	own = keep(own)
	for _, s := range []struct {
		name string
		read func(string) ([]sets.Set, error)
	}{{"worldwide", sets.Newswire}, {"re3d", sets.Re3d}} {
		if o.data == "" {
			missing = append(missing, s.name+": no -data given")
			continue
		}
		all, err := s.read(o.data)
		if errors.Is(err, fs.ErrNotExist) {
			missing = append(missing, fmt.Sprintf("%s: %v", s.name, err))
			continue
		}
		if err != nil {
			return nil, nil, nil, err
		}
		external = append(external, keep(all)...)
	}
	return own, external, missing, nil
}

// speedSets are the sets that the speed is measured on: one that is not small,
// where there is one.
func speedSets(own, external []sets.Set) []sets.Set {
	if len(external) > 0 {
		return external[:1]
	}
	return own
}

// writeReliability prints what the stated confidences of names are worth.
func writeReliability(w io.Writer, bins reference.Bins) error {
	if _, err := fmt.Fprintf(w, "\nconfidence of names (all sets but the seeds)\n%-12s %8s %8s %8s\n", "stated", "marks", "mean", "right"); err != nil {
		return err
	}
	for i, b := range bins {
		if b.Of == 0 {
			continue
		}
		if _, err := fmt.Fprintf(w, "%.1f to %.1f   %8d %7.1f%% %7.1f%%\n", float64(i)/10, float64(i+1)/10,
			b.Of, 100*b.Stated/float64(b.Of), 100*b.Rate()); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "expected calibration error %.1f%%\n\n", 100*bins.Error())
	return err
}

var _ annotator = (*annotate.Pipeline)(nil)
