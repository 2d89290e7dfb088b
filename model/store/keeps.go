package store

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// Keeps are the blocks that cleaning would take out of the articles of a site
// and that the reader wants to stay. They are kept in a file of tab-separated
// lines that a person can read and change: site, and the block's text in lower
// case with # for numbers. It is safe for use by several goroutines.
type Keeps struct {
	// Here names the site of articles that have none but lie in the program
	// itself rather than in a folder; "" where they lie in folders.
	Here string

	path string

	mu    sync.Mutex
	lines []keep // in the order in which they were kept
	known map[keep]bool
}

// keep is a block of a site that stays.
type keep struct{ site, text string }

// KeepsPath is the file of what a person wants kept: keeps in the folder lectern
// of the system's folder for settings; "" where the system has none.
func KeepsPath() string { return settings("keeps") }

// LoadKeeps reads the file; one that does not exist is empty. The error of a
// file that cannot be understood names its line.
func LoadKeeps(path string) (*Keeps, error) {
	k := &Keeps{path: path}
	return k, k.load()
}

func (k *Keeps) load() error {
	k.lines, k.known = nil, make(map[keep]bool)
	if k.path == "" {
		return nil
	}
	f, err := os.Open(k.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("what is kept by %s cannot be read: %w", k.path, err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	scanner := bufio.NewScanner(f)
	for n := 1; scanner.Scan(); n++ {
		line := scanner.Text()
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		site, text, ok := strings.Cut(line, "\t")
		if !ok || site == "" || Fold(text) == "" {
			return fmt.Errorf("%s, line %d: it needs two cells parted by a tab: the site, and the text that stays", k.path, n)
		}
		k.add(keep{site, Fold(text)})
	}
	return scanner.Err()
}

func (k *Keeps) add(b keep) {
	if !k.known[b] {
		k.known[b] = true
		k.lines = append(k.lines, b)
	}
}

// Path is the file.
func (k *Keeps) Path() string { return k.path }

// Site is what the blocks of an article are kept for: the host of its address,
// else its source, else the folder that it lies in. What was read out of the
// running text does not count, since cleaning comes before that.
func (k *Keeps) Site(a *model.Article) string {
	if host := strings.TrimPrefix(model.Host(a.URL), "www."); host != "" && !a.IsInferred(model.FieldURL) {
		return host
	}
	if a.Source != "" && !a.IsInferred(model.FieldSource) {
		return model.SanitizeLine(a.Source)
	}
	if k.Here != "" {
		return k.Here
	}
	if a.Path == "-" {
		return "standard input"
	}
	path, err := filepath.Abs(a.Path)
	if err != nil {
		path = a.Path
	}
	return model.SanitizeLine(filepath.Dir(path))
}

// longestFold is how many bytes of a block's text are compared.
const longestFold = 400

// Fold is the text as blocks are compared: in lower case, with # for each
// number, and no longer than some lines.
func Fold(text string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			r = '#'
		case unicode.IsSpace(r):
			r = ' '
		case unicode.IsControl(r):
			continue
		default:
			r = unicode.ToLower(r)
		}
		if r == last && (r == '#' || r == ' ') || r == ' ' && b.Len() == 0 {
			continue
		}
		if b.Len()+utf8.RuneLen(r) > longestFold {
			break
		}
		b.WriteRune(r)
		last = r
	}
	return strings.TrimRight(b.String(), " ")
}

// Kept reports whether blocks like the text stay in articles of the site of a.
func (k *Keeps) Kept(a *model.Article, text string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.lines) > 0 && k.known[keep{k.Site(a), Fold(text)}]
}

// Keep lets blocks like the text stay in articles of the site of a, from now on.
func (k *Keeps) Keep(a *model.Article, text string) error {
	return k.change(func() { k.add(keep{k.Site(a), Fold(text)}) })
}

// Forget undoes Keep.
func (k *Keeps) Forget(a *model.Article, text string) error {
	return k.change(func() {
		gone := keep{k.Site(a), Fold(text)}
		delete(k.known, gone)
		k.lines = slices.DeleteFunc(k.lines, func(b keep) bool { return b == gone })
	})
}

// change reads the file again, since another run may have changed it, changes
// what it says, and writes it. Where it cannot be written, the change holds
// until the program ends.
func (k *Keeps) change(f func()) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	lines, known := k.lines, k.known
	err := k.load()
	if err != nil {
		k.lines, k.known = lines, known
		f()
		return err
	}
	if k.path == "" {
		k.lines, k.known = lines, known
	}
	f()
	var b strings.Builder
	b.WriteString("# site, text of a block that stays though it looks like debris (lower case, # for numbers)\n")
	for _, l := range k.lines {
		fmt.Fprintf(&b, "%s\t%s\n", l.site, l.text)
	}
	return replace(k.path, b.String())
}
