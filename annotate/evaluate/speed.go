package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"lectern/annotate/evaluate/internal/sets"
	"lectern/model"
	"lectern/model/ingest"
)

// measureSpeed runs the whole pipeline (clean, annotate, resolve) over the
// texts on one core, and says how many words a second and what the first use
// costs. It must run before anything else has used the annotator.
func measureSpeed(start func() annotator, all []sets.Set) []Row {
	var texts [][]byte
	words := 0
	for _, s := range all {
		for _, d := range s.Docs {
			texts = append(texts, []byte(d.Article.Text))
			words += len(strings.Fields(d.Article.Text))
		}
	}
	if len(texts) == 0 {
		return nil
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	before := resident()
	began := time.Now()
	a := start()
	a.Annotate(ingest.Raw("a.txt", texts[0]))
	first := time.Since(began)

	began = time.Now()
	annotated := annotateAll(a, texts)
	a.Resolve(annotated)
	took := time.Since(began)
	annotated = nil
	after := resident()
	note := func(what, value string) Row { return Row{Set: "the annotator", What: what, Note: value} }
	return []Row{
		note("clean, annotate and resolve, one core", fmt.Sprintf("%.0f words/s (%d words)", float64(words)/took.Seconds(), words)),
		note("first article", first.Round(time.Millisecond).String()),
		note("memory that it holds", fmt.Sprintf("%.0f MB", float64(after-before)/1e6)),
		note("peak memory of this program", fmt.Sprintf("%.0f MB", float64(peak())/1e6)),
	}
}

// annotateAll cleans and annotates the texts.
func annotateAll(a annotator, texts [][]byte) []*model.Annotated {
	var all []*model.Annotated
	for _, text := range texts {
		article, err := ingest.Read("a.txt", text)
		if err != nil {
			continue
		}
		all = append(all, a.Annotate(article))
	}
	return all
}

// resident is the memory, in bytes, that is live after a collection: resident
// memory where the system tells it, the heap elsewhere.
func resident() int64 {
	debug.FreeOSMemory()
	if kb, ok := status("VmRSS"); ok {
		return kb
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapInuse)
}

// peak is the most memory, in bytes, that the program has held.
func peak() int64 {
	if kb, ok := status("VmHWM"); ok {
		return kb
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys)
}

// status reads a line of Linux's /proc/self/status, in bytes.
func status(name string) (int64, bool) {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, false
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			return kb * 1024, err == nil
		}
	}
	return 0, false
}
