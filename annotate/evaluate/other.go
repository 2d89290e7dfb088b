package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"lectern/annotate/figures/figeval"
	"lectern/annotate/quotes/quoteval"
)

// otherRows are the rows of the steps that measure themselves: figures and
// dates, and quotes.
func otherRows(o options) (rows []Row, missing []string) {
	if o.data == "" {
		return nil, []string{"recognizers and polnear: no -data given"}
	}
	figures, err := figeval.Run(o.data)
	if err != nil {
		missing = append(missing, absence("figures", err))
	}
	for _, r := range figures {
		if o.half != "both" && r.Half != o.half {
			continue
		}
		row := Row{Set: r.Set + " " + r.Half, What: r.What, N: r.N}
		if r.Precision == 0 && r.Recall == 0 {
			row.Score = &r.F1
		} else {
			row.Precision, row.Recall, row.F1 = &r.Precision, &r.Recall, &r.F1
		}
		rows = append(rows, row)
	}
	quotes, err := quoteval.Run(o.data)
	if err != nil {
		missing = append(missing, absence("quotes", err))
	}
	for _, r := range quotes {
		if o.half != "both" && !strings.Contains(r.Part, o.half) {
			continue
		}
		p, c, f := r.Precision(), r.Recall(), r.F1()
		rows = append(rows, Row{Set: "polnear " + r.Part, What: r.What, N: r.Gold, Precision: &p, Recall: &c, F1: &f})
	}
	return rows, missing
}

func absence(what string, err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Sprintf("%s: not below -data (%v)", what, err)
	}
	return fmt.Sprintf("%s: %v", what, err)
}
