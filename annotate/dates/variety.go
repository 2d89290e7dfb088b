package dates

import (
	"strings"
	"sync"
)

// spellings tells British (+1) from American (-1) words. Words in -ize are
// both, so they are not here.
var spellings = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for _, w := range strings.Fields(`colour colours labour centre centres defence programme programmes kilometre kilometres metre metres tonnes favour
		neighbour neighbours honour theatre licence travelled behaviour rumours harbour armour litres litre aeroplane cheque tyres grey labelled cancelled
		organised organisation organisations recognised realised apologised criticised analyse fortnight pence sterling towards whilst`) {
		m[w] = 1
	}
	for _, w := range strings.Fields(`color colors labor center centers defense program programs kilometer kilometers meter meters favor neighbor neighbors
		honor theater traveled behavior rumors harbor armor liters liter airplane tires gray labeled canceled organized recognized realized apologized
		criticized analyze percent gotten toward`) {
		m[w] = -1
	}
	return m
})

// variety is +1 where the article is written in British English, whose numeric
// dates put the day first, -1 for American, 0 where nothing shows it. Spelling
// counts, and the sign of the pound or the dollar.
func (f *finder) variety() int {
	if f.varietyDone {
		return f.british
	}
	f.varietyDone = true
	words := spellings()
	var buf [16]byte
	for i := range f.d.Tokens {
		switch s := f.d.At(i); {
		case s == "£":
			f.british++
		case s == "$":
			f.british--
		case len(s) >= 4 && len(s) <= 14:
			f.british += words[lowerOf(s, &buf)]
		}
	}
	return f.british
}
