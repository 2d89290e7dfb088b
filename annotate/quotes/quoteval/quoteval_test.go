package quoteval

import (
	"flag"
	"testing"
)

var data = flag.String("data", "", "folder with polnear/, to measure on (for example ../shared/data, from the repository root)")

// TestMeasure prints the figures; it needs the corpus, which is not shipped.
func TestMeasure(t *testing.T) {
	if *data == "" {
		t.Skip("no -data given")
	}
	rows, err := Run(*data)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		t.Log(r)
	}
}
