package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
)

// quoted is a stretch between two quotation marks. A speech that runs over
// several paragraphs, each opened by a mark, is one.
type quoted struct {
	open       int // the opening mark's token
	first, end int // tokens of the words: [first, end)
	closeMark  int // the closing mark's last token, -1 where the mark is missing
}

// side says what a quotation mark does where it stands.
type side uint8

const (
	neither side = iota
	opening
	closing
)

// markKind is the family of a mark: only marks of one family pair up, but
// straight and curly ones of one weight may mix.
type markKind uint8

const (
	noMark markKind = iota
	double
	single
	guillemet
	smallGuillemet
)

// classify tells the family of token i and what the mark does there, from its
// shape and from the white space around it.
func classify(d *tokens.Document, i int) (markKind, side) {
	r, _ := utf8.DecodeRuneInString(d.At(i))
	before, after := around(d, i)
	switch r {
	case '"', '″', '＂':
		return double, bySpace(before, after)
	case '“', '”', '„', '‟':
		return double, curly(r == '“' || r == '„' || r == '‟', before, after, r)
	case '«', '»':
		return guillemet, curly(r == '«', before, after, r)
	case '‹', '›':
		return smallGuillemet, curly(r == '‹', before, after, r)
	case '\'', '‘', '’', '‚', '‛', '`':
		if doubled(d, i) {
			_, after = around(d, i+1)
			return double, bySpace(before, after)
		}
		if i > 0 && doubled(d, i-1) {
			return noMark, neither
		}
		return single, bySpaceSingle(r, before, after)
	}
	return noMark, neither
}

// doubled reports whether the single marks at tokens i and i+1 stand for one
// double mark, as in ”so” and “so”.
func doubled(d *tokens.Document, i int) bool {
	if i+1 >= len(d.Tokens) || d.Tokens[i+1].Start != d.Tokens[i].End {
		return false
	}
	a, b := d.At(i), d.At(i+1)
	return a == b && (a == "'" || a == "`" || a == "’" || a == "‘")
}

// markWidth is how many tokens the mark at token i takes.
func markWidth(d *tokens.Document, i int) int {
	if doubled(d, i) {
		return 2
	}
	return 1
}

// around is the rune before and after token i, a space at the text's ends.
func around(d *tokens.Document, i int) (before, after rune) {
	t := d.Tokens[i]
	before, after = ' ', ' '
	if t.Start > 0 {
		before, _ = utf8.DecodeLastRuneInString(d.Text[:t.Start])
	}
	if t.End < len(d.Text) {
		after, _ = utf8.DecodeRuneInString(d.Text[t.End:])
	}
	return before, after
}

func bySpace(before, after rune) side {
	switch {
	case opensAfter(before) && !unicode.IsSpace(after):
		return opening
	case !unicode.IsSpace(before):
		return closing
	}
	return neither
}

// opensAfter reports whether a mark after this rune starts something.
func opensAfter(r rune) bool {
	return unicode.IsSpace(r) || r == '(' || r == '[' || r == '—' || r == '–' || r == '-' || r == '/' ||
		r == '‘' || r == '“' || r == '«' || r == '‹' || r == '„' || r == '‚' || r == '\u200b' || r == '\ufeff'
}

// curly trusts a mark's shape unless white space says the opposite: “ at the
// end of a word closes („so“), ” at the start of one opens (”so”).
func curly(left bool, before, after rune, r rune) side {
	startsWord := opensAfter(before) && startsWords(after)
	endsWord := !unicode.IsSpace(before) && !opensAfter(before) && (unicode.IsSpace(after) || unicode.IsPunct(after))
	switch {
	case left && endsWord && r != '„', !left && !startsWord:
		return closing
	}
	return opening
}

// startsWords reports whether quoted words may start with the rune.
func startsWords(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) || strings.ContainsRune("\"'‘“«‹„‚([#@…", r)
}

func bySpaceSingle(r, before, after rune) side {
	switch {
	case r == '‚' || r == '‛':
		return opening
	case opensAfter(before) && !unicode.IsSpace(after) && !unicode.IsPunct(after):
		return opening
	case r == '‘' && opensAfter(before):
		return opening
	case !unicode.IsSpace(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after):
		return closing
	}
	return neither
}

const (
	paragraphLimit = 20  // paragraphs that one speech may run through
	nestLimit      = 400 // tokens in which a nested quote must end
)

// pairs finds the quoted stretches of the document, outermost only, in order.
func pairs(d *tokens.Document) []quoted {
	var all []quoted
	for pi := 0; pi < len(d.Paragraphs); pi++ {
		p := d.Paragraphs[pi]
		for i := p.First; i < p.End; {
			kind, s := mayOpen(d, i)
			if s != opening {
				i++
				continue
			}
			q, next, last := pair(d, pi, i, kind)
			if q.first < q.end {
				all = append(all, q)
			}
			if last > pi { // the speech ran on into a later paragraph
				pi, p = last, d.Paragraphs[last]
			}
			i = max(next, i+1)
		}
	}
	return all
}

// mayOpen classifies token i, quickly for tokens that are no marks.
func mayOpen(d *tokens.Document, i int) (markKind, side) {
	t := &d.Tokens[i]
	if t.Class != tokens.Punct && t.Class != tokens.Symbol && t.Class != tokens.Possessive {
		return noMark, neither
	}
	return classify(d, i)
}

// pair finds the end of the stretch that token i opens in paragraph pi; next
// is where to go on, last the paragraph in which that is.
func pair(d *tokens.Document, pi, i int, kind markKind) (q quoted, next, last int) {
	q = quoted{open: i, first: i + markWidth(d, i), closeMark: -1}
	if kind == single {
		return pairSingle(d, d.Paragraphs[pi], i)
	}
	from := q.first
	for last = pi; last < min(len(d.Paragraphs), pi+paragraphLimit); last++ {
		p := d.Paragraphs[last]
		depth := 0
		for j := from; j < p.End; j++ {
			k, s := mayOpen(d, j)
			switch {
			case k != kind || s == neither && (depth > 0 || !isStraight(d, j)):
			case s == opening && j+1 < p.End:
				if depth++; depth > 1 || !closesTwice(d, j, p.End, kind) {
					// a second opening mark before any closing one: the first was never closed
					return unclosed(d, q, d.Paragraphs[pi], pi)
				}
			case depth > 0:
				depth--
			default:
				q.end, q.closeMark = j, j+markWidth(d, j)-1
				return q, q.closeMark + 1, last
			}
		}
		if last+1 == len(d.Paragraphs) || !startsWith(d, last+1, kind) {
			break
		}
		from = d.Paragraphs[last+1].First + 1
	}
	return unclosed(d, q, d.Paragraphs[pi], pi)
}

// isStraight reports whether the mark at token j has no side of its own; with
// white space on both sides it closes what is open.
func isStraight(d *tokens.Document, j int) bool {
	w := d.At(j)
	return w == "\"" || doubled(d, j)
}

// closesTwice reports whether two more closing marks than opening ones follow
// token j, so that the mark at j opens a nested quote.
func closesTwice(d *tokens.Document, j, end int, kind markKind) bool {
	open := 2
	for k := j + 1; k < min(end, j+nestLimit); k++ {
		if m, s := mayOpen(d, k); m == kind {
			switch s {
			case opening:
				return false
			case closing:
				if open--; open == 0 {
					return true
				}
			}
		}
	}
	return false
}

// startsWith reports whether the paragraph's first token opens a quote.
func startsWith(d *tokens.Document, pi int, kind markKind) bool {
	k, s := mayOpen(d, d.Paragraphs[pi].First)
	return k == kind && s == opening
}

// unclosed ends a stretch without a closing mark: at the paragraph's end where
// the mark opened the paragraph and the sentence after it is not the writer's
// own, else at the end of its sentence.
func unclosed(d *tokens.Document, q quoted, p tokens.Range, pi int) (quoted, int, int) {
	s := d.Sentences[d.SentenceOf(q.open)]
	end := s.End
	if q.open == p.First && pi+1 < len(d.Paragraphs) && startsWithAny(d, pi+1) {
		end = p.End // the next paragraph goes on with a mark of its own
	}
	for j := q.open + 1; j < end; j++ { // a later opening mark ends it at the latest
		if k, s := mayOpen(d, j); k == double && s == opening {
			end = j
			break
		}
	}
	q.end = end
	return q, end, pi
}

func startsWithAny(d *tokens.Document, pi int) bool {
	k, s := mayOpen(d, d.Paragraphs[pi].First)
	return k != noMark && s == opening
}

// pairSingle pairs a single mark within its paragraph. An apostrophe looks the
// same as a closing mark, so a mark after punctuation, or after a letter other
// than s, is preferred to one after an s.
func pairSingle(d *tokens.Document, p tokens.Range, i int) (quoted, int, int) {
	q := quoted{open: i, first: i + 1, closeMark: -1}
	pi := d.ParagraphOf(i)
	if i+1 < p.End && isElision(d.At(i+1)) && d.At(i) != "‘" {
		return q, i + 1, pi
	}
	afterS := -1
	for j := i + 1; j < p.End; j++ {
		t := &d.Tokens[j]
		if t.Class == tokens.Word || t.Class == tokens.Number {
			continue
		}
		if !grammar.IsMark(d.At(j)) {
			continue
		}
		k, s := classify(d, j)
		if k != single {
			continue
		}
		if s == opening {
			break
		}
		if s != closing {
			continue
		}
		if t.Class == tokens.Possessive {
			if afterS < 0 {
				afterS = j
			}
			continue
		}
		afterS = j
		break
	}
	if afterS < 0 {
		return q, i + 1, pi
	}
	q.end, q.closeMark = afterS, afterS
	return q, afterS + 1, pi
}

// isElision reports whether the word follows an apostrophe, not a quotation
// mark: "'90s", "'em", "'tis".
func isElision(word string) bool {
	switch word {
	case "em", "tis", "twas", "til", "n", "cause", "round":
		return true
	}
	return len(word) == 3 && word[2] == 's' && word[0] >= '0' && word[0] <= '9'
}
