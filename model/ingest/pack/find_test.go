package pack

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"testing"

	"lectern/model/ingest/doc"
	"lectern/model/ingest/internal/racing"
)

func archived(t testing.TB, comment string, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := w.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.SetComment(comment); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFind(t *testing.T) {
	racing.SkipLarge(t)
	var many []string
	for i := range 70_000 { // more than the short fields of a directory count
		many = append(many, fmt.Sprintf("%d.txt", i))
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"the same":          {archived(t, "", "a", "x/b.xml"), "x/b.xml"},
		"another case":      {archived(t, "", "X/B.XML"), "x/b.xml"},
		"a dot in front":    {archived(t, "", "./x/b.xml"), "x/b.xml"},
		"backslashes":       {archived(t, "", `x\b.xml`), "x/b.xml"},
		"a comment":         {archived(t, "PK\x05\x06", "x/b.xml"), "x/b.xml"},
		"a long comment":    {archived(t, string(make([]byte, 60_000)), "x/b.xml"), "x/b.xml"},
		"a folder above":    {archived(t, "", "y/x/b.xml"), ""},
		"another":           {archived(t, "", "a"), ""},
		"among many":        {archived(t, "", append(many, "x/b.xml")...), "x/b.xml"},
		"data in the front": {append([]byte("PK\x03\x04 junk"), archived(t, "", "x/b.xml")...), "x/b.xml"},
		"cut off":           {archived(t, "", "x/b.xml", "c")[:60], "x/b.xml"},
		"no archive":        {[]byte("x/b.xml"), ""},
	} {
		if got := Find(doc.Source{Data: c.data}, "w", "x/b.xml"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestMediaType(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	if err == nil {
		_, err = f.Write([]byte("application/epub+zip\n"))
	}
	if err != nil {
		t.Fatal(err)
	}
	w.Close() //nolint:errcheck // into memory
	if got := MediaType(doc.Source{Data: b.Bytes()}); got != "application/epub+zip" {
		t.Errorf("%q", got)
	}
	for n := range b.Len() {
		MediaType(doc.Source{Data: b.Bytes()[:n]})
	}
}

func TestXML(t *testing.T) {
	x := NewXML([]byte("<?xml version='1.0' encoding='iso-8859-1'?><b:a xmlns:b='urn:x' b:c='\xe9' c='d'>\x01\xe4</b:a>"), map[string]string{"urn:x": "x"})
	token, err := x.Next()
	if got := fmt.Sprint(token); err != nil || got != "{{x a} [{{xmlns b} urn:x} {{x c} é} {{ c} d}]}" {
		t.Errorf("%s, %v", got, err)
	}
	if text, err := x.Text(); err != nil || text != " ä" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := x.Next(); !errors.Is(err, io.EOF) {
		t.Error(err)
	}
	x = NewXML([]byte("<a>text"), nil)
	x.Next() //nolint:errcheck // the start
	x.Next() //nolint:errcheck // the text
	if _, err := x.Next(); !errors.Is(err, doc.ErrDamaged) {
		t.Errorf("cut off: %v", err)
	}
}

func FuzzFind(f *testing.F) {
	f.Add(archived(f, "c", "a", "x/b.xml"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		Find(doc.Source{Data: data}, "x/b.xml")
		MediaType(doc.Source{Data: data})
	})
}
