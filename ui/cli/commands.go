package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"lectern/model"
	"lectern/model/export"
	"lectern/model/library"
)

func (p Program) annotateCommand(in *input) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "annotate [PATH…]",
		Short: "Write what is marked in articles",
		Long: `Write every mark of every article: as a table, or with --json as one JSON object per article and line, with offsets
in code points into its "text". --raw takes files as they are, uncleaned, byte for byte.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := p.view(cmd.Context(), args, *in)
			if err != nil {
				return err
			}
			return p.write(func(w io.Writer) error {
				for i := range v.Articles {
					if asJSON {
						if err := export.JSONLine(w, v, i); err != nil {
							return err
						}
						continue
					}
					annotationTable(w, v, i)
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines instead of a table")
	cmd.Flags().BoolVar(&in.raw, "raw", false, "take files as they are, uncleaned")
	return cmd
}

// annotationTable writes the marks of an article, one per line.
func annotationTable(w io.Writer, v *library.View, i int) {
	a := v.Articles[i]
	fmt.Fprintf(w, "%s\n", heading(v, i))
	t := table{}
	for _, m := range v.Annotated[i].Annotations {
		name := ""
		if e := v.Entity(v.EntityOf(i, m.Entity)); e != nil {
			name = e.Name
		}
		t.row(m.Kind.String(), model.SanitizeLine(m.In(a.Text)), name, detail(&m), fmt.Sprintf("%.0f %%", 100*m.Confidence))
	}
	t.write(w, "  ")
	fmt.Fprintln(w)
}

// heading names an article in one line.
func heading(v *library.View, i int) string {
	a := v.Articles[i]
	parts := []string{v.Label(i)}
	if a.Title != "" && a.Title != parts[0] {
		parts = append(parts, a.Title)
	}
	day := a.Published.String()
	if day == "" {
		day = "undated"
	}
	return strings.Join(append(parts, day), " · ")
}

// detail is a mark's value in a few words.
func detail(m *model.Annotation) string {
	switch {
	case m.Figure != nil:
		f := m.Figure
		s := fmt.Sprintf("%g", f.Min)
		if f.Max != f.Min {
			s += fmt.Sprintf("–%g", f.Max)
		}
		return strings.Join(strings.Fields(strings.Join([]string{f.Hedge, s, f.Currency, f.Unit, f.Event}, " ")), " ")
	case m.Time != nil:
		return m.Time.Value
	case m.Quote != nil && m.Quote.Direct:
		return "direct, " + m.Quote.Cue
	case m.Quote != nil:
		return "indirect, " + m.Quote.Cue
	}
	return m.Form.String()
}

// mention is a mention of an entity as JSON.
type mention struct {
	Path     string `json:"path"`
	Source   string `json:"source"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Text     string `json:"text"`
	Mention  string `json:"mention"`
	Entity   string `json:"entity"`
	Name     string `json:"name"`
	Sentence string `json:"sentence"`
}

func (p Program) mentionsCommand(in *input) *cobra.Command {
	var asJSON, all bool
	cmd := &cobra.Command{
		Use:     "mentions NAME [PATH…]",
		Short:   "Write every mention of one thing, whatever each article calls it",
		Example: `lectern mentions "Syrian Observatory"`,
		Args:    needs("mentions needs a name: lectern mentions NAME [PATH…]"),
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := p.view(cmd.Context(), args[1:], *in)
			if err != nil {
				return err
			}
			id, err := p.lookUp(v, args[0], !asJSON)
			if err != nil {
				return err
			}
			return p.write(func(w io.Writer) error { return mentionLines(w, v, id, all, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines instead of a table")
	cmd.Flags().BoolVar(&all, "all", false, `also descriptions such as "the monitoring group"`)
	return cmd
}

// needs is the check of a command that needs an argument first, with the
// sentence that asks for it.
func needs(sentence string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 || strings.TrimSpace(args[0]) == "" {
			return errors.New(sentence)
		}
		return nil
	}
}

// others names entities, a few at most.
func others(v *library.View, ids []model.EntityID) string {
	var names []string
	for _, id := range ids[:min(len(ids), 5)] {
		e := v.Entity(id)
		names = append(names, fmt.Sprintf("%s (%s)", e.Name, e.Kind))
	}
	return strings.Join(names, ", ")
}

func mentionLines(w io.Writer, v *library.View, id model.EntityID, all, asJSON bool) error {
	found := v.Names(id)
	if all {
		found = v.Mentions(id)
	}
	e := v.Entity(id)
	if asJSON {
		return mentionJSON(w, v, e, found)
	}
	fmt.Fprintf(w, "%s · %s · %d mentions in %d of %d articles\n", e.Name, e.Kind, len(found), len(v.Spreads(id)), len(v.Articles))
	t := table{}
	for _, m := range found {
		s := v.Sentence(m.Article, m.Start)
		if s.Empty() { // outside every sentence: the mention alone
			s = m.Span
		}
		text := v.Articles[m.Article].Text
		t.row(model.SanitizeLine(v.Label(m.Article)), oneLine(text[s.Start:m.Start])+"["+oneLine(m.In(text))+"]"+oneLine(text[m.End:max(m.End, s.End)]))
	}
	t.write(w, "")
	return nil
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

func mentionJSON(w io.Writer, v *library.View, e *model.Entity, found []library.Mention) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, m := range found {
		a := v.Articles[m.Article]
		start, end := export.CodePoints(a.Text, m.Span)
		err := enc.Encode(mention{
			Path: a.Path, Source: v.Label(m.Article), Start: start, End: end, Text: m.In(a.Text), Mention: m.Form.String(),
			Entity: export.ID(e.ID), Name: e.Name, Sentence: v.Sentence(m.Article, m.Start).In(a.Text),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// write gives f a buffered standard output. A reader that closes the pipe, such
// as head, is no error.
func (p Program) write(f func(io.Writer) error) error {
	w := bufio.NewWriter(p.Stdout)
	err := f(w)
	if err == nil {
		err = w.Flush()
	}
	if isClosedPipe(err) {
		return nil
	}
	return err
}
