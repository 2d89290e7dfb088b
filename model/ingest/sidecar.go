package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/feed"
)

// A sidecar is a file beside another that says what the other is: title, author,
// source, URL, day, language, in YAML or JSON, also as bibliographies write them
// (CSL-JSON, which Zotero exports). A person, or a program of theirs, wrote it
// for this file alone: it wins over what the file says itself.

// sidecarEnds are how the names of sidecars end, best first: beside "x.txt" lies
// "x.txt.yaml" or else "x.yaml".
var sidecarEnds = []string{".yaml", ".yml", ".meta.json", ".json"}

// maxSidecar is the size in bytes above which a file is no sidecar.
const maxSidecar = 1 << 20

// sidecarOrigin is where fields come from that a sidecar gives.
const sidecarOrigin = "sidecar file"

// subject is the name of what a sidecar of this name would lie beside, or else
// the stem of it; "" where the name is not one of a sidecar.
func subject(name string) string {
	for _, end := range sidecarEnds {
		if s, ok := strings.CutSuffix(name, end); ok && s != "" {
			return s
		}
	}
	return ""
}

// sidecars are those of one folder.
type sidecars struct {
	of  map[string]string // a file's sidecar
	all map[string]bool   // every file that is one
}

// pair finds the sidecars among the names of a folder's files. isFeed reports
// whether a file is a feed, which has as much right to its name.
func pair(names []string, isFeed func(name string) bool) sidecars {
	if !slices.ContainsFunc(names, func(n string) bool { return subject(n) != "" }) {
		return sidecars{}
	}
	s := sidecars{of: make(map[string]string), all: make(map[string]bool)}
	known := make(map[string]bool)
	stems := make(map[string][]string)
	for _, n := range names {
		if Known(n) {
			known[n] = true
			if subject(n) == "" {
				stem := strings.TrimSuffix(n, path.Ext(n))
				stems[stem] = append(stems[stem], n)
			}
		}
	}
	// Names that say the whole of the other's win, then the better ending.
	for _, whole := range []bool{true, false} {
		for _, end := range sidecarEnds {
			for _, n := range names {
				base, ok := strings.CutSuffix(n, end)
				if !ok || subject(n) != base {
					continue
				}
				files := stems[base]
				if whole {
					files = nil
					if known[base] {
						files = []string{base}
					}
				}
				if len(files) == 0 || s.all[n] || !whole && isFeed(n) {
					continue
				}
				s.all[n] = true
				for _, f := range files {
					if s.of[f] == "" {
						s.of[f] = n
					}
				}
			}
		}
	}
	return s
}

// sidecarsIn are those of a folder that is walked.
func (w *walker) sidecarsIn(dir string, names []string) sidecars {
	return pair(names, func(name string) bool {
		return File{Path: w.join(dir, name), fsys: w.fsys}.isFeed()
	})
}

// isFeed reports whether the file is a feed.
func (f File) isFeed() bool {
	r, err := f.open()
	if err != nil {
		return false
	}
	defer r.Close()
	head := make([]byte, doc.HeadSize)
	n, _ := io.ReadFull(r, head) //nolint:errcheck // what there is tells
	return feed.Sniff(doc.Source{Data: head[:n]})
}

// sidecarOf looks for the sidecar of a file that the person named; "" where there
// is none.
func (w *walker) sidecarOf(p string) string {
	dir, name := filepath.Dir(p), filepath.Base(p)
	if w.fsys != nil {
		dir, name = path.Dir(p), path.Base(p)
	}
	names := []string{name}
	stem := strings.TrimSuffix(name, path.Ext(name))
	for _, end := range sidecarEnds {
		for _, n := range []string{name + end, stem + end} {
			if info, err := w.stat(w.join(dir, n)); err == nil && info.Mode().IsRegular() && n != name {
				names = append(names, n)
			}
		}
	}
	if len(names) == 1 {
		return ""
	}
	return w.sidecarsIn(dir, names).of[name]
}

// beside sets the file's sidecar, by its name in the same folder.
func (w *walker) beside(f *File, name string) {
	if name == "" {
		return
	}
	dir := filepath.Dir(f.Path)
	if w.fsys != nil {
		dir = path.Dir(f.Path)
	}
	f.sidecar = w.join(dir, name)
	if info, err := w.stat(f.sidecar); err == nil && f.ModTime != 0 {
		f.ModTime = max(f.ModTime, info.ModTime().UnixNano())
	}
}

// facts is what the file's sidecar says; nil where it has none. The error is a
// *Skip of the sidecar.
func (f File) facts() (*document, error) {
	if f.sidecar == "" {
		return nil, nil
	}
	fail := func(err error) (*document, error) { return nil, &Skip{Path: f.sidecar, Reason: err} }
	r, err := File{Path: f.sidecar, fsys: f.fsys}.open()
	if err != nil {
		return fail(ioFailure(f.sidecar, err))
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxSidecar+1))
	if err != nil {
		return fail(ioFailure(f.sidecar, err))
	}
	d, err := readSidecar(f.sidecar, data)
	if err != nil {
		return fail(err)
	}
	return d, nil
}

// readSidecar reads what a sidecar says.
func readSidecar(name string, data []byte) (*document, error) {
	if len(data) > maxSidecar {
		return nil, failure(ErrTooLarge, name, "%s is larger than 1 MB, too large for what says what a file is; it was left out.")
	}
	var value any
	var err error
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if strings.HasSuffix(name, ".json") {
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		err = d.Decode(&value)
	} else {
		err = yaml.Unmarshal(data, &value)
	}
	if err != nil {
		return nil, failure(ErrFailed, name, "%s lies beside an article and should say what it is, but it is damaged (%s); correct or remove it.", oneLine(err))
	}
	if list, ok := value.([]any); ok && len(list) == 1 { // as bibliographies are
		value = list[0]
	}
	fields, ok := value.(map[string]any)
	if !ok {
		fields = nil
	}
	lower(fields)
	bibliographic(fields)
	d := described(fields)
	d.url = doc.Address(nil, d.url)
	d.given(sidecarOrigin)
	if len(d.origins) == 0 {
		return nil, failure(ErrFailed, name, "%s lies beside an article and should say what it is, but has none of title, author, source, url, published, language; correct or remove it.")
	}
	return &d, nil
}

// bibliographic writes the fields of CSL-JSON, whose names are objects and whose
// days are lists of numbers, as others have them.
func bibliographic(fields map[string]any) {
	if list, ok := fields["author"].([]any); ok {
		for i, a := range list {
			if name := personName(a); name != "" {
				list[i] = name
			}
		}
	}
	issued, ok := fields["issued"].(map[string]any)
	if !ok {
		return
	}
	for _, key := range []string{"raw", "literal"} {
		if s, ok := issued[key].(string); ok {
			fields["issued"] = s
		}
	}
	dates, _ := issued["date-parts"].([]any)
	if len(dates) == 0 {
		return
	}
	parts, _ := dates[0].([]any)
	var day []string
	for i, p := range parts {
		n := fmt.Sprint(p)
		if i > 0 && len(n) == 1 {
			n = "0" + n
		}
		day = append(day, n)
	}
	fields["issued"] = strings.Join(day, "-")
}

// personName is a name of CSL-JSON as one string; "" where it is none.
func personName(v any) string {
	m, ok := v.(map[string]any)
	if !ok {
		return ""
	}
	if s := yamlString(m["literal"]); s != "" {
		return s
	}
	var parts []string
	for _, key := range []string{"given", "non-dropping-particle", "family", "suffix"} {
		if s := yamlString(m[key]); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// oneLine is an error's text without line breaks.
func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

// told is the document with what its sidecar says of it in place of its own.
func (d document) told(by *document) document {
	if by == nil {
		return d
	}
	origins := make(map[model.Field]string, len(d.origins)+len(by.origins))
	for f, o := range d.origins {
		origins[f] = o
	}
	for f, o := range by.origins {
		origins[f] = o
	}
	d.origins = origins
	for _, f := range []struct{ own, by *string }{{&d.title, &by.title}, {&d.author, &by.author}, {&d.outlet, &by.outlet}, {&d.url, &by.url}, {&d.language, &by.language}} {
		if *f.by != "" {
			*f.own = *f.by
		}
	}
	if by.published.Known() {
		d.published = by.published
	}
	return d
}
