package pdf

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// lineNumbers takes out the numbers of lines that stand beside the text of
// drafts and of papers for a court: whole numbers below each other, outermost in
// their rows, that count on.
func lineNumbers(rows []row) (rest []row, numbers string) {
	const (
		least = 15
		tall  = 0.5 // of the height of the text; shorter runs number something else
	)
	height := 0.0
	if len(rows) > 0 {
		height = rows[len(rows)-1].base - rows[0].base
	}
	type place struct{ row, word int }
	type edge struct {
		right bool
		at    int // in strips of 8 points, which overlap
	}
	columns := make(map[edge][]place)
	for k, r := range rows {
		for j := range r.words {
			outermost := j == 0 || j == len(r.words)-1
			if !outermost || number(r.words[j].text) == noNumber {
				continue
			}
			left, right := int(math.Round(r.words[j].box.x0/4)), int(math.Round(r.words[j].box.x1/4))
			for d := range 2 {
				columns[edge{false, left + d}] = append(columns[edge{false, left + d}], place{k, j})
				columns[edge{true, right + d}] = append(columns[edge{true, right + d}], place{k, j})
			}
		}
	}
	var found []place
	for _, all := range columns {
		counting, others := 0, 0
		for k := range all {
			// The lines of a table of contents have other numbers in them as well.
			if r := rows[all[k].row]; slices.ContainsFunc(r.words, func(w word) bool { return w.box != r.words[all[k].word].box && number(w.text) != noNumber }) {
				others++
			}
			if k == 0 {
				continue
			}
			a, b := all[k-1], all[k]
			if number(rows[b.row].words[b.word].text) == number(rows[a.row].words[a.word].text)+1 {
				counting++
			}
		}
		if counting >= least && counting*10 >= 8*len(all) && others*2 < len(all) &&
			rows[all[len(all)-1].row].base-rows[all[0].row].base > tall*height {
			found = append(found, all...)
		}
	}
	if len(found) == 0 {
		return rows, ""
	}
	sort.Slice(found, func(a, b int) bool {
		return found[a].row < found[b].row || found[a].row == found[b].row && found[a].word > found[b].word
	})
	var text []string
	for k, p := range found {
		if k > 0 && p == found[k-1] {
			continue
		}
		r := &rows[p.row]
		text = append(text, r.words[p.word].text)
		r.words = append(r.words[:p.word:p.word], r.words[p.word+1:]...)
	}
	for _, r := range rows {
		if len(r.words) > 0 {
			rest = append(rest, r)
		}
	}
	return rest, strings.Join(text, " ")
}
