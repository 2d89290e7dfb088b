// Command evaluate compares how well articles are got out of pages: Lectern's
// reader of pages beside libraries and all text of the page. Run it in the
// repository's root:
//
//	go run ./model/ingest/web/evaluate -data ../shared/data
//
// The pages and strings are those of trafilatura's evaluation (Barbaresi 2021):
// strings that must be in an article's text, and strings that must not. A string
// that must be there and is counts as a true positive, else as a false negative;
// one that must not and is counts as a false positive.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/ingest/doc"
)

// librariesFolder holds the libraries' own module, from the repository's root.
const librariesFolder = "model/ingest/web/evaluate/libraries"

func main() {
	data := flag.String("data", "", "the folder of evaluation data, which holds extraction/")
	alone := flag.Bool("alone", false, "only Lectern, without the libraries")
	mistakes := flag.Bool("mistakes", false, "list the mistakes of the development half")
	flag.Parse()
	if err := run(*data, *alone, *mistakes, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(data string, alone, mistakes bool, w io.Writer) error {
	pages, err := load(filepath.Join(data, "extraction"))
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%-34s %-22s %-22s %-22s %8s %6s\n", "P / R / F1", "all", "development half", "test half", "pages/s", "empty")
	began := time.Now()
	found, err := ours(pages)
	if err != nil {
		return err
	}
	row(w, "Lectern", pages, found, time.Since(began).Seconds())
	if mistakes {
		listMistakes(w, pages, found)
		listFacts(w, pages, found)
	}
	readers := []reader{{"Lectern", found}}
	if !alone {
		libraries, err := compare(w, pages)
		if err != nil {
			return err
		}
		readers = append(readers, libraries...)
	}
	fmt.Fprintf(w, "\n%-34s %-22s %-22s %-22s\n", "title / author / day", "all", "development half", "test half")
	for _, r := range readers {
		factsRow(w, r.name, pages, r.found)
	}
	return nil
}

// reader is one way to read pages, and what it found in each.
type reader struct {
	name  string
	found []result
}

// compare runs the libraries; it returns those that tell facts too.
func compare(w io.Writer, pages []page) ([]reader, error) {
	var readers []reader
	for _, l := range []struct{ name, key string }{
		{"go-readability 2.1.3", "readability"}, {"go-trafilatura 1.12.2, fast", "trafilatura"}, {"go-trafilatura, with fallback", "trafilatura-fallback"}, {"all text", "all"},
	} {
		found, seconds, err := library(l.key, pages)
		if err != nil {
			return nil, err
		}
		row(w, l.name, pages, found, seconds)
		if l.key == "readability" || l.key == "trafilatura" {
			readers = append(readers, reader{l.name, found})
		}
	}
	return readers, nil
}

// result is what a reader found in a page.
type result struct {
	Text string
	facts
}

// page is one page of the set.
type page struct {
	File    string   `json:"file"`
	With    []string `json:"with"`
	Without []string `json:"without"`
	facts
	url  string
	html []byte
}

// load reads the set in its order, by which it is halved.
func load(folder string) ([]page, error) {
	gold, err := os.Open(filepath.Join(folder, "gold.json"))
	if err != nil {
		return nil, err
	}
	defer gold.Close()
	d := json.NewDecoder(gold)
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	var pages []page
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var p page
		if err := d.Decode(&p); err != nil {
			return nil, err
		}
		p.url, _ = key.(string)
		if p.html, err = os.ReadFile(filepath.Join(folder, "html", p.File)); err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// ours is the text of each page as the reader of Lectern sees it.
func ours(pages []page) ([]result, error) {
	runtime.GOMAXPROCS(1) // as the libraries' command runs
	found := make([]result, len(pages))
	for i, p := range pages {
		src := doc.Source{Path: p.File, Data: p.html}
		for a, err := range ingest.Articles(context.Background(), src, ingest.Options{}) {
			var skip *ingest.Skip
			switch {
			case errors.As(err, &skip):
			case err != nil:
				return nil, err
			default:
				found[i] = result{a.Text, facts{a.Title, a.Author, a.Published.String()}}
			}
		}
	}
	return found, nil
}

// library runs a library on the pages, in its own process, on one core.
func library(name string, pages []page) (found []result, seconds float64, err error) {
	if _, err := os.Stat(librariesFolder); err != nil {
		return nil, 0, fmt.Errorf("run this in the repository's root: %w", err)
	}
	var in, out, failure bytes.Buffer
	encoder := json.NewEncoder(&in)
	for _, p := range pages {
		if err := encoder.Encode(map[string]any{"html": p.html, "url": p.url}); err != nil {
			return nil, 0, err
		}
	}
	cmd := exec.Command("go", "run", "-C", librariesFolder, ".", "-library", name)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "GOWORK=off")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, &out, &failure
	if err := cmd.Run(); err != nil {
		return nil, 0, fmt.Errorf("%w: %s", err, strings.TrimSpace(failure.String()))
	}
	decoder := json.NewDecoder(&out)
	for range pages {
		var a struct {
			result
			Seconds float64
		}
		if err := decoder.Decode(&a); err != nil {
			return nil, 0, err
		}
		found = append(found, a.result)
		seconds += a.Seconds
	}
	return found, seconds, nil
}

// score counts strings: found as they should be, missing, found though they
// should not be.
type score struct{ right, missing, wrong int }

func (s *score) add(p page, text string) {
	text = normalized(text)
	for _, with := range p.With {
		if strings.Contains(text, normalized(with)) {
			s.right++
		} else {
			s.missing++
		}
	}
	for _, without := range p.Without {
		if strings.Contains(text, normalized(without)) {
			s.wrong++
		}
	}
}

func (s score) String() string {
	p := float64(s.right) / max(1, float64(s.right+s.wrong))
	r := float64(s.right) / max(1, float64(s.right+s.missing))
	return fmt.Sprintf("%.3f / %.3f / %.3f", p, r, 2*p*r/max(p+r, 1e-9))
}

// normalized joins white space, and leaves out what is not seen.
func normalized(s string) string {
	return strings.Join(strings.FieldsFunc(model.Sanitize(s), unicode.IsSpace), " ")
}

// row prints how the texts of one reader score.
func row(w io.Writer, name string, pages []page, found []result, seconds float64) {
	var all score
	var halves [2]score
	empty := 0
	for i, p := range pages {
		all.add(p, found[i].Text)
		halves[i%2].add(p, found[i].Text)
		if strings.TrimSpace(found[i].Text) == "" {
			empty++
		}
	}
	fmt.Fprintf(w, "%-34s %-22s %-22s %-22s %8.0f %6d\n", name, all, halves[0], halves[1], float64(len(pages))/seconds, empty)
}

// listMistakes prints what the development half gets wrong.
func listMistakes(w io.Writer, pages []page, found []result) {
	for i := 0; i < len(pages); i += 2 {
		p, text := pages[i], normalized(found[i].Text)
		for _, with := range p.With {
			if !strings.Contains(text, normalized(with)) {
				fmt.Fprintf(w, "missing  %s: %q\n", p.File, with)
			}
		}
		for _, without := range p.Without {
			if strings.Contains(text, normalized(without)) {
				fmt.Fprintf(w, "too much %s: %q\n", p.File, without)
			}
		}
	}
}
