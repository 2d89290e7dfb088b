package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRun scores Lectern on two pages: of the first the text is found and the
// menu left out, the second has no string that is looked for.
func TestRun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "extraction")
	if err := os.MkdirAll(filepath.Join(dir, "html"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"gold.json": `{"https://a.example/1": {"file": "1.html", "title": "Harbour closed", "date": "2016-03-25", "with": ["the  harbour master said"], "without": ["Weather"]},
			"https://a.example/2": {"file": "2.html", "with": ["not there"], "without": ["Nobody"]}}`,
		"html/1.html": `<title>Harbour closed</title><meta name=date content=2016-03-25><nav><a href=/w>Weather</a></nav><h1>Harbour closed</h1><p>It was closed after the storm, the harbour master said.</p>`,
		"html/2.html": `<p>Nobody was hurt, but forty boats are stuck inside.</p>`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := run(filepath.Dir(dir), true, true, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"0.500 / 0.500 / 0.500  1.000 / 1.000 / 1.000  0.000 / 0.000 / 0.000", "1.000 / 0.000 / 1.000"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func TestAgreement(t *testing.T) {
	var a agreement
	a.add(facts{"Harbour closed!", "Ann Lee", "2016-03-25"}, facts{"harbour closed", "Lee, Ann", "2016-03-26"})
	a.add(facts{"", "Ann Lee and Bo Ek", ""}, facts{"x", "Bo Ek", "2016"})
	a.add(facts{"x", "Ann", ""}, facts{})
	if want := (agreement{title: 1, titles: 2, author: 2, authors: 3, date: 0, dates: 1}); a != want {
		t.Errorf("%+v, want %+v", a, want)
	}
}
