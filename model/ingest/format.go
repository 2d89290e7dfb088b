package ingest

import (
	"path"
	"path/filepath"
	"strings"

	"lectern/model"
)

// A source is what a format is given to read.
type source struct {
	path string
	data []byte
	// partial says that data is only the beginning of the file.
	partial bool
}

// A document is what a format makes of a source: blocks of text that cleaning
// then works on, and the metadata that the format itself gives.
type document struct {
	title, author, outlet, url string
	published                  model.Day
	language                   string
	blocks                     []block
}

// A format is one kind of file. To add one, write it in a file of its own and
// name it in formats.
type format struct {
	name string
	// extensions are those of files that are looked for in folders, with the
	// dot, in lower case.
	extensions []string
	// sniff tells by the content that data is of this format; nil where only
	// the name can tell.
	sniff func(data []byte) bool
	// binary says that data need not be text.
	binary bool
	read   func(source) (document, error)
}

// formats lists what can be read. Content decides before the name does, and an
// earlier format before a later one; plain text is what is left.
func formats() []format {
	return []format{
		{name: "Markdown", extensions: []string{".md", ".markdown", ".mdown"}, read: readMarkdown},
		{name: "plain text", extensions: []string{".txt", ".text"}, read: readText},
	}
}

// formatOf is the format of a file; text where nothing else fits.
func formatOf(name string, data []byte) format {
	all := formats()
	for _, f := range all {
		if f.sniff != nil && f.sniff(data) {
			return f
		}
	}
	extension := extensionOf(name)
	for _, f := range all {
		for _, e := range f.extensions {
			if e == extension {
				return f
			}
		}
	}
	return all[len(all)-1]
}

// Known reports whether a file of this name is looked for in folders.
func Known(name string) bool {
	extension := extensionOf(name)
	for _, f := range formats() {
		for _, e := range f.extensions {
			if e == extension {
				return true
			}
		}
	}
	return false
}

// Extensions lists the extensions of the files that are looked for in folders,
// as a person would write them: ".md, .txt".
func Extensions() string {
	var all []string
	for _, f := range formats() {
		all = append(all, f.extensions...)
	}
	return strings.Join(all, ", ")
}

func extensionOf(name string) string { return strings.ToLower(path.Ext(filepath.ToSlash(name))) }
