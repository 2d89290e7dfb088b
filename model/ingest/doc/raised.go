package doc

import "strings"

// Raised is text that stands in superscript, in characters of its own where it is
// a number: 10 to the 6 must not read 106. Anything else, as in "25th", stays.
func Raised(s string) string {
	for _, r := range s {
		if (r < '0' || r > '9') && !strings.ContainsRune("+-−() ", r) {
			return s
		}
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '1':
			return '¹'
		case '2':
			return '²'
		case '3':
			return '³'
		case '0', '4', '5', '6', '7', '8', '9':
			return '⁰' + r - '0'
		case '+':
			return '⁺'
		case '-', '−':
			return '⁻'
		case '(':
			return '⁽'
		case ')':
			return '⁾'
		}
		return r
	}, s)
}
