package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/library"
	"lectern/ui/screen"
)

func (p Program) doctorCommand(in *input) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor [PATH…]",
		Short: "Tell what of files and folders can be read, and why the rest cannot",
		Long: `Read everything that the paths hold, mark nothing, and report: how many articles of which formats, what their metadata
tells, and what was not read and why. With --json, one object for each article and each thing that was not read.`,
		Example: "lectern doctor ~/articles",
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := p.reading(*in)
			if err != nil {
				return err
			}
			return p.write(func(w io.Writer) error {
				if asJSON {
					return p.examineJSON(cmd.Context(), w, args, r)
				}
				e, err := p.examine(cmd.Context(), args, r)
				if err != nil {
					return err
				}
				e.write(w)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines instead of a report")
	return cmd
}

// examination is what doctor finds.
type examination struct {
	sources int
	took    time.Duration
	formats []*formatCount
	skips   []library.Skip
}

// formatCount is what the articles of one format have.
type formatCount struct {
	name                                    string
	articles, words, titled, sourced, dated int
	removed                                 int
}

// examine reads the sources of the paths, one after the other, and keeps none.
func (p Program) examine(ctx context.Context, paths []string, r reading) (*examination, error) {
	e := &examination{}
	began := time.Now()
	m := p.meter()
	defer m.clear()
	var sources []library.Source
	for s, err := range p.sources(ctx, paths, r) {
		e.sources++
		if err != nil {
			e.skips = append(e.skips, library.Skip{Path: s.Path, Reason: err})
			continue
		}
		sources = append(sources, s)
	}
	for i, s := range sources {
		for a, err := range s.Articles(ctx) {
			var skip library.Skip
			if errors.As(err, &skip) {
				e.skips = append(e.skips, skip)
				continue
			}
			e.add(a)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		m.show("reading", e.sources-len(sources)+i+1, e.sources)
	}
	e.took = time.Since(began)
	return e, nil
}

func (e *examination) add(a *model.Article) {
	i := slices.IndexFunc(e.formats, func(f *formatCount) bool { return f.name == a.Format })
	if i < 0 {
		i = len(e.formats)
		e.formats = append(e.formats, &formatCount{name: a.Format})
	}
	f := e.formats[i]
	f.articles++
	f.words += len(strings.Fields(a.Text))
	f.removed += len(a.Removed)
	for _, known := range []struct {
		n  *int
		is bool
	}{{&f.titled, a.Title != ""}, {&f.sourced, a.Source != ""}, {&f.dated, a.Published.Known()}} {
		if known.is {
			*known.n++
		}
	}
}

// write writes the report.
func (e *examination) write(w io.Writer) {
	total := &formatCount{name: "all"}
	for _, f := range e.formats {
		total.articles += f.articles
		total.words += f.words
		total.titled += f.titled
		total.sourced += f.sourced
		total.dated += f.dated
		total.removed += f.removed
	}
	skipped := "everything was read"
	if n := len(e.skips); n > 0 {
		skipped = screen.Plural(n, "thing was not read", "things were not read")
	}
	fmt.Fprintf(w, "%s, %s, in %.1f s (%s a second); %s.\n\n", screen.Plural(e.sources, "file", "files"),
		screen.Plural(total.articles, "article", "articles"), e.took.Seconds(), screen.Rate(e.sources, e.took), skipped)
	if len(e.formats) > 0 {
		slices.SortStableFunc(e.formats, func(a, b *formatCount) int { return cmp.Compare(b.articles, a.articles) })
		t := table{}
		t.row("format", "articles", "words", "with title", "with source", "with date", "pieces removed")
		rows := e.formats
		if len(rows) > 1 {
			rows = append(slices.Clone(rows), total)
		}
		for _, f := range rows {
			t.row(f.name, screen.Count(f.articles), screen.Count(f.words), share(f.titled, f.articles), share(f.sourced, f.articles),
				share(f.dated, f.articles), screen.Count(f.removed))
		}
		t.write(w, "  ")
	}
	e.writeSkips(w)
}

func share(n, of int) string { return fmt.Sprintf("%d %%", (100*n+of/2)/max(of, 1)) }

// writeSkips lists what was not read by its reason, those that are commonest
// first. Of files in other formats, which are in every folder, it tells the
// extensions.
func (e *examination) writeSkips(w io.Writer) {
	byReason := make(map[string][]library.Skip)
	for _, s := range e.skips {
		r := reason(s.Reason)
		byReason[r] = append(byReason[r], s)
	}
	for _, r := range screen.Longest(byReason) {
		fmt.Fprintf(w, "\n  %s: %s\n", r, screen.Count(len(byReason[r])))
		if r == unknownFormat {
			fmt.Fprintf(w, "    %s\n    In folders lectern looks for %s.\n", screen.Extensions(byReason[r]), ingest.Extensions())
			continue
		}
		for _, s := range byReason[r] {
			fmt.Fprintf(w, "    %s\n", model.SanitizeLine(s.Error()))
		}
	}
}

const unknownFormat = "without the name of a format that is read"

// reason is the kind of a skip's reason, for a person.
func reason(err error) string {
	for _, r := range []struct {
		meaning error
		text    string
	}{
		{ingest.ErrUnknown, unknownFormat}, {ingest.ErrUnsupported, "of a kind that is not read"}, {ingest.ErrBinary, "not text"}, {ingest.ErrEmpty, "without text"}, {ingest.ErrLocked, "encrypted"},
		{ingest.ErrIgnored, "left out by ignore files"}, {ingest.ErrTooLarge, "too large"}, {ingest.ErrPermission, "not permitted"}, {ingest.ErrNotFound, "not found"}, {ingest.ErrNotRegular, "not files"},
		{ingest.ErrFailed, "damaged or unreadable"},
	} {
		if errors.Is(err, r.meaning) {
			return r.text
		}
	}
	return "other"
}

// examined is an article, or what was not read, as JSON.
type examined struct {
	Path      string                 `json:"path"`
	Format    string                 `json:"format,omitempty"`
	Title     string                 `json:"title,omitempty"`
	Source    string                 `json:"source,omitempty"`
	Author    string                 `json:"author,omitempty"`
	Published string                 `json:"published,omitempty"`
	URL       string                 `json:"url,omitempty"`
	Language  string                 `json:"language,omitempty"`
	Origins   map[model.Field]string `json:"origins,omitempty"`
	Words     int                    `json:"words,omitempty"`
	Removed   int                    `json:"removed,omitempty"`
	// Skipped is the kind of reason why it was not read, Reason the sentence.
	Skipped string `json:"skipped,omitempty"`
	Reason  string `json:"reason,omitempty"`
}

// examineJSON writes a line for each article and each thing that was not read,
// as it goes.
func (p Program) examineJSON(ctx context.Context, w io.Writer, paths []string, r reading) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for a, err := range articles(ctx, p.sources(ctx, paths, r)) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var line examined
		var skip library.Skip
		if errors.As(err, &skip) {
			line = examined{Path: skip.Path, Skipped: reason(skip.Reason), Reason: model.SanitizeLine(skip.Error())}
		} else {
			line = examined{
				Path: a.Path, Format: a.Format, Title: a.Title, Source: a.Source, Author: a.Author, Published: a.Published.String(), URL: a.URL,
				Language: a.Language, Origins: origins(a), Words: len(strings.Fields(a.Text)), Removed: len(a.Removed),
			}
		}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

// origins says where each field of the article that is known came from.
func origins(a *model.Article) map[model.Field]string {
	out := make(map[model.Field]string)
	for _, f := range []model.Field{model.FieldTitle, model.FieldSource, model.FieldAuthor, model.FieldPublished, model.FieldURL, model.FieldLanguage} {
		if o := a.Origin(f); o != "" {
			out[f] = o
		}
	}
	return out
}
