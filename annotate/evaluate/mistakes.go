package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"lectern/annotate/reference"
	"lectern/model"
)

// writeMistakes prints the n commonest mistakes of a set, each with how often
// it was made and one context.
func writeMistakes(w io.Writer, set string, docs []reference.Document, mistakes []reference.Mistake, n int) error {
	texts := make(map[string]string)
	for _, d := range docs {
		texts[d.Name] = d.Article.Text
	}
	type group struct {
		first reference.Mistake
		times int
	}
	groups := make(map[string]*group)
	var order []*group
	for _, m := range mistakes {
		key := m.What + m.Kind.String() + m.In(texts[m.Text])
		if groups[key] == nil {
			groups[key] = &group{first: m}
			order = append(order, groups[key])
		}
		groups[key].times++
	}
	slices.SortStableFunc(order, func(a, b *group) int { return cmp.Compare(b.times, a.times) })
	if _, err := fmt.Fprintf(w, "\n%s: %d mistakes\n", set, len(mistakes)); err != nil {
		return err
	}
	for _, g := range order[:min(n, len(order))] {
		m := g.first
		readings := ""
		if m.Want != "" || m.Got != "" {
			readings = fmt.Sprintf(" (want %q, got %q)", m.Want, m.Got)
		}
		if _, err := fmt.Fprintf(w, "%4d× %-8s %-12s %s%s  [%s]\n", g.times, m.What, m.Kind, context(texts[m.Text], m.Span), readings, m.Text); err != nil {
			return err
		}
	}
	return nil
}

// context is the span in brackets with what stands around it, on one line.
func context(text string, s model.Span) string {
	from, to := max(0, s.Start-45), min(len(text), s.End+35)
	out := text[from:s.Start] + "[" + s.In(text) + "]" + text[s.End:to]
	return strings.Join(strings.Fields(strings.ToValidUTF8(out, "")), " ")
}

// writeJoins prints the entities that hold more than one thing of the
// reference, and the things that are in more than one entity.
func writeJoins(w io.Writer, set string, g grouping) error {
	if _, err := fmt.Fprintf(w, "\n%s: entities, names found, across articles\n", set); err != nil {
		return err
	}
	joined, split := make(map[string]map[string]int), make(map[string]map[string]int)
	for i, want := range g.across.Want {
		got := g.across.Got[i]
		count(joined, got, want)
		count(split, want, got)
	}
	for _, got := range slices.Sorted(maps.Keys(joined)) {
		if things := joined[got]; len(things) > 1 {
			if _, err := fmt.Fprintf(w, "  joined wrongly: %s\n", counts(things)); err != nil {
				return err
			}
		}
	}
	for _, want := range slices.Sorted(maps.Keys(split)) {
		if parts := split[want]; len(parts) > 1 {
			sizes := slices.Sorted(maps.Values(parts))
			if _, err := fmt.Fprintf(w, "  kept apart: %s in %d parts %v\n", want, len(parts), sizes); err != nil {
				return err
			}
		}
	}
	return nil
}

func count(in map[string]map[string]int, of, what string) {
	if in[of] == nil {
		in[of] = make(map[string]int)
	}
	in[of][what]++
}

func counts(things map[string]int) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(things)) {
		out = append(out, fmt.Sprintf("%s (%d)", name, things[name]))
	}
	return strings.Join(out, ", ")
}
