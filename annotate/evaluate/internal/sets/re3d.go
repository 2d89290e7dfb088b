package sets

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"lectern/annotate/reference"
	"lectern/model"
	"lectern/model/ingest"
)

// Re3d reads the Relationship and Entity Extraction Evaluation Dataset (Defence
// Science and Technology Laboratory, 2017) from the folder re3d below dir:
// named mentions of persons, organisations and locations. Inside other
// mentions, and those that the set holds doubtful, nothing is counted.
func Re3d(dir string) ([]Set, error) {
	parts, err := filepath.Glob(filepath.Join(dir, "re3d", "*", "documents.json"))
	if err != nil || len(parts) == 0 {
		return nil, cmp.Or(err, fmt.Errorf("no re3d below %s: %w", dir, os.ErrNotExist))
	}
	var docs []reference.Document
	for _, documents := range parts {
		part, err := re3dPart(filepath.Dir(documents))
		if err != nil {
			return nil, err
		}
		docs = append(docs, part...)
	}
	slices.SortStableFunc(docs, func(a, b reference.Document) int { return cmp.Compare(a.Name, b.Name) })
	return halves("re3d", docs, model.Person, model.Organization, model.Place), nil
}

func re3dPart(dir string) ([]reference.Document, error) {
	var docs []reference.Document
	index := make(map[string]int)
	err := eachLine(filepath.Join(dir, "documents.json"), func(line []byte) error {
		var d struct {
			ID   string `json:"_id"`
			Text string
		}
		if err := json.Unmarshal(line, &d); err != nil {
			return err
		}
		index[d.ID] = len(docs)
		name := filepath.Base(dir) + "/" + d.ID
		a := ingest.Raw(name, []byte(d.Text))
		docs = append(docs, reference.Document{Name: name, Story: name, Article: a})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = eachLine(filepath.Join(dir, "entities.json"), func(line []byte) error {
		var e struct {
			Begin, End       int
			Type, DocumentID string
			Confidence       float64
		}
		if err := json.Unmarshal(line, &e); err != nil {
			return err
		}
		if i, ok := index[e.DocumentID]; ok {
			d := &docs[i]
			s := model.Span{Start: byteAt(d.Article.Text, e.Begin), End: byteAt(d.Article.Text, e.End)}
			d.Marks = append(d.Marks, re3dMark(d.Article.Text, s, e.Type, e.Confidence))
		}
		return nil
	})
	for i := range docs {
		docs[i].Marks = tidy(docs[i].Marks)
	}
	return docs, err
}

// re3dMark reads one entity; what is no sure name becomes an optional mark.
func re3dMark(text string, s model.Span, label string, confidence float64) reference.Mark {
	kind := map[string]model.Kind{"Person": model.Person, "Organisation": model.Organization, "Location": model.Place}[label]
	m := reference.Mark{Span: s, Kind: kind, Form: model.Named}
	if kind == model.KindNone || confidence < 0.5 || !isNamed(s.In(text)) {
		m.Kind, m.Optional = model.Organization, true
		return m
	}
	m.Span = bare(text, s, kind)
	return m
}

// tidy sorts the marks and leaves out those that stand twice.
func tidy(marks []reference.Mark) []reference.Mark {
	slices.SortStableFunc(marks, func(a, b reference.Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return slices.CompactFunc(marks, func(a, b reference.Mark) bool { return a.Span == b.Span && a.Optional == b.Optional })
}

func eachLine(path string, f func(line []byte) error) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	in := bufio.NewScanner(bytes.NewReader(data))
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		if err := f(in.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return in.Err()
}

// byteAt is the byte offset of code point n.
func byteAt(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}
