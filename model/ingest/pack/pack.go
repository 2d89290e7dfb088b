// Package pack opens documents that are ZIP archives of XML files: EPUB, Office
// Open XML and OpenDocument. Names are looked up in the archive alone, and what
// is unpacked counts against the limits.
package pack

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"path"
	"strings"

	"lectern/model/ingest/doc"
)

// local is the signature of a file in a ZIP archive, in front of its name.
const local = "PK\x03\x04"

// MediaType is what a package says it is in a first member named "mimetype",
// which is stored unpacked so that it can be read without the directory. "" is
// for packages that do not say, and for anything that is no package.
func MediaType(src doc.Source) string {
	const fixed = 30 // bytes of a header before the member's name
	head := src.Head()
	if len(head) < fixed || string(head[:4]) != local {
		return ""
	}
	method := binary.LittleEndian.Uint16(head[8:])
	name := int(binary.LittleEndian.Uint16(head[26:]))
	extra := int(binary.LittleEndian.Uint16(head[28:]))
	rest := head[fixed:]
	if name > len(rest) || !strings.EqualFold(string(rest[:name]), "mimetype") || method != zip.Store || name+extra > len(rest) {
		return ""
	}
	// A stored member ends where the next signature begins: sizes may follow it.
	text, _, _ := bytes.Cut(rest[name+extra:], []byte("PK"))
	return strings.TrimSpace(string(text[:min(len(text), 200)]))
}

// Archive is a package that is open.
type Archive struct {
	limits doc.Limits
	// kind is what a person calls it, as in "is a damaged EPUB book".
	kind string
	// exact has the members by their names, folded by those in lower case.
	exact, folded map[string]*zip.File
	names         []string // in the order of the archive
}

// Open opens the package in src. Its error is a *doc.Problem that calls it by
// its kind, such as "EPUB book".
func Open(src doc.Source, kind string, limits doc.Limits) (*Archive, error) {
	at, size := src.At()
	r, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &doc.Problem{Meaning: doc.ErrDamaged, Text: fmt.Sprintf("is a damaged or cut-off %s; get or save it again.", kind), Cause: err}
	}
	if len(r.File) > doc.MaxParts {
		return nil, doc.Fail(doc.ErrTooLarge, "holds more than %d files; that is no %s.", doc.MaxParts, kind)
	}
	a := &Archive{limits: limits, kind: kind, exact: make(map[string]*zip.File, len(r.File)), folded: make(map[string]*zip.File, len(r.File))}
	for _, f := range r.File {
		name := clean(f.Name)
		// The first of two members with one name is the one that readers show.
		if _, twice := a.exact[name]; twice || name == "" || strings.HasSuffix(f.Name, "/") {
			continue
		}
		a.exact[name] = f
		a.names = append(a.names, name)
		if lower := strings.ToLower(name); a.folded[lower] == nil {
			a.folded[lower] = f
		}
	}
	return a, nil
}

// clean is a member's name as it is looked up: without "./" and "../", rooted at
// the archive, with slashes.
func clean(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\\", "/")), "/")
}

// Names are the names of all members, in the order of the archive.
func (a *Archive) Names() []string { return a.names }

// Has reports whether there is a member of that name, whatever its case.
func (a *Archive) Has(name string) bool { return a.find(name) != nil }

func (a *Archive) find(name string) *zip.File {
	name = clean(name)
	if f := a.exact[name]; f != nil {
		return f
	}
	return a.folded[strings.ToLower(name)]
}

// Name is the name that a member has in the archive, for one that may differ in
// case; a name without a member stays as it is.
func (a *Archive) Name(name string) string {
	if f := a.find(name); f != nil {
		return clean(f.Name)
	}
	return name
}

// Read unpacks a member, of at most doc.MaxPart bytes. What it claims of its
// size is not believed. The error is a *doc.Problem that goes on after the
// member's name.
func (a *Archive) Read(name string) ([]byte, error) {
	f := a.find(name)
	if f == nil {
		return nil, doc.Fail(doc.ErrDamaged, "is missing in the %s, though it is named there.", a.kind)
	}
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return nil, doc.Fail(doc.ErrLocked, "is encrypted; save it without a password first.")
	}
	r, err := f.Open()
	if err != nil {
		return nil, failure(err)
	}
	defer r.Close() //nolint:errcheck // it was only read
	data, err := a.limits.ReadAll(r)
	if err != nil {
		return nil, failure(err)
	}
	return data, nil
}

// failure puts an error of a decompressor into a sentence.
func failure(err error) error {
	var known *doc.Problem
	if errors.As(err, &known) {
		return err
	}
	return &doc.Problem{Meaning: doc.ErrDamaged, Text: fmt.Sprintf("is damaged: unpacking it failed (%v).", err), Cause: err}
}
