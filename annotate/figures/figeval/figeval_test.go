package figeval

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

var (
	data   = flag.String("data", "", "the folder of the data sets; without it the table is not printed")
	misses = flag.Bool("errors", false, "print the errors of the development halves")
)

// With -data ../shared/data the table is printed; without, only the scoring
// itself is tested.
func TestTable(t *testing.T) {
	if *data == "" {
		t.Skip("no -data folder given; this prints figures and guards nothing")
	}
	rows, err := RunErrors(*data, func(s string) {
		if *misses {
			fmt.Fprintln(os.Stderr, s)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		t.Logf("%-12s %-12s %-30s P %5.1f R %5.1f F1 %5.1f n %d", r.Set, r.Half, r.What, r.Precision, r.Recall, r.F1, r.N)
	}
}
