package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/spf13/cobra"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/screen"
)

// story is articles that tell one story in the same words, as JSON.
type story struct {
	Title string `json:"title"`
	// Lead is the article to read: the first of those that hold nearly all.
	Lead     storyArticle   `json:"lead"`
	Variants []storyVariant `json:"variants"`
}

type storyArticle struct {
	Path      string `json:"path"`
	Source    string `json:"source"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
}

type storyVariant struct {
	storyArticle
	// Shared is the share of its words that stand in the lead, Covers that of
	// the lead's words that stand in it, in runs of four at least; from 0 to 1.
	Shared float64 `json:"shared"`
	Covers float64 `json:"covers"`
	// Figures is the number of its numbers that the lead does not give.
	Figures int  `json:"other_figures"`
	Same    bool `json:"same_text"`
}

func (p Program) duplicatesCommand(in *input) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "duplicates [PATH…]",
		Short: "List the articles that tell one story in the same words",
		Long: `List the stories of which there are several variants, such as an agency's copy in several papers: first the article to
read, then the others, each with the share of its words that the first one has, and how it differs.`,
		Example: `lectern duplicates ~/articles
lectern duplicates --json ~/articles | jq .variants`,
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := p.unmarked(cmd.Context(), args, *in)
			if err != nil {
				return err
			}
			return p.write(func(w io.Writer) error {
				if asJSON {
					return storyJSON(w, v)
				}
				storyTable(w, v)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines, one story each, instead of tables")
	return cmd
}

// unmarked is a view of the articles of the paths in which nothing is marked.
func (p Program) unmarked(ctx context.Context, paths []string, in input) (*library.View, error) {
	r, err := p.reading(in)
	if err != nil {
		return nil, err
	}
	v := &library.View{}
	for a, err := range articles(ctx, p.sources(ctx, paths, r)) {
		var skip library.Skip
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.As(err, &skip):
			v.Skips = append(v.Skips, skip)
		default:
			v.Articles = append(v.Articles, a)
		}
	}
	if len(v.Articles) == 0 {
		return nil, unread(v.Skips)
	}
	p.tell(v.Skips)
	v.Annotated = make([]*model.Annotated, len(v.Articles))
	return v, nil
}

func newStoryArticle(v *library.View, i int) storyArticle {
	a := v.Articles[i]
	return storyArticle{Path: a.Path, Source: v.Label(i), Title: a.Title, Published: a.Published.String()}
}

func storyJSON(w io.Writer, v *library.View) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	share := func(f float64) float64 { return math.Round(1000*f) / 1000 }
	for _, s := range v.Stories() {
		if s.Count() == 1 {
			continue
		}
		out := story{Title: v.Heading(s.Lead), Lead: newStoryArticle(v, s.Lead)}
		for _, d := range s.Variants() {
			out.Variants = append(out.Variants, storyVariant{newStoryArticle(v, d.Article), share(1 - d.Other), share(1 - d.Missing), d.Figures, d.Same})
		}
		if err := enc.Encode(out); err != nil {
			return err
		}
	}
	return nil
}

// storyTable writes each story that has variants, then how many there are.
func storyTable(w io.Writer, v *library.View) {
	several := 0
	for _, s := range v.Stories() {
		if s.Count() == 1 {
			continue
		}
		several++
		fmt.Fprintln(w, model.SanitizeLine(v.Heading(s.Lead)))
		t := table{}
		add := func(share, how string, i int) {
			day := v.Articles[i].Published.String()
			if day == "" {
				day = "undated"
			}
			t.row(share, how, model.SanitizeLine(v.Label(i)), day, model.SanitizeLine(v.Articles[i].Path))
		}
		add("", "to read", s.Lead)
		for _, d := range s.Variants() {
			add(fmt.Sprintf("%3s %%", strconv.Itoa(int(math.Round(100*(1-d.Other))))), d.String(), d.Article)
		}
		t.write(w, "  ")
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%s, %s", screen.Plural(len(v.Articles), "article", "articles"), screen.Plural(v.Sources(), "story", "stories"))
	if several > 0 {
		fmt.Fprintf(w, ", %d of them in several variants", several)
	}
	fmt.Fprintln(w, ".")
}
