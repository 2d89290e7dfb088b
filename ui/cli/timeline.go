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

// event is a date of a text as JSON. Timex and what follows from it are left
// out where the date could not be resolved; Reason says why.
type event struct {
	Path      string `json:"path"`
	Source    string `json:"source"`
	Published string `json:"published,omitempty"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Text      string `json:"text"`
	Timex     string `json:"timex,omitempty"`
	Precision string `json:"precision,omitempty"`
	// From and To are the first and the last day, as ISO 8601 writes them; a
	// year before the year 1 has "BC" behind it.
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
	Anchor string `json:"anchor,omitempty"`
	Reason string `json:"reason,omitempty"`
	// Entities are who and what the sentence names.
	Entities []string `json:"entities,omitempty"`
	Sentence string   `json:"sentence"`
}

func (p Program) timelineCommand(in *input) *cobra.Command {
	var about string
	var asJSON, asCSV bool
	cmd := &cobra.Command{
		Use:   "timeline [PATH…]",
		Short: "Write what happened when",
		Long: `Write the dates that the texts name, in their order, each as precisely as the text gives it, with its sentence and
the article's day of publication. Dates without a day in the calendar stand at the end, each with the reason.`,
		Example: `lectern timeline --about Palmyra ~/articles
lectern timeline --published 2016-12-10 report.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
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
			t := v.Timeline(id, 0)
			return p.write(func(w io.Writer) error {
				switch {
				case asJSON:
					return timelineJSON(w, v, t)
				case asCSV:
					return timelineCSV(w, v, t)
				}
				timelineTable(w, v, t)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&about, "about", "", "only dates in sentences that name this person, place, organization or group")
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines instead of a table")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "CSV instead of a table")
	return cmd
}

// newEvent is the event in its JSON shape.
func newEvent(v *library.View, e *library.Event) event {
	a := v.Articles[e.Article]
	out := event{
		Path: a.Path, Source: v.Label(e.Article), Published: a.Published.String(), Text: e.In(a.Text),
		Timex: e.Value, Precision: e.Precision, Reason: e.Reason, Sentence: e.Sentence.In(a.Text),
	}
	out.Start, out.End = export.CodePoints(a.Text, e.Span)
	if e.Reason == "" {
		out.From, out.To = library.ByDay.Label(e.From), library.ByDay.Label(e.To)
	}
	if t := v.Annotated[e.Article].Annotations[e.Index].Time; t != nil && e.Reason == "" {
		out.Anchor = t.Anchor
	}
	for _, id := range e.Entities {
		if found := v.Entity(id); found != nil && found.Name != "" {
			out.Entities = append(out.Entities, found.Name)
		}
	}
	return out
}

func timelineJSON(w io.Writer, v *library.View, t library.Timeline) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, list := range [][]library.Event{t.Events, t.Unresolved} {
		for i := range list {
			if err := enc.Encode(newEvent(v, &list[i])); err != nil {
				return err
			}
		}
	}
	return nil
}

func timelineCSV(w io.Writer, v *library.View, t library.Timeline) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"from", "to", "timex", "precision", "text", "reason", "sentence", "entities", "source", "published", "path", "start", "end"}}
	for _, list := range [][]library.Event{t.Events, t.Unresolved} {
		for i := range list {
			e := newEvent(v, &list[i])
			rows = append(rows, []string{e.From, e.To, e.Timex, e.Precision, e.Text, e.Reason, e.Sentence, strings.Join(e.Entities, "; "),
				e.Source, e.Published, e.Path, strconv.Itoa(e.Start), strconv.Itoa(e.End)})
		}
	}
	return out.WriteAll(rows)
}

// timelineTable writes the dates, then those that could not be resolved.
func timelineTable(w io.Writer, v *library.View, t library.Timeline) {
	rows := table{}
	for i := range t.Events {
		e := &t.Events[i]
		rows.row(library.When(e.Value), model.SanitizeLine(v.Label(e.Article)), publishedCell(v, e.Article), dated(v, e))
	}
	rows.write(w, "")
	if len(t.Unresolved) == 0 {
		return
	}
	fmt.Fprintf(w, "\nnot resolved: %d\n", len(t.Unresolved))
	rows = table{}
	for i := range t.Unresolved {
		e := &t.Unresolved[i]
		rows.row(library.When(e.Value), model.SanitizeLine(v.Label(e.Article)), publishedCell(v, e.Article), model.SanitizeLine(e.Reason), dated(v, e))
	}
	rows.write(w, "")
}

func publishedCell(v *library.View, article int) string {
	if day := v.Articles[article].Published.String(); day != "" {
		return "published " + day
	}
	return "undated"
}

// dated is the event's sentence with the date's words in brackets.
func dated(v *library.View, e *library.Event) string {
	text := v.Articles[e.Article].Text
	return oneLine(text[e.Sentence.Start:e.Start]) + "[" + oneLine(e.In(text)) + "]" + oneLine(text[e.End:e.Sentence.End])
}
