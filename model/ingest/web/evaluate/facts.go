package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// facts are what a reader says of a page's publication.
type facts struct{ Title, Author, Date string }

// agreement counts how many of the facts that the set knows are told as it has
// them.
type agreement struct{ title, titles, author, authors, date, dates int }

// add compares. A title agrees that is the same but for signs and case, an
// author that has all the words of the set's, or the other way round.
func (a *agreement) add(want, got facts) {
	if w := squeezed(want.Title); w != "" {
		a.titles++
		if w == squeezed(got.Title) {
			a.title++
		}
	}
	if want.Author != "" {
		a.authors++
		if got.Author != "" && (subset(want.Author, got.Author) || subset(got.Author, want.Author)) {
			a.author++
		}
	}
	if want.Date != "" {
		a.dates++
		if want.Date == got.Date {
			a.date++
		}
	}
}

func (a agreement) String() string {
	return fmt.Sprintf("%.3f / %.3f / %.3f", share(a.title, a.titles), share(a.author, a.authors), share(a.date, a.dates))
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }

func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// subset reports whether every word of a is in b.
func subset(a, b string) bool {
	in := make(map[string]bool)
	for _, w := range words(b) {
		in[w] = true
	}
	for _, w := range words(a) {
		if !in[w] {
			return false
		}
	}
	return true
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// factsRow prints how the facts of one reader agree with the set's.
func factsRow(w io.Writer, name string, pages []page, found []result) {
	var all agreement
	var halves [2]agreement
	for i, p := range pages {
		all.add(p.facts, found[i].facts)
		halves[i%2].add(p.facts, found[i].facts)
	}
	fmt.Fprintf(w, "%-34s %-22s %-22s %-22s\n", name, all, halves[0], halves[1])
}

// listFacts prints the facts of the development half that do not agree.
func listFacts(w io.Writer, pages []page, found []result) {
	for i := 0; i < len(pages); i += 2 {
		var a agreement
		a.add(pages[i].facts, found[i].facts)
		if a.title < a.titles {
			fmt.Fprintf(w, "title  %s: %q, want %q\n", pages[i].File, found[i].Title, pages[i].facts.Title)
		}
		if a.author < a.authors {
			fmt.Fprintf(w, "author %s: %q, want %q\n", pages[i].File, found[i].Author, pages[i].facts.Author)
		}
		if a.date < a.dates {
			fmt.Fprintf(w, "date   %s: %q, want %q\n", pages[i].File, found[i].Date, pages[i].facts.Date)
		}
	}
}
