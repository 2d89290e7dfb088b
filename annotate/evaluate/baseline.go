package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"

	"lectern/annotate/evaluate/internal/sets"
	"lectern/annotate/reference"
	"lectern/model"
)

const (
	// baselineFolder holds the baseline's own module, from the repository's root.
	baselineFolder = "annotate/evaluate/baseline"
	// baselineTexts is how many texts of a set the baseline reads: it takes
	// minutes for the whole newswire. The row says how many they were.
	baselineTexts = 40
)

// baselineRows runs the baseline on the same texts and compares in the same
// way. The command must run in the repository's root.
func baselineRows(all []sets.Set) ([]Row, error) {
	if _, err := os.Stat(baselineFolder); err != nil {
		return nil, fmt.Errorf("run this in the repository's root: %w", err)
	}
	var rows []Row
	words, seconds := 0, 0.0
	for _, s := range all {
		docs := s.Docs[:min(baselineTexts, len(s.Docs))]
		found, took, err := baseline(docs)
		if err != nil {
			return rows, err
		}
		var total reference.Result
		for i := range docs {
			total.Add(reference.Compare(&docs[i], found[i]))
		}
		words += total.Words
		seconds += took
		some := resultRows("baseline prose: "+s.Name, func(k model.Kind) bool { return k <= model.Place }, &total)
		some = slices.Delete(some[:5], 1, 2) // it marks no groups and states no confidence
		if len(docs) < len(s.Docs) {
			some[0].Note = fmt.Sprintf("the first %d of %d texts", len(docs), len(s.Docs))
		}
		rows = append(rows, some...)
	}
	speed := Row{Set: "baseline prose", What: "names, one core", Note: fmt.Sprintf("%.0f words/s", float64(words)/seconds)}
	return append(rows, speed), nil
}

// baseline starts the baseline and gives it the texts. It returns what it
// found in each, and the seconds that it took.
func baseline(docs []reference.Document) ([][]model.Annotation, float64, error) {
	var in, out, failure bytes.Buffer
	texts := json.NewEncoder(&in)
	for _, d := range docs {
		if err := texts.Encode(d.Article.Text); err != nil {
			return nil, 0, err
		}
	}
	cmd := exec.Command("go", "run", "-C", baselineFolder, ".")
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "GOWORK=off")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, &out, &failure
	if err := cmd.Run(); err != nil {
		return nil, 0, fmt.Errorf("%w: %s", err, strings.TrimSpace(failure.String()))
	}
	return answers(&out, len(docs))
}

// answers reads what the baseline found in n texts, and how many seconds that
// took it.
func answers(r io.Reader, n int) ([][]model.Annotation, float64, error) {
	found := make([][]model.Annotation, n)
	seconds := 0.0
	in := json.NewDecoder(r)
	for i := range n {
		var a struct {
			Names []struct {
				Start, End int
				Kind       string
			}
			Seconds float64
		}
		if err := in.Decode(&a); err != nil {
			return nil, 0, err
		}
		seconds += a.Seconds
		for _, name := range a.Names {
			kind, err := model.ParseKind(name.Kind)
			if err != nil {
				return nil, 0, err
			}
			s := model.Span{Start: name.Start, End: name.End}
			found[i] = append(found[i], model.Annotation{Span: s, Kind: kind, Form: model.Named})
		}
	}
	return found, seconds, nil
}
