package ingest

import (
	"lectern/model"
	"lectern/model/ingest/charset"
)

// readText reads plain text, with YAML front matter where there is some.
func readText(src source) (document, error) {
	text := model.Sanitize(charset.Decode(src.data, ""))
	doc, text := frontMatter(text)
	doc.blocks = blocksOf(text)
	return doc, nil
}
