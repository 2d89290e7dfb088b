package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"syscall"

	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/model/library"
)

// table writes rows in aligned columns; the last is as long as it is.
type table struct {
	rows [][]string
}

func (t *table) row(cells ...string) { t.rows = append(t.rows, cells) }

// columnLimit is the width in cells beyond which a column does not push the
// others to the right; its longer cells are cut.
const columnLimit = 44

func (t *table) write(w io.Writer, indent string) {
	var widths []int
	for _, r := range t.rows {
		for i, c := range r {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], min(columnLimit, ansi.StringWidth(c)))
		}
	}
	for _, r := range t.rows {
		var b strings.Builder
		for i, c := range r {
			if i == len(r)-1 {
				b.WriteString(c)
				break
			}
			c = ansi.Truncate(c, widths[i], "…")
			b.WriteString(c + strings.Repeat(" ", widths[i]-ansi.StringWidth(c)+2))
		}
		fmt.Fprintln(w, indent+strings.TrimRight(b.String(), " "))
	}
}

func isClosedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

func signalNumber(s os.Signal) int {
	if n, ok := s.(syscall.Signal); ok {
		return int(n)
	}
	return 1
}

// plainWidth is the measure in cells of articles that are written plainly.
const plainWidth = 76

// plain writes the articles without styles, for a pipe: each when it is read,
// and none is kept. What cannot be read is told on standard error, and fails
// where nothing can.
func (p Program) plain(ctx context.Context, paths []string, in input) error {
	r, err := p.reading(in)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(p.Stdout)
	var skips []library.Skip // not yet told
	n := 0
	for a, err := range articles(ctx, p.sources(ctx, paths, r)) {
		var skip library.Skip
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.As(err, &skip):
			skips = append(skips, skip)
		default:
			n++
			if err := plainArticle(w, a, n > 1); isClosedPipe(err) {
				return nil
			} else if err != nil {
				return err
			}
		}
		if n > 0 {
			p.tell(skips)
			skips = nil
		}
	}
	if n == 0 {
		return unread(skips)
	}
	return nil
}

// articles reads the sources one after another; every error is a library.Skip.
func articles(ctx context.Context, sources iter.Seq2[library.Source, error]) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		for s, err := range sources {
			if err != nil {
				if !yield(nil, library.Skip{Path: s.Path, Reason: err}) {
					return
				}
				continue
			}
			for a, err := range s.Articles(ctx) {
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

// plainArticle writes an article, after a rule where it is not the first.
func plainArticle(w *bufio.Writer, a *model.Article, rule bool) error {
	if rule {
		fmt.Fprintf(w, "\n%s\n\n", strings.Repeat("─", plainWidth))
	}
	v := &library.View{Articles: []*model.Article{a}}
	fmt.Fprintf(w, "%s\n\n", ansi.Wrap(heading(v, 0), plainWidth, ""))
	for i, para := range a.Paragraphs {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if _, err := fmt.Fprintln(w, ansi.Wrap(para.In(a.Text), plainWidth, "")); err != nil {
			return err
		}
	}
	return w.Flush()
}
