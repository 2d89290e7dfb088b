// Package figeval scores dates and figures on the data sets that are kept
// beside the repository: the recognizers' specifications, the worldwide
// newswire (Date, Money) and re3d (Quantity, Money, Temporal). Each set is
// split in two by the parity of its articles: the even half is for development,
// the odd for testing. Of the recognizers' cases every eighth is for testing:
// their tail is long, so that more of them had to be looked at.
package figeval

// Halves names the two parts of a set.
var Halves = [2]string{"development", "test"}

// Row is one line of the table. Precision, Recall and F1 are percentages; for
// accuracies only F1 is set.
type Row struct {
	Set, Half, What       string
	Precision, Recall, F1 float64
	// N is the number of expected marks, or of cases.
	N int
}

// Run scores every set under dataDir.
func Run(dataDir string) ([]Row, error) { return RunErrors(dataDir, func(string) {}) }

// RunErrors is Run; miss is called with a description of each error in the
// development halves.
func RunErrors(dataDir string, miss func(string)) ([]Row, error) {
	var rows []Row
	for _, score := range [...]func(string, func(string)) ([]Row, error){recognizers, worldwide, re3d} {
		r, err := score(dataDir, miss)
		if err != nil {
			return rows, err
		}
		rows = append(rows, r...)
	}
	return rows, nil
}

// prf fills precision, recall and F1 from counts: of the marks made, hit
// overlap an expected one; of the expected ones, met are overlapped.
func prf(r Row, marks, hit, gold, met int) Row {
	r.N = gold
	if marks > 0 {
		r.Precision = 100 * float64(hit) / float64(marks)
	}
	if gold > 0 {
		r.Recall = 100 * float64(met) / float64(gold)
	}
	if r.Precision+r.Recall > 0 {
		r.F1 = 2 * r.Precision * r.Recall / (r.Precision + r.Recall)
	}
	return r
}
