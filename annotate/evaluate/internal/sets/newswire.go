package sets

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"strings"

	"lectern/annotate/reference"
	"lectern/model"
)

// Newswire reads the Worldwide English newswire (A. Shan, J. Bauer, R.
// Carlson, C. Manning, "Do “English” named entity recognizers work well on
// global Englishes?", Findings of EMNLP 2023) from ner/worldwide.tsv below
// dir: places are its locations and facilities, groups its NORP. Its dates and
// sums of money are measured by package figeval.
func Newswire(dir string) ([]Set, error) {
	f, err := os.Open(filepath.Join(dir, "ner", "worldwide.tsv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	docs, err := readTokens(f)
	if err != nil {
		return nil, err
	}
	return halves("worldwide", docs, model.Person, model.Organization, model.Place, model.Group), nil
}

// classOf is the kind that a label stands for.
func classOf(label string) model.Kind {
	switch label {
	case "Person", "PER":
		return model.Person
	case "Organization", "ORG":
		return model.Organization
	case "Location", "Facility", "LOC":
		return model.Place
	case "NORP":
		return model.Group
	}
	return model.KindNone
}

// readTokens reads one token and label a line, a blank line between sentences.
// Each sentence becomes a paragraph.
func readTokens(r io.Reader) ([]reference.Document, error) {
	var docs []reference.Document
	var b builder
	flush := func() {
		b.endSentence()
		if len(b.article.Paragraphs) > 0 {
			docs = append(docs, b.document())
		}
		b = builder{}
	}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		token, label, _ := strings.Cut(in.Text(), "\t")
		switch token {
		case "-DOCSTART-":
			flush()
			b.article.Path = label
		case "":
			b.endSentence()
		default:
			b.add(token, label)
		}
	}
	flush()
	return docs, in.Err()
}

// builder writes tokens as running text and keeps where the marks are.
type builder struct {
	article model.Article
	text    strings.Builder
	start   int // of the sentence
	marks   []reference.Mark
	label   string // of the mark that the last token belongs to
	glue    bool   // no space before the next token
	quoted  bool   // within straight double quotation marks
}

func (b *builder) document() reference.Document {
	a := b.article
	a.Text = b.text.String()
	for i := range b.marks {
		if m := &b.marks[i]; m.Kind.IsEntity() {
			m.Form = model.Named
			m.Span = bare(a.Text, m.Span, m.Kind)
		}
	}
	return reference.Document{Name: a.Path, Story: a.Path, Article: &a, Marks: b.marks}
}

func (b *builder) endSentence() {
	end := b.text.Len()
	b.glue, b.quoted, b.label = false, false, ""
	if end == b.start {
		return
	}
	b.article.Paragraphs = append(b.article.Paragraphs, model.Paragraph{Span: model.Span{Start: b.start, End: end}})
	b.text.WriteString("\n\n")
	b.start = b.text.Len()
}

func (b *builder) add(token, label string) {
	if b.text.Len() > b.start && !b.glue && !b.joinsLeft(token) {
		b.text.WriteByte(' ')
	}
	start := b.text.Len()
	b.text.WriteString(token)
	end := b.text.Len()
	b.glue = b.joinsRight(token)
	part, name, _ := strings.Cut(label, "-")
	kind := classOf(name)
	switch {
	case part == "I" && b.label == name && kind != model.KindNone:
		b.marks[len(b.marks)-1].End = end
	case kind != model.KindNone:
		b.marks = append(b.marks, reference.Mark{Span: model.Span{Start: start, End: end}, Kind: kind})
	}
	b.label = name
}

// joinsLeft reports whether the token stands right after the one before.
func (b *builder) joinsLeft(token string) bool {
	switch token {
	case ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "”", "’", "...", "…", "'s", "’s", "'S", "’S",
		"n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'m", "’m", "'d", "’d", "’t", "'t":
		return true
	case "\"":
		return b.quoted
	case "'":
		return strings.HasSuffix(b.text.String(), "s")
	}
	return false
}

// joinsRight reports whether the next token stands right after the token.
func (b *builder) joinsRight(token string) bool {
	switch token {
	case "(", "[", "{", "“", "‘", "$", "£", "€", "#":
		return true
	case "\"":
		b.quoted = !b.quoted
		return b.quoted
	}
	return false
}
