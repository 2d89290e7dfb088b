package pdf

import (
	"math"
	"sort"
	"strings"
)

// lineNumbers takes out the numbers of lines that stand beside the text of
// drafts and of papers for a court: whole numbers below each other, outermost in
// their rows, that count on.
func lineNumbers(rows []row) (rest []row, numbers string) {
	const least = 10
	type place struct{ row, word int }
	columns := make(map[int][]place)
	for k, r := range rows {
		for _, j := range []int{0, len(r.words) - 1} {
			if number(r.words[j].text) == noNumber || j > 0 && len(r.words) == 1 {
				continue
			}
			edge := int(math.Round(r.words[j].box.x1 / 4))
			columns[edge] = append(columns[edge], place{k, j})
		}
	}
	var found []place
	for _, all := range columns {
		counting := 0
		for k := 1; k < len(all); k++ {
			a, b := all[k-1], all[k]
			if number(rows[b.row].words[b.word].text) == number(rows[a.row].words[a.word].text)+1 {
				counting++
			}
		}
		if counting >= least && counting*10 >= 8*len(all) {
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
	for _, p := range found {
		r := &rows[p.row]
		if p.word >= len(r.words) {
			continue
		}
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
