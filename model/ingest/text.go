package ingest

import "lectern/model"

// readText reads plain text, with YAML front matter where there is some.
func readText(src source) (document, error) {
	text := model.Sanitize(decodeText(src.data))
	doc, text := frontMatter(text)
	doc.blocks = blocksOf(text)
	return doc, nil
}
