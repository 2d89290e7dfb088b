package cli

import (
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

// entity is an entity with its counts as JSON.
type entity struct {
	export.Entity
	Mentions int `json:"mentions"`
	Articles int `json:"articles"`
	// Is is what the articles say it is.
	Is []string `json:"is,omitempty"`
	// Together is the number of sentences that name it and the entity that
	// --about gives.
	Together int `json:"together,omitempty"`
	// Sources is Articles with the variants of a story counted once.
	Sources int `json:"sources"`
}

func (p Program) entitiesCommand(in *input) *cobra.Command {
	var kind, about string
	var asJSON, asCSV bool
	cmd := &cobra.Command{
		Use:   "entities [PATH…]",
		Short: "List the people, organizations, places and groups of articles",
		Long: `List who and what articles name, with the number of mentions and of sources, those with most mentions first. With
--about, those that are named in one sentence with one of them, and in how many.`,
		Example: `lectern entities --kind person ~/articles
lectern entities --about Palmyra`,
		RunE: func(cmd *cobra.Command, args []string) error {
			var only model.Kind
			if kind != "" {
				k, err := model.ParseKind(kind)
				if err != nil || !k.IsEntity() {
					return fmt.Errorf("--kind is person, organization, place or group, not %q", kind)
				}
				only = k
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
			rows := entitiesOf(v, only, id)
			return p.write(func(w io.Writer) error {
				switch {
				case asJSON:
					return entityJSON(w, rows)
				case asCSV:
					return entityCSV(w, rows)
				}
				entityTable(w, rows, v.Sources(), id != 0)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "", "only person, organization, place or group")
	cmd.Flags().StringVar(&about, "about", "", "only what is named in one sentence with this")
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines instead of a table")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "CSV instead of a table")
	return cmd
}

// entitiesOf are the entities of the kind; the companions of about, where that
// is not zero.
func entitiesOf(v *library.View, only model.Kind, about model.EntityID) []entity {
	var out []entity
	add := func(id model.EntityID, together int) {
		e := v.Entity(id)
		if e == nil || only != model.KindNone && e.Kind != only {
			return
		}
		row := entity{Entity: export.NewEntity(e), Mentions: len(v.Names(id)), Articles: len(v.Spreads(id)), Sources: v.SourcesOf(id), Together: together}
		seen := make(map[string]bool)
		for _, d := range e.Descriptions {
			if text := model.SanitizeLine(d.Text); !seen[text] {
				seen[text] = true
				row.Is = append(row.Is, text)
			}
		}
		out = append(out, row)
	}
	if about != 0 {
		for _, c := range v.Companions(about) {
			add(c.Entity, c.Count)
		}
		return out
	}
	for _, r := range v.EntityRows(library.ByMentions) {
		add(r.ID, 0)
	}
	return out
}

func entityJSON(w io.Writer, rows []entity) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range rows {
		if err := enc.Encode(rows[i]); err != nil {
			return err
		}
	}
	return nil
}

func entityCSV(w io.Writer, rows []entity) error {
	out := [][]string{{"id", "kind", "name", "mentions", "articles", "together", "aliases", "is", "latitude", "longitude"}}
	degrees := func(d *float64) string {
		if d == nil {
			return ""
		}
		return strconv.FormatFloat(*d, 'f', -1, 64)
	}
	for i := range rows {
		r := &rows[i]
		together := ""
		if r.Together > 0 {
			together = strconv.Itoa(r.Together)
		}
		out = append(out, []string{r.ID, r.Kind, r.Name, strconv.Itoa(r.Mentions), strconv.Itoa(r.Articles), together,
			strings.Join(r.Aliases, "; "), strings.Join(r.Is, "; "), degrees(r.Latitude), degrees(r.Longitude)})
	}
	return csv.NewWriter(w).WriteAll(out)
}

func entityTable(w io.Writer, rows []entity, sources int, together bool) {
	t := table{}
	for i := range rows {
		r := &rows[i]
		cells := []string{strconv.Itoa(r.Mentions), fmt.Sprintf("%d of %d", r.Sources, sources), r.Kind, r.Name, strings.Join(r.Aliases, ", ")}
		if together {
			cells = append([]string{fmt.Sprintf("◆%d", r.Together)}, cells...)
		}
		for j := range cells {
			cells[j] = model.SanitizeLine(cells[j])
		}
		t.row(cells...)
	}
	t.write(w, "")
}
