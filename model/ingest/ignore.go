package ingest

import (
	"bufio"
	"io"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/gitignore"
)

// ignoreFiles hold the patterns of files that are to be left out, each for the
// folder it is in and those below, as Git reads them. A later one has the last
// word.
var ignoreFiles = []string{".gitignore", ".ignore", ".lecternignore"}

// maxIgnore is how many bytes of such a file are read.
const maxIgnore = 1 << 20

// rules are the patterns that hold in a folder.
type rules struct {
	patterns []gitignore.Pattern
	matcher  gitignore.Matcher
	// domain is the folder's path below where the walk began, in its parts.
	domain []string
}

// below are the rules of the folder of that name in this one; read gives its
// files.
func (r rules) below(name string, read func(name string) (io.ReadCloser, error)) rules {
	out := rules{patterns: r.patterns, matcher: r.matcher, domain: r.domain}
	if name != "" {
		out.domain = append(r.domain[:len(r.domain):len(r.domain)], name)
	}
	for _, file := range ignoreFiles {
		f, err := read(file)
		if err != nil {
			continue // there is none, most often
		}
		lines := bufio.NewScanner(io.LimitReader(f, maxIgnore))
		for lines.Scan() {
			line := strings.TrimRight(strings.TrimPrefix(lines.Text(), "\ufeff"), " \r")
			if line != "" && !strings.HasPrefix(line, "#") {
				out.patterns = append(out.patterns[:len(out.patterns):len(out.patterns)], gitignore.ParsePattern(line, out.domain))
			}
		}
		f.Close() //nolint:errcheck // it was only read
	}
	if len(out.patterns) > len(r.patterns) {
		out.matcher = gitignore.NewMatcher(out.patterns)
	}
	return out
}

// leavesOut reports whether an entry of the folder is to be left out.
func (r rules) leavesOut(name string, dir bool) bool {
	return r.matcher != nil && r.matcher.Match(append(r.domain[:len(r.domain):len(r.domain)], name), dir)
}

// opener opens the files of a folder.
func (w *walker) opener(folder string) func(string) (io.ReadCloser, error) {
	return func(name string) (io.ReadCloser, error) {
		return File{Path: w.join(folder, name), fsys: w.fsys}.open()
	}
}
