// Package office reads documents of word processors: Office Open XML (DOCX,
// ECMA-376) and OpenDocument text (ODT, OASIS OpenDocument 1.3), packed or in one
// file. Of their kin that are not read it knows what they are and says what to do.
package office

import (
	"context"
	"errors"
	"io"
	"iter"
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/pack"
)

// give makes the parts of a document that is one article; a damaged one is read
// as far as it goes, and the error comes after it.
func give(d *doc.Document, err error) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		if d != nil && !yield(doc.Part{Doc: d}) {
			return
		}
		if err != nil {
			yield(doc.Part{Err: err})
		}
	}
}

// whole makes a document of what was read before err. One without text is none.
func whole(d *doc.Document, err error) (*doc.Document, error) {
	if errors.Is(err, io.EOF) {
		err = nil
	}
	for _, b := range d.Blocks {
		if b.Reason == "" {
			return d, err
		}
	}
	if err == nil {
		err = doc.Fail(doc.ErrNoText, "holds no text; there is nothing to read.")
	}
	return nil, err
}

// check is the error of the context, now and then.
func check(ctx context.Context, x *pack.XML) error {
	if x.Often() {
		return ctx.Err()
	}
	return nil
}

// setTitle sets the title that a document's properties give, unless programs
// made it up.
func setTitle(d *doc.Document, title string) {
	title = model.SanitizeLine(title)
	lower := strings.ToLower(title)
	for _, start := range []string{"microsoft word", "document", "untitled", "unbenannt", "sans nom", "sin título", "dokument", "word document", "powerpoint"} {
		if rest, ok := strings.CutPrefix(lower, start); ok && strings.Trim(rest, " 0123456789-") == "" || ok && start == "microsoft word" {
			return
		}
	}
	if strings.HasSuffix(lower, ".doc") || strings.HasSuffix(lower, ".docx") || strings.HasSuffix(lower, ".odt") {
		return
	}
	d.Set(model.FieldTitle, title, properties)
}

// properties is where metadata comes from that a word processor keeps of its
// documents. The days in it are those of saving, not of publication, and the
// language is mostly that of the program, so that both are left to the text.
const properties = "document properties"

// setAuthor sets the author that a document's properties give, unless it is the
// name that programs and their installations have for nobody.
func setAuthor(d *doc.Document, name string) {
	name = model.SanitizeLine(name)
	switch strings.ToLower(name) {
	case "user", "admin", "administrator", "author", "unknown", "microsoft office user", "microsoft", "python-docx", "default", "owner", "pc", "hp", "dell", "windows user",
		"benutzer", "utilisateur", "usuario", "utente", "root", "office", "unbekannt", "apache poi", "un-named":
		return
	}
	d.Set(model.FieldAuthor, name, properties)
}
