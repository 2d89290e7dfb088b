package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"

	"github.com/charmbracelet/x/ansi"

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

// plain writes the articles without styles, for a pipe.
func (p Program) plain(ctx context.Context, lib *library.Library) error {
	v, err := p.finish(ctx, lib)
	if err != nil {
		return err
	}
	return p.write(func(w io.Writer) error {
		for i, a := range v.Articles {
			if i > 0 {
				fmt.Fprintf(w, "\n%s\n\n", strings.Repeat("─", plainWidth))
			}
			fmt.Fprintf(w, "%s\n\n", ansi.Wrap(heading(v, i), plainWidth, ""))
			for j, para := range a.Paragraphs {
				if j > 0 {
					fmt.Fprintln(w)
				}
				fmt.Fprintln(w, ansi.Wrap(para.In(a.Text), plainWidth, ""))
			}
		}
		return nil
	})
}
