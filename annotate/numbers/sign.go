package numbers

import "lectern/annotate/tokens"

// dashed reports whether token i is a minus sign that opens a line which holds
// a number and nothing else: "- 1 4/5".
func (r *Reader) dashed(i int) bool {
	if s := r.d.At(i); s != "-" && s != "−" || r.joined(i) || !r.joined(i+1) || !r.numeral(i+1) || !r.d.Tokens[i+1].Space {
		return false
	}
	m, ok := r.At(i + 1)
	return ok && !r.joined(m.End) && m.Rest == ""
}

// pointWord reports whether "point" at token i opens a number ("point five"):
// nothing stands before it that makes it a noun.
func (r *Reader) pointWord(i int) bool {
	if e := r.class(i + 1); e != small && e != tens || !r.joined(i+1) {
		return false
	}
	if !r.joined(i) || r.class(i-1) == minus || r.d.Tokens[i-1].Class == tokens.Punct {
		return true
	}
	switch r.lower(i - 1) {
	case "of", "by", "than", "is", "was", "about", "around", "nearly", "approximately", "equals", "to":
		return true
	}
	return false
}
