// Command baseline finds names with github.com/jdkato/prose/v2: it reads texts
// from standard input, one JSON string a line, and prints one object for each.
// It is a module of its own so that the program does not carry prose;
// evaluate -baseline starts it and compares.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/jdkato/prose/v2"
)

// answer is what prose finds in one text.
type answer struct {
	Names []name `json:"names"`
	// Seconds is how long it took.
	Seconds float64 `json:"seconds"`
}

// name is a mark, offsets in bytes.
type name struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Kind  string `json:"kind"`
}

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "baseline:", err)
		os.Exit(1)
	}
}

func run(r io.Reader, w io.Writer) error {
	in, out := json.NewDecoder(r), json.NewEncoder(w)
	for {
		var text string
		if err := in.Decode(&text); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		found, err := find(text)
		if err != nil {
			return err
		}
		if err := out.Encode(found); err != nil {
			return err
		}
	}
}

// find gives prose's names their places in the text: it tells them in reading
// order, without offsets.
func find(text string) (answer, error) {
	began := time.Now()
	doc, err := prose.NewDocument(text)
	if err != nil {
		return answer{}, err
	}
	found := answer{Names: []name{}, Seconds: time.Since(began).Seconds()}
	at := 0
	for _, e := range doc.Entities() {
		kind := map[string]string{"PERSON": "person", "ORGANIZATION": "organization", "GPE": "place"}[e.Label]
		i := strings.Index(text[at:], e.Text)
		if kind == "" || i < 0 {
			continue
		}
		found.Names = append(found.Names, name{Start: at + i, End: at + i + len(e.Text), Kind: kind})
		at += i + len(e.Text)
	}
	return found, nil
}
