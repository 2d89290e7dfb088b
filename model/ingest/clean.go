package ingest

import "lectern/model"

// cleaner judges the blocks of one document.
type cleaner struct {
	blocks  []block
	article *model.Article
}

func newCleaner(blocks []block, a *model.Article) *cleaner {
	return &cleaner{blocks: blocks, article: a}
}

func (c *cleaner) clean() {}
