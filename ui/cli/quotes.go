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

// quote is a quote as JSON. What is unknown is left out.
type quote struct {
	Path      string `json:"path"`
	Source    string `json:"source"`
	Published string `json:"published,omitempty"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Text      string `json:"text"`
	Direct    bool   `json:"direct"`
	Cue       string `json:"cue,omitempty"`
	// Speaker and Name are the entity that speaks; SpeakerText is what the text
	// calls the speaker, and SpeakerWhy why that is the entity, where it is no
	// name of it.
	Speaker     string `json:"speaker,omitempty"`
	Name        string `json:"name,omitempty"`
	SpeakerText string `json:"speaker_text,omitempty"`
	SpeakerWhy  string `json:"speaker_why,omitempty"`
	// Same is the same number for quotes of several articles that give the same
	// words; Verbatim says that they do so word for word.
	Same     int    `json:"same,omitempty"`
	Verbatim bool   `json:"verbatim,omitempty"`
	Sentence string `json:"sentence"`
}

func (p Program) quotesCommand(in *input) *cobra.Command {
	var about string
	var direct, asJSON, asCSV bool
	cmd := &cobra.Command{
		Use:   "quotes [PATH…]",
		Short: "Write who said what",
		Long: `Write the quotes of articles by speaker: direct speech in quotation marks, reported speech without. Words that several
articles give, reworded perhaps, are marked “=” where they agree word for word and “≈” where they do not, with the number
of sources; variants of one story are one source.`,
		Example: `lectern quotes --about "Syrian Observatory"
lectern quotes --direct --csv ~/articles > quotes.csv`,
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
			found, _ := v.Speech().Of(v, id, -1)
			if direct {
				found = onlyDirect(v.Speech(), found)
			}
			return p.write(func(w io.Writer) error {
				switch {
				case asJSON:
					return quoteJSON(w, v, found)
				case asCSV:
					return quoteCSV(w, v, found)
				}
				quoteTable(w, v, found, id)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&about, "about", "", "only quotes of this person, place, organization or group, or about it")
	cmd.Flags().BoolVar(&direct, "direct", false, "only words in quotation marks")
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines instead of a table")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "CSV instead of a table")
	return cmd
}

func onlyDirect(s *library.Speech, quotes []int) []int {
	var kept []int
	for _, i := range quotes {
		if s.Quotes[i].Direct {
			kept = append(kept, i)
		}
	}
	return kept
}

// newQuote is the quote in its JSON shape.
func newQuote(v *library.View, q *library.Quote) quote {
	a := v.Articles[q.Article]
	s := v.Speech()
	out := quote{
		Path: a.Path, Source: v.Label(q.Article), Published: a.Published.String(), Text: q.In(a.Text), Direct: q.Direct, Cue: q.Cue,
		Speaker: export.ID(q.Speaker), Name: entityNameOf(v, q.Speaker), SpeakerText: q.As, SpeakerWhy: q.Why,
		Same: q.Same, Sentence: v.Sentence(q.Article, q.Start).In(a.Text),
	}
	out.Verbatim = q.Same > 0 && s.Verbatim(s.Same[q.Same-1])
	out.Start, out.End = export.CodePoints(a.Text, q.Span)
	return out
}

func entityNameOf(v *library.View, id model.EntityID) string {
	if e := v.Entity(id); e != nil {
		return e.Name
	}
	return ""
}

func quoteJSON(w io.Writer, v *library.View, quotes []int) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, i := range quotes {
		if err := enc.Encode(newQuote(v, &v.Speech().Quotes[i])); err != nil {
			return err
		}
	}
	return nil
}

func quoteCSV(w io.Writer, v *library.View, quotes []int) error {
	rows := [][]string{{"name", "speaker_text", "cue", "direct", "text", "same", "verbatim", "source", "published", "path", "start", "end", "sentence", "speaker", "speaker_why"}}
	for _, i := range quotes {
		q := newQuote(v, &v.Speech().Quotes[i])
		same, verbatim := "", ""
		if q.Same > 0 {
			same, verbatim = strconv.Itoa(q.Same), strconv.FormatBool(q.Verbatim)
		}
		rows = append(rows, []string{q.Name, q.SpeakerText, q.Cue, strconv.FormatBool(q.Direct), q.Text, same, verbatim,
			q.Source, q.Published, q.Path, strconv.Itoa(q.Start), strconv.Itoa(q.End), q.Sentence, q.Speaker, q.SpeakerWhy})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// quoteTable writes the quotes under their speakers.
func quoteTable(w io.Writer, v *library.View, quotes []int, first model.EntityID) {
	s := v.Speech()
	for n, g := range s.BySpeaker(v, quotes, first) {
		if n > 0 {
			fmt.Fprintln(w)
		}
		name := g.Name
		if name == "" {
			name = "speaker not clear"
		}
		fmt.Fprintln(w, model.SanitizeLine(name))
		t := table{}
		for _, i := range g.Quotes {
			q := &s.Quotes[i]
			same := ""
			if sources := sourcesOf(v, s, q); sources > 1 {
				same = "≈"
				if s.Verbatim(s.Same[q.Same-1]) {
					same = "="
				}
				same += strconv.Itoa(sources)
			}
			words := q.Words
			if q.Opened {
				words = "“" + words + "”"
			}
			t.row(same, model.SanitizeLine(v.Label(q.Article)), strings.TrimSpace(q.Cue), words)
		}
		t.write(w, "  ")
	}
}

// sourcesOf is the number of sources that give the quote's words; variants of one
// story are one.
func sourcesOf(v *library.View, s *library.Speech, q *library.Quote) int {
	if q.Same == 0 {
		return 1
	}
	return s.Sources(v, s.Same[q.Same-1])
}
