package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// goldSpan is a name that the data mark: bytes [start, end) of the text.
type goldSpan struct {
	start, end int
	label      string // as the data set has it: "PER", "Organization"…
}

// text is a document put together from a data set's tokens.
type text struct {
	name       string
	body       string
	paragraphs []model.Paragraph // one per sentence of the data set
	spans      []goldSpan
}

// readTSV reads a data set of one token and label a line. Documents longer than
// split sentences are cut (0 never cuts): some sets put sentences that have
// nothing to do with each other into one. In a set with hyphens every hyphen is
// a token of its own.
func readTSV(path string, split int, hyphens bool) ([]text, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var texts []text
	b := builder{hyphens: hyphens}
	name, sentences := "", 0
	flush := func() {
		b.endSentence()
		if len(b.paragraphs) > 0 {
			texts = append(texts, text{fmt.Sprintf("%s/%s/%d", path, name, len(texts)), b.body.String(), b.paragraphs, b.spans})
		}
		b, sentences = builder{hyphens: hyphens}, 0
	}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		token, label, _ := strings.Cut(in.Text(), "\t")
		switch {
		case token == "-DOCSTART-":
			flush()
			name = label
		case token == "":
			if b.endSentence() {
				if sentences++; split > 0 && sentences >= split {
					flush()
				}
			}
		default:
			b.line = append(b.line, [2]string{unescape(token), label})
		}
	}
	flush()
	return texts, in.Err()
}

// builder writes tokens as running text and keeps where the names are.
type builder struct {
	body       strings.Builder
	paragraphs []model.Paragraph
	spans      []goldSpan
	hyphens    bool
	line       [][2]string // tokens and labels of the sentence
	start      int         // of the sentence
	glue       bool        // no space before the next token
	double     bool        // inside straight double quotes
	open       bool        // the last token was labelled and its name may go on
	united     bool        // the last tokens are "U."
	letter     string      // the last token
	quote      bool        // the last token is an apostrophe that stands after a word
}

func (b *builder) endSentence() bool {
	for i, t := range b.line {
		b.add(t[0], t[1], b.hyphens && isHyphen(b.line, i))
	}
	b.line = b.line[:0]
	end := b.body.Len()
	b.glue, b.double, b.open = false, false, false
	if end == b.start {
		return false
	}
	b.paragraphs = append(b.paragraphs, model.Paragraph{Span: model.Span{Start: b.start, End: end}})
	b.body.WriteString("\n\n")
	b.start = b.body.Len()
	return true
}

// isHyphen reports whether token i of the line is a hyphen within a word rather
// than a dash.
func isHyphen(line [][2]string, i int) bool {
	if line[i][0] != "-" || i == 0 || i+1 == len(line) {
		return false
	}
	before, after := line[i-1][0], line[i+1][0]
	if months[before] || afterDash[strings.ToLower(after)] {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return isWordRune(a) && isWordRune(b)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

var (
	months    = words("January February March April May June July August September October November December")
	afterDash = words(`in but as even the a an has have had that what it he she they we i this these which who and or not is are was were
		with without from for to at on if so while when where including despite though although such some all its his her their`)
)

func (b *builder) add(token, label string, hyphen bool) {
	if b.body.Len() > b.start && !b.glue && !hyphen && !(b.united && isUnited[token]) && !b.joinsLeft(token) && !(b.quote && clitics[token]) {
		b.body.WriteByte(' ')
	}
	start := b.body.Len()
	b.body.WriteString(token)
	b.glue = b.joinsRight(token) || hyphen
	b.united = token == "U." || token == "." && b.letter == "U"
	b.letter = token
	b.quote = token == "’" || token == "'"
	part, kind, _ := strings.Cut(label, "-")
	switch {
	case part == "B", part == "I" && (!b.open || b.spans[len(b.spans)-1].label != kind):
		b.spans = append(b.spans, goldSpan{start, b.body.Len(), kind})
		b.open = true
	case part == "I":
		b.spans[len(b.spans)-1].end = b.body.Len()
	default:
		b.open = false
	}
}

// isUnited holds what "U." goes on with in "U.S.", which data sets cut in two.
var isUnited = map[string]bool{"S.": true, "S": true, "N.": true, "N": true, "K.": true, "K": true, "S.A.": true}

// clitics follow an apostrophe that the data set has as a token of its own.
var clitics = map[string]bool{"s": true, "S": true, "t": true, "re": true, "ve": true, "ll": true, "m": true, "d": true}

var escapes = strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "``", "\"", "''", "\"", "\u00a0", " ")

func unescape(token string) string {
	if len(token) < 2 {
		return token
	}
	return escapes.Replace(token)
}

// joinsLeft reports whether the token stands right after the one before.
func (b *builder) joinsLeft(token string) bool {
	switch token {
	case ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "”", "’", "...", "…", "'s", "’s", "'S", "’S",
		"n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'m", "’m", "'d", "’d", "N'T", "’t", "'t":
		return true
	case "\"":
		return b.double
	case "'":
		return endsInS(b.body.String())
	}
	r, _ := utf8.DecodeRuneInString(token)
	return (r == '?' || r == '!' || r == '.') && strings.Trim(token, "?!.") == ""
}

// joinsRight reports whether the next token stands right after the token.
func (b *builder) joinsRight(token string) bool {
	switch token {
	case "(", "[", "{", "“", "‘", "$", "£", "€", "#":
		return true
	case "\"":
		b.double = !b.double
		return b.double
	}
	return false
}

func endsInS(s string) bool { return strings.HasSuffix(s, "s") || strings.HasSuffix(s, "S") }

// hasUpper reports whether the string has an upper-case letter.
func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }
