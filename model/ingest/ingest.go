// Package ingest turns files into articles: it finds them, decodes their bytes,
// makes them safe for a terminal, keeps the debris of web pages out of the
// reading text, and reads title, source, author and day of publication where
// the text gives them.
package ingest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"strings"

	"lectern/model"
	"lectern/model/ingest/charset"
	"lectern/model/ingest/doc"
)

// MaxSize is the size in bytes above which a file is refused.
const MaxSize = 1 << 30

// Prepare makes the word lists that cleaning needs, which takes the better part
// of a millisecond: a program with other things to do at its start calls it in
// a goroutine then.
func Prepare() {
	lists()
	triggerFilter()
	functionLists()
}

// Read makes an article of a file's bytes; of a container it is the first that
// there is. path is kept as it is and, with the content, tells the format. The
// errors are a *Skip or one of its reasons.
func Read(path string, data []byte) (*model.Article, error) {
	return readWith(path, data, Options{})
}

func readWith(path string, data []byte, opts Options) (*model.Article, error) {
	if err := readable(path, data); err != nil {
		return nil, err
	}
	for a, err := range Articles(context.Background(), doc.Source{Path: path, Data: data}, opts) {
		return a, err
	}
	return nil, failure(ErrEmpty, path, "%s holds no article; there is nothing to read.")
}

// Raw makes an article whose Text is the data byte for byte: nothing is
// decoded, sanitised, removed or inferred. Paragraphs are parted by blank lines
// or, where the text has none, by line ends.
func Raw(path string, data []byte) *model.Article {
	text := string(data)
	return &model.Article{Path: path, Text: text, Paragraphs: rawParagraphs(text)}
}

// Head makes an article of about the first n bytes that r gives, cut between
// two paragraphs or else two words. Partial is set where r has more; then
// nothing is judged by its place near the end. Only text can be read in part:
// of other formats it is ErrUnknown.
func Head(path string, r io.Reader, n int, opts Options) (*model.Article, error) {
	data := make([]byte, n+1)
	got, err := io.ReadFull(r, data)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return readWith(path, data[:got], opts)
	case err != nil:
		return nil, ioFailure(path, err)
	}
	src := doc.Source{Path: path, Data: cut(data[:n]), Partial: true}
	f := formatOf(src)
	if f.text == nil {
		return nil, failure(ErrUnknown, path, "%s cannot be read in part.")
	}
	return read(context.Background(), f, src, opts)
}

// cut shortens data to end with a paragraph, a line or a word, so long as that
// leaves half of it.
func cut(data []byte) []byte {
	if charset.IsUTF16(data) {
		return data[:len(data)&^1]
	}
	for _, mark := range []string{"\n\n", "\n", " "} {
		if i := bytes.LastIndex(data, []byte(mark)); i >= len(data)/2 {
			return data[:i]
		}
	}
	// A character cut in two must not make the whole look like another charset.
	for i := len(data) - 1; i >= 0 && i > len(data)-4; i-- {
		if data[i] >= 0xC0 {
			return data[:i]
		}
		if data[i] < 0x80 {
			break
		}
	}
	return data
}

// readable says why data is nothing that could be read, in any format.
func readable(path string, data []byte) error {
	switch {
	case len(data) > MaxSize:
		return failure(ErrTooLarge, path, "%s is larger than 1 GiB; split it into articles.")
	case len(data) == 0:
		return failure(ErrEmpty, path, "%s is empty; there is nothing to read.")
	}
	return nil
}

// read reads a source that is one document of the format.
func read(ctx context.Context, f format, src doc.Source, opts Options) (*model.Article, error) {
	if err := readable(src.Path, src.Data); err != nil {
		return nil, err
	}
	if f.read != nil {
		d, err := f.read(ctx, src)
		if err != nil {
			return nil, problem(src.Path, err)
		}
		return finished(src, f.document(d), opts)
	}
	if kind := binaryKind(src.Data); kind != "" {
		return nil, failure(ErrBinary, src.Path, "%s is %s, which lectern does not read.", kind)
	}
	if kind := dataKind(src.Path); kind != "" {
		return nil, failure(ErrUnsupported, src.Path, "%s is %s, but neither a feed nor a page; save its text as .txt to read it.", kind)
	}
	d, err := f.text(source{path: src.Path, data: src.Data, partial: src.Partial})
	if err != nil {
		return nil, err
	}
	d.format = f.name
	return finished(src, d, opts)
}

// finished is the article of a document.
func finished(src doc.Source, d document, opts Options) (*model.Article, error) {
	a := assemble(src, d.told(opts.facts), opts)
	if len(a.Paragraphs) == 0 && len(a.Removed) == 0 {
		return nil, failure(ErrEmpty, src.Path, "%s holds nothing but blanks; there is nothing to read.")
	}
	return a, nil
}

// assemble cleans the blocks of a document and joins what stays.
func assemble(src doc.Source, d document, opts Options) *model.Article {
	a := &model.Article{
		Path: src.Path, Partial: src.Partial, Format: d.format,
		Title: model.SanitizeLine(d.title), Author: model.SanitizeLine(d.author), Source: model.SanitizeLine(d.outlet),
		URL: model.SanitizeLine(d.url), Published: d.published, Language: model.SanitizeLine(d.language), Origins: d.origins,
	}
	if a.URL == "" {
		a.URL = doc.Address(nil, src.URL)
	}
	c := newCleaner(d.blocks, a)
	c.edited = d.edited
	if opts.Keep != nil {
		c.keep = func(text string) bool { return opts.Keep(a, text) }
	}
	c.clean()
	if !a.Published.Known() && d.made.Known() {
		a.Published = d.made
		a.Origins = maps.Clone(a.Origins)
		if a.Origins == nil {
			a.Origins = make(map[model.Field]string)
		}
		a.Origins[model.FieldPublished] = d.madeOrigin
		a.Inferred = append(a.Inferred, model.FieldPublished)
	}
	join(a, c.blocks)
	release(a)
	return a
}

// release copies what was cut out of the file, so that a title or a removed
// label does not keep all of the file in memory.
func release(a *model.Article) {
	for _, s := range []*string{&a.Title, &a.Author, &a.Source, &a.URL, &a.Language} {
		*s = strings.Clone(*s)
	}
	for i := range a.Removed {
		a.Removed[i].Text = strings.Clone(a.Removed[i].Text)
	}
}

// join writes the blocks that stay as the article's text, and those that go as
// its removals.
func join(a *model.Article, blocks []block) {
	size := 0
	for i := range blocks {
		if blocks[i].reason == "" {
			size += len(blocks[i].text) + 2
		}
	}
	var text strings.Builder
	text.Grow(size)
	waiting := 0 // removals at the end of a.Removed that wait for the next block
	for i := range blocks {
		b := &blocks[i]
		if b.reason != "" {
			a.Removed = append(a.Removed, model.Removal{Text: b.text, Reason: b.reason, At: text.Len()})
			waiting++
			continue
		}
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		for ; waiting > 0; waiting-- {
			a.Removed[len(a.Removed)-waiting].At = start
		}
		for _, r := range b.inline {
			r.At += start
			a.Removed = append(a.Removed, r)
		}
		for _, l := range b.links {
			a.Links = append(a.Links, model.Link{Span: model.Span{Start: start + l.Start, End: start + l.End}, URL: l.URL})
		}
		text.WriteString(b.text)
		a.Paragraphs = append(a.Paragraphs, model.Paragraph{Span: model.Span{Start: start, End: text.Len()}, Role: b.role, Level: b.level})
	}
	a.Text = text.String()
}
