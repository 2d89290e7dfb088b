package ingest

import (
	"bufio"
	"io"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreFiles hold the patterns of files that are to be left out, each for the
// folder it is in and those below, as Git reads them. A later one has the last
// word.
var ignoreFiles = []string{".gitignore", ".ignore", ".lecternignore"}

// maxIgnore is how many bytes of such a file are read.
const maxIgnore = 1 << 20

// leaveOut is a line of such a file, as gitignore(5) describes them.
type leaveOut struct {
	// folder is where the file is, as the number of folders between there and
	// where the walk began.
	folder int
	// glob is matched against the path below that folder.
	glob      string
	keep, dir bool // a rule that takes back others; one for folders alone
}

// parseRule reads a line; ok is false where it holds no rule.
func parseRule(line string, folder int) (r leaveOut, ok bool) {
	line = strings.TrimSuffix(strings.TrimPrefix(line, "\ufeff"), "\r")
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if line == "" || line[0] == '#' {
		return leaveOut{}, false
	}
	r.folder = folder
	line, r.keep = strings.CutPrefix(line, "!")
	line, r.dir = strings.CutSuffix(line, "/")
	if strings.Contains(line, "/") {
		line = strings.TrimPrefix(line, "/")
	} else {
		line = "**/" + line
	}
	// Braces are plain characters there.
	r.glob = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
	return r, line != "" && doublestar.ValidatePattern(r.glob)
}

// rules are those that hold in a folder, the weakest first.
type rules struct {
	all []leaveOut
	// path is the folder's path below where the walk began, in its parts.
	path []string
}

// below are the rules of the folder of that name in this one; read gives its
// files.
func (r rules) below(name string, read func(name string) (io.ReadCloser, error)) rules {
	out := rules{all: r.all[:len(r.all):len(r.all)], path: r.path}
	if name != "" {
		out.path = append(r.path[:len(r.path):len(r.path)], name)
	}
	for _, file := range ignoreFiles {
		f, err := read(file)
		if err != nil {
			continue // there is none, most often
		}
		lines := bufio.NewScanner(io.LimitReader(f, maxIgnore))
		for lines.Scan() {
			if rule, ok := parseRule(lines.Text(), len(out.path)); ok {
				out.all = append(out.all, rule)
			}
		}
		f.Close() //nolint:errcheck // it was only read
	}
	return out
}

// leavesOut reports whether an entry of the folder is to be left out: the last
// rule that matches decides.
func (r rules) leavesOut(name string, dir bool) bool {
	for i := len(r.all) - 1; i >= 0; i-- {
		rule := r.all[i]
		if rule.dir && !dir {
			continue
		}
		path := strings.Join(append(r.path[rule.folder:len(r.path):len(r.path)], name), "/")
		if matched, err := doublestar.Match(rule.glob, path); err == nil && matched {
			return !rule.keep
		}
	}
	return false
}

// opener opens the files of a folder.
func (w *walker) opener(folder string) func(string) (io.ReadCloser, error) {
	return func(name string) (io.ReadCloser, error) {
		return File{Path: w.join(folder, name), fsys: w.fsys}.open()
	}
}
