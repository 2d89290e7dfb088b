package reference

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lectern/model"
)

// parse reads one reference text: header lines "name: value", a line of three
// hyphens, and paragraphs parted by blank lines with marks in them.
func parse(data string) (*Document, error) {
	head, body, ok := strings.Cut(data, "\n---\n")
	if !ok {
		return nil, fmt.Errorf("no line of three hyphens after the header")
	}
	d := &Document{Article: &model.Article{}}
	for i, line := range strings.Split(head, "\n") {
		if err := d.header(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	p := parser{in: body, line: strings.Count(head, "\n") + 3, doc: d}
	if err := p.paragraphs(); err != nil {
		return nil, fmt.Errorf("line %d: %w", p.line, err)
	}
	d.Article.Text = p.out.String()
	slices.SortStableFunc(d.Marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return d, nil
}

func (d *Document) header(line string) error {
	name, value, ok := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	if !ok || value == "" {
		return fmt.Errorf("%q is no header: write it as name: value", line)
	}
	a := d.Article
	switch name {
	case "file":
		d.File = value
	case "title":
		a.Title = value
	case "source":
		a.Source = value
	case "author":
		a.Author = value
	case "language":
		a.Language = value
	case "published":
		day, err := model.ParseDay(value)
		if err != nil {
			return err
		}
		a.Published = day
	default:
		return fmt.Errorf("no header is named %q", name)
	}
	return nil
}

// parser turns marked text into plain text and marks.
type parser struct {
	in   string
	pos  int
	line int
	out  strings.Builder
	doc  *Document
}

// neutral starts a paragraph that cleaning may keep or drop.
const neutral = "~ "

func (p *parser) paragraphs() error {
	for p.skipNewlines(); p.pos < len(p.in); p.skipNewlines() {
		if p.out.Len() > 0 {
			p.out.WriteString("\n\n")
		}
		if strings.HasPrefix(p.in[p.pos:], neutral) {
			p.pos += len(neutral)
			p.doc.Neutral = append(p.doc.Neutral, len(p.doc.Article.Paragraphs))
		}
		start := p.out.Len()
		if err := p.run(false); err != nil {
			return err
		}
		span := model.Span{Start: start, End: p.out.Len()}
		p.doc.Article.Paragraphs = append(p.doc.Article.Paragraphs, model.Paragraph{Span: span})
	}
	return nil
}

func (p *parser) skipNewlines() {
	for p.pos < len(p.in) && p.in[p.pos] == '\n' {
		p.pos++
		p.line++
	}
}

// run copies text up to the end of the line or, within a mark, to its "]]".
func (p *parser) run(marked bool) error {
	for p.pos < len(p.in) && p.in[p.pos] != '\n' {
		rest := p.in[p.pos:]
		switch {
		case strings.HasPrefix(rest, "[["):
			if err := p.mark(); err != nil {
				return err
			}
		case strings.HasPrefix(rest, "]]"):
			if !marked {
				return fmt.Errorf("]] without [[ before %q", clip(rest[2:]))
			}
			p.pos += 2
			return nil
		case rest[0] == '|':
			return fmt.Errorf("stray | before %q", clip(rest[1:]))
		default:
			p.out.WriteByte(rest[0])
			p.pos++
		}
	}
	if marked {
		return fmt.Errorf("[[ without ]] at the end of the paragraph")
	}
	return nil
}

// mark reads "[[head|text]]", where text may hold marks itself.
func (p *parser) mark() error {
	head, _, ok := strings.Cut(p.in[p.pos+2:], "|")
	if !ok || strings.ContainsAny(head, "[]\n") {
		return fmt.Errorf("no | in the mark %q", clip(p.in[p.pos:]))
	}
	m, err := parseHead(head)
	if err != nil {
		return err
	}
	p.pos += len("[[") + len(head) + len("|")
	m.Start = p.out.Len()
	if err := p.run(true); err != nil {
		return err
	}
	m.End = p.out.Len()
	text := p.out.String()[m.Start:m.End]
	if text == "" || text != strings.TrimSpace(text) {
		return fmt.Errorf("the mark [[%s|%s]] covers nothing or ends in white space", head, text)
	}
	p.doc.Marks = append(p.doc.Marks, m)
	return nil
}

// parseHead reads what stands before the bar: "kind:value attribute…".
func parseHead(head string) (Mark, error) {
	name, rest, _ := strings.Cut(head, ":")
	if name == "org" {
		name = model.Organization.String()
	}
	kind, err := model.ParseKind(name)
	if err != nil {
		return Mark{}, err
	}
	m := Mark{Kind: kind}
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return Mark{}, fmt.Errorf("the mark [[%s| says neither key nor value; write ? where it is unknown", head)
	}
	if kind.IsEntity() {
		m.Form = model.Named
	}
	if err := m.setValue(fields[0]); err != nil {
		return Mark{}, err
	}
	for _, f := range fields[1:] {
		if err := m.setAttribute(f); err != nil {
			return Mark{}, fmt.Errorf("[[%s|: %w", head, err)
		}
	}
	if m.Kind == model.Money && m.Valued && m.Currency == "" {
		return Mark{}, fmt.Errorf("[[%s| has no currency", head)
	}
	return m, nil
}

// setValue reads the field after the colon: a key, a TIMEX3 value or a number.
func (m *Mark) setValue(value string) error {
	switch {
	case value == "?":
	case m.Kind.IsEntity():
		m.Key, m.Open = strings.CutSuffix(value, "?")
	case m.Kind == model.QuoteKind:
		m.Key = value
	case m.Kind.IsTime():
		m.Timex, m.Valued = value, true
	default:
		low, high, ranged := strings.Cut(value, "..")
		if !ranged {
			high = low
		}
		var err1, err2 error
		m.Min, err1 = strconv.ParseFloat(low, 64)
		m.Max, err2 = strconv.ParseFloat(high, 64)
		if err1 != nil || err2 != nil || m.Min > m.Max {
			return fmt.Errorf("%q is no number and no range such as 40..50", value)
		}
		m.Valued = true
	}
	return nil
}

func (m *Mark) setAttribute(field string) error {
	name, value, given := strings.Cut(field, "=")
	if given {
		value = strings.ReplaceAll(value, "_", " ")
	}
	switch {
	case !given && name == "optional":
		m.Optional = true
	case !given && name == "or":
		m.Alternative = true
	case !given && name == "short" && m.Kind.IsEntity():
		m.Form = model.Short
	case !given && name == "nominal" && m.Kind.IsEntity():
		m.Form = model.Nominal
	case !given && m.Kind == model.Money && isCurrency(name):
		m.Currency = name
	case !given || value == "" || !m.Kind.IsFigure():
		return fmt.Errorf("a %s has no attribute %q", m.Kind, field)
	case name == "hedge":
		m.Hedge = value
	case name == "unit":
		m.Unit = value
	case name == "event":
		m.Event = value
	case name == "when":
		m.When = value
	case name == "by":
		m.By = strings.ReplaceAll(value, " ", "_")
	case name == "place":
		m.Place = strings.ReplaceAll(value, " ", "_")
	default:
		return fmt.Errorf("a figure has no attribute %q", name)
	}
	return nil
}

func isCurrency(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// clip is the beginning of s, for messages.
func clip(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}
