package ingest

import (
	"strings"
	"sync"
	"time"
)

// monthNames are the months' names and abbreviations, January first, in the
// languages whose date lines are read. A word that is two different months in
// two languages is left out.
const monthNames = `
	january jan januar januari janvier enero ene gennaio gen janeiro stycznia
	february feb februar februari février fevrier févr febrero febbraio fevereiro fev lutego
	march mar märz maerz mrz maart mars marzo março marco marca
	april apr avril avr abril abr aprile kwietnia
	may mai mei mayo maggio mag maio maja
	june jun juni juin junio giugno giu junho czerwca
	july jul juli juillet juil julio luglio lug julho lipca
	august aug augustus août aout agosto ago sierpnia
	september sep sept septembre septiembre settembre set setembro września
	october oct oktober okt octobre octubre ottobre ott outubro out października
	november nov novembre noviembre novembro listopada
	december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia`

var months = sync.OnceValue(func() map[string]time.Month {
	m := make(map[string]time.Month)
	for i, line := range strings.Split(strings.TrimSpace(monthNames), "\n") {
		for _, word := range strings.Fields(line) {
			m[word] = time.Month(i + 1)
		}
	}
	return m
})
