package reference

// Count compares what was found with what there is to find.
type Count struct {
	// Right were found and are there, Wrong were found and are not, Missed are
	// there and were not found.
	Right, Wrong, Missed int
}

// Add adds the counts of o.
func (c *Count) Add(o Count) {
	c.Right += o.Right
	c.Wrong += o.Wrong
	c.Missed += o.Missed
}

// Precision is the share of what was found that is right, in [0, 1]; 1 where
// nothing was found. Precision, recall and their harmonic mean F1 are those of
// C. J. van Rijsbergen, Information Retrieval, 2nd edition, 1979, chapter 7.
func (c Count) Precision() float64 { return ratio(c.Right, c.Right+c.Wrong) }

// Recall is the share of what is there that was found, in [0, 1]; 1 where
// there was nothing to find.
func (c Count) Recall() float64 { return ratio(c.Right, c.Right+c.Missed) }

// F1 is the harmonic mean of precision and recall, in [0, 1].
func (c Count) F1() float64 { return ratio(2*c.Right, 2*c.Right+c.Wrong+c.Missed) }

func ratio(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// Share is how many of those that could be right are.
type Share struct {
	Right, Of int
}

// Add adds the share of o.
func (s *Share) Add(o Share) {
	s.Right += o.Right
	s.Of += o.Of
}

func (s *Share) count(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

// Rate is the share in [0, 1]; 1 where there is nothing.
func (s Share) Rate() float64 { return ratio(s.Right, s.Of) }

// Bins holds marks by their stated confidence, in ten bins of equal width: a
// reliability table (A. Niculescu-Mizil and R. Caruana, "Predicting good
// probabilities with supervised learning", ICML 2005).
type Bins [10]Bin

// Bin is one row of a reliability table.
type Bin struct {
	Share
	// Stated is the sum of the stated confidences.
	Stated float64
}

// Note enters one mark.
func (b *Bins) Note(confidence float64, right bool) {
	i := min(max(int(confidence*10), 0), 9)
	b[i].count(right)
	b[i].Stated += confidence
}

// Add adds the bins of o.
func (b *Bins) Add(o Bins) {
	for i := range b {
		b[i].Share.Add(o[i].Share)
		b[i].Stated += o[i].Stated
	}
}

// Error is the expected calibration error: the mean distance between stated
// confidence and share of right marks, weighted by the bins' sizes (M. P.
// Naeini, G. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities
// using Bayesian binning", AAAI 2015). It is 0 where there are no marks.
func (b *Bins) Error() float64 {
	distance, n := 0.0, 0
	for _, bin := range b {
		if d := bin.Stated - float64(bin.Right); d < 0 {
			distance -= d
		} else {
			distance += d
		}
		n += bin.Of
	}
	if n == 0 {
		return 0
	}
	return distance / float64(n)
}
