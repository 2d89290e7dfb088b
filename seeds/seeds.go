// Package seeds embeds the five articles that a bare lectern opens.
package seeds

import "embed"

// FS holds the articles as they were saved, one text file each. Their texts
// belong to their publishers; see NOTICE.
//
//go:embed *.txt
var FS embed.FS
