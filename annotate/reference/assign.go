package reference

import "math"

// assign pairs rows with columns one to one so that the paired values add up
// to the most, and returns that sum. It is the Hungarian method in the form of
// shortest augmenting paths (R. Jonker and A. Volgenant, Computing 38, 1987),
// cubic in the longer side.
func assign(value [][]float64) float64 {
	rows, columns := len(value), 0
	if rows > 0 {
		columns = len(value[0])
	}
	if rows == 0 || columns == 0 {
		return 0
	}
	if rows > columns {
		return assign(transpose(value))
	}
	// Rows and columns count from 1; 0 stands for none. The cost of a pair is
	// less its value, and rowPrice + columnPrice never exceeds it.
	rowPrice, columnPrice := make([]float64, rows+1), make([]float64, columns+1)
	rowOf := make([]int, columns+1)
	for r := 1; r <= rows; r++ {
		augment(value, r, rowPrice, columnPrice, rowOf)
	}
	sum := 0.0
	for c := 1; c <= columns; c++ {
		if rowOf[c] > 0 {
			sum += value[rowOf[c]-1][c-1]
		}
	}
	return sum
}

// augment gives row r a column along the cheapest path, moving earlier rows.
func augment(value [][]float64, r int, rowPrice, columnPrice []float64, rowOf []int) {
	n := len(columnPrice)
	least, from, done := make([]float64, n), make([]int, n), make([]bool, n)
	for c := range least {
		least[c] = math.Inf(1)
	}
	rowOf[0] = r
	at := 0
	for rowOf[at] != 0 {
		done[at] = true
		row, next, delta := rowOf[at], 0, math.Inf(1)
		for c := 1; c < n; c++ {
			if done[c] {
				continue
			}
			if cost := -value[row-1][c-1] - rowPrice[row] - columnPrice[c]; cost < least[c] {
				least[c], from[c] = cost, at
			}
			if least[c] < delta {
				delta, next = least[c], c
			}
		}
		for c := range n {
			if done[c] {
				rowPrice[rowOf[c]] += delta
				columnPrice[c] -= delta
			} else {
				least[c] -= delta
			}
		}
		at = next
	}
	for at != 0 {
		rowOf[at], at = rowOf[from[at]], from[at]
	}
}

func transpose(value [][]float64) [][]float64 {
	t := make([][]float64, len(value[0]))
	for c := range t {
		t[c] = make([]float64, len(value))
		for r := range value {
			t[c][r] = value[r][c]
		}
	}
	return t
}
