package cli

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lectern/model"
	"lectern/model/export"
	"lectern/model/library"
)

// figure is a figure as JSON: the mark's own value, then names in place of ids,
// and the happening that it tells of together with others.
type figure struct {
	Path     string `json:"path"`
	Source   string `json:"source"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Text     string `json:"text"`
	Kind     string `json:"kind"`
	Written  string `json:"written"`
	Normal   string `json:"normal,omitempty"`
	Counted  string `json:"counted,omitempty"`
	Min      number `json:"min"`
	Max      number `json:"max"`
	Hedge    string `json:"hedge,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Currency string `json:"currency,omitempty"`
	Event    string `json:"event,omitempty"`
	By       string `json:"attributed_to,omitempty"`
	Place    string `json:"place,omitempty"`
	// When is a TIMEX3 value, or the text's own word where the day is not
	// known; Published is the article's.
	When      string `json:"when,omitempty"`
	Published string `json:"published,omitempty"`
	// Group is the same number for figures that tell of one happening, 0 for a
	// figure alone; Agreement is "agrees" or "differs" there, and Why says why
	// they stand together.
	Group     int    `json:"group,omitempty"`
	Agreement string `json:"agreement,omitempty"`
	Why       string `json:"why,omitempty"`
	Sentence  string `json:"sentence"`
}

// number is a value that is written in full, never with an exponent.
type number float64

// MarshalJSON implements json.Marshaler.
func (n number) MarshalJSON() ([]byte, error) { return []byte(n.String()), nil }

func (n number) String() string { return strconv.FormatFloat(float64(n), 'f', -1, 64) }

func (p Program) figuresCommand(in *input) *cobra.Command {
	var about, kind string
	var asJSON, asCSV bool
	cmd := &cobra.Command{
		Use:   "figures [PATH…]",
		Short: "Write how many, how much, and according to whom",
		Long: `Write the figures of articles: counts, sums of money, percentages and measures. Those that tell of one happening
stand together, “=” where they can all be right and “≠” where they cannot; each such group says why it was made.`,
		Example: `lectern figures --about Palmyra ~/articles
lectern figures --kind money --csv . > sums.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			only, err := figureKind(kind)
			if err != nil {
				return err
			}
			if asJSON && asCSV {
				return errTwoForms
			}
			v, err := p.view(cmd.Context(), args, *in)
			if err != nil {
				return err
			}
			id, err := p.lookUp(v, about, !asJSON && !asCSV)
			if err != nil {
				return err
			}
			groups := onlyKind(v.Figures(id, 0), only)
			return p.write(func(w io.Writer) error {
				switch {
				case asJSON:
					return figureJSON(w, v, groups)
				case asCSV:
					return figureCSV(w, v, groups)
				}
				figureTable(w, v, groups)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&about, "about", "", "only figures that tell of this person, place, organization or group")
	cmd.Flags().StringVar(&kind, "kind", "", "only money, percent or quantity")
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines instead of a table")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "CSV instead of a table")
	return cmd
}

func figureKind(name string) (model.Kind, error) {
	if name == "" {
		return model.KindNone, nil
	}
	k, err := model.ParseKind(name)
	if err != nil || !k.IsFigure() {
		return 0, fmt.Errorf("--kind is money, percent or quantity, not %q", name)
	}
	return k, nil
}

// onlyKind are the groups of the kind; a group is of one kind throughout.
func onlyKind(groups []library.FigureGroup, kind model.Kind) []library.FigureGroup {
	if kind == model.KindNone {
		return groups
	}
	var kept []library.FigureGroup
	for _, g := range groups {
		if g.Figures[0].Kind == kind {
			kept = append(kept, g)
		}
	}
	return kept
}

// newFigure is the figure in its JSON shape.
func newFigure(v *library.View, g *library.FigureGroup, group int, f *library.Figure) figure {
	a := v.Articles[f.Article]
	out := figure{
		Path: a.Path, Source: v.Label(f.Article), Text: f.In(a.Text), Kind: f.Kind.String(),
		Written: f.Written, Normal: f.Normal, Counted: f.Counted,
		Min: number(f.Value.Min), Max: number(f.Value.Max), Hedge: f.Value.Hedge, Unit: f.Value.Unit, Currency: f.Value.Currency,
		Event: f.Value.Event, By: entityName(v, f.By), Place: entityName(v, f.Place), When: cmp.Or(f.Value.When, f.When), Published: a.Published.String(),
		Why: g.Why, Sentence: f.Sentence.In(a.Text),
	}
	out.Start, out.End = export.CodePoints(a.Text, f.Span)
	if len(g.Figures) > 1 {
		out.Group, out.Agreement = group, map[string]string{"=": "agrees", "≠": "differs"}[agreement(f)]
	}
	return out
}

func entityName(v *library.View, id model.EntityID) string {
	if e := v.Entity(id); e != nil {
		return e.Name
	}
	return ""
}

func agreement(f *library.Figure) string {
	switch {
	case f.Differs:
		return "≠"
	case f.Agrees:
		return "="
	}
	return ""
}

func figureJSON(w io.Writer, v *library.View, groups []library.FigureGroup) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range groups {
		for j := range groups[i].Figures {
			if err := enc.Encode(newFigure(v, &groups[i], i+1, &groups[i].Figures[j])); err != nil {
				return err
			}
		}
	}
	return nil
}

func figureCSV(w io.Writer, v *library.View, groups []library.FigureGroup) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"group", "agreement", "kind", "written", "min", "max", "hedge", "unit", "currency", "counted", "event",
		"attributed_to", "place", "when", "published", "source", "path", "start", "end", "sentence", "why"}}
	for i := range groups {
		for j := range groups[i].Figures {
			f := newFigure(v, &groups[i], i+1, &groups[i].Figures[j])
			group := ""
			if f.Group > 0 {
				group = strconv.Itoa(f.Group)
			}
			rows = append(rows, []string{group, f.Agreement, f.Kind, f.Written, f.Min.String(), f.Max.String(), f.Hedge, f.Unit, f.Currency, f.Counted, f.Event,
				f.By, f.Place, f.When, f.Published, f.Source, f.Path, strconv.Itoa(f.Start), strconv.Itoa(f.End), f.Sentence, f.Why})
		}
	}
	return out.WriteAll(rows)
}

// figureTable writes the groups with their headings, then the other figures.
func figureTable(w io.Writer, v *library.View, groups []library.FigureGroup) {
	rest := table{}
	for i := range groups {
		g := &groups[i]
		t := &rest
		if len(g.Figures) > 1 {
			t = &table{}
			figureHeading(w, v, g)
		}
		for j := range g.Figures {
			t.row(figureCells(v, &g.Figures[j])...)
		}
		if t != &rest {
			t.write(w, "  ")
			fmt.Fprintln(w)
		}
	}
	rest.write(w, "  ")
}

func figureHeading(w io.Writer, v *library.View, g *library.FigureGroup) {
	sign, sources := "=", "sources"
	switch {
	case g.Differ:
		sign = "≠"
	case g.Sources == 1 && g.Articles > 1: // variants of one story confirm nothing
		sign = "·"
	}
	if g.Sources == 1 {
		sources = "source"
	}
	if g.Sources < g.Articles {
		sources += fmt.Sprintf(" in %d articles", g.Articles)
	}
	parts := []string{sign + " " + g.What}
	for _, p := range []string{entityName(v, g.Place), g.When} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	fmt.Fprintf(w, "%s · %d %s\n  %s\n", strings.Join(parts, " · "), g.Sources, sources, g.Why)
}

func figureCells(v *library.View, f *library.Figure) []string {
	cells := []string{agreement(f), f.Written, f.Normal, f.What(), entityName(v, f.By), entityName(v, f.Place), f.When, v.Label(f.Article)}
	for i := range cells {
		cells[i] = model.SanitizeLine(cells[i])
	}
	return cells
}
