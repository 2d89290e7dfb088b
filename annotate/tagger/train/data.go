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
// nothing to do with each other into one.
func readTSV(path string, split int) ([]text, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var texts []text
	var b builder
	name, sentences := "", 0
	flush := func() {
		b.endSentence()
		if len(b.paragraphs) > 0 {
			texts = append(texts, text{fmt.Sprintf("%s/%s/%d", path, name, len(texts)), b.body.String(), b.paragraphs, b.spans})
		}
		b, sentences = builder{}, 0
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
			b.add(token, label)
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
	start      int  // of the sentence
	glue       bool // no space before the next token
	double     bool // inside straight double quotes
	open       bool // the last token was labelled and its name may go on
	quote      bool // the last token is an apostrophe that stands after a word
}

func (b *builder) endSentence() bool {
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

func (b *builder) add(token, label string) {
	token = unescape(token)
	if b.body.Len() > b.start && !b.glue && !b.joinsLeft(token) && !(b.quote && clitics[token]) {
		b.body.WriteByte(' ')
	}
	start := b.body.Len()
	b.body.WriteString(token)
	b.glue = b.joinsRight(token)
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
