package cli

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"lectern/model"
	"lectern/model/export"
	"lectern/model/library"
)

// passage is a stretch of an article as JSON.
type passage struct {
	Path      string `json:"path"`
	Source    string `json:"source"`
	Published string `json:"published,omitempty"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Text      string `json:"text"`
}

// relatedPassage is a passage that tells of the same as another, as JSON.
type relatedPassage struct {
	passage
	Score   float64      `json:"score"`
	Shares  string       `json:"shares"`
	Figures []figurePair `json:"figures,omitempty"`
	// To is the passage that was asked about.
	To passage `json:"to"`
}

// figurePair is two figures of one kind; Agree says that both can be right.
type figurePair struct {
	Here  string `json:"here"`
	There string `json:"there"`
	Agree bool   `json:"agree"`
}

func (p Program) relatedCommand(in *input) *cobra.Command {
	var at string
	var asJSON, asCSV bool
	cmd := &cobra.Command{
		Use:   "related WORDS [PATH…]",
		Short: "Write what other articles say about the same",
		Long: `Write the passages of other articles that tell of the same as one passage: the sentence that holds the words, or
that has most of them. --at names it by its article and place instead, in code points of the article's text as
“lectern annotate --json” gives it. Each passage says what the two share, and how figures of one kind compare: “=”
where both can be right, “≠” where they cannot.`,
		Example: `lectern related "49 Syrian troops"
lectern related --at report.txt:1042 ~/articles`,
		RunE: func(cmd *cobra.Command, args []string) error {
			words, paths := "", args
			if at == "" {
				if len(args) == 0 {
					return errors.New("say which passage: some of its words, or --at PATH:OFFSET")
				}
				words, paths = args[0], args[1:]
			}
			if asJSON && asCSV {
				return errTwoForms
			}
			v, err := p.view(cmd.Context(), paths, *in)
			if err != nil {
				return err
			}
			article, span, err := passageOf(v, words, at)
			if err != nil {
				return err
			}
			found := v.Related(article, span)
			return p.write(func(w io.Writer) error {
				switch {
				case asJSON:
					return relatedJSON(w, v, article, span, found)
				case asCSV:
					return relatedCSV(w, v, article, span, found)
				}
				relatedText(w, v, article, span, found)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&at, "at", "", "the passage by its place, such as report.txt:1042")
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines instead of text")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "CSV instead of text")
	return cmd
}

// passageOf finds the passage that is asked about, by its words or its place.
func passageOf(v *library.View, words, at string) (int, model.Span, error) {
	if at == "" {
		article, s, ok := v.FindPassage(words)
		if !ok {
			return 0, s, fmt.Errorf("no sentence of these articles holds the words “%s”", model.SanitizeLine(words))
		}
		return article, v.Passage(article, s), nil
	}
	i := strings.LastIndexByte(at, ':')
	n, err := strconv.Atoi(at[i+1:])
	if i < 0 || err != nil || n < 0 {
		return 0, model.Span{}, fmt.Errorf("--at %s is no place; write it as report.txt:1042", model.SanitizeLine(at))
	}
	for j, a := range v.Articles {
		if a.Path != at[:i] {
			continue
		}
		s := v.Passage(j, model.Span{Start: offsetOf(a.Text, n), End: offsetOf(a.Text, n)})
		if s.Empty() {
			return 0, s, fmt.Errorf("there is no sentence at %s: the text has %d code points", model.SanitizeLine(at), utf8.RuneCountInString(a.Text))
		}
		return j, s, nil
	}
	return 0, model.Span{}, fmt.Errorf("%s is not among the articles that were read", model.SanitizeLine(at[:i]))
}

// offsetOf is the byte offset of code point n of the text, its length where
// there are fewer.
func offsetOf(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

func newPassage(v *library.View, article int, s model.Span) passage {
	a := v.Articles[article]
	out := passage{Path: a.Path, Source: v.Label(article), Published: a.Published.String(), Text: s.In(a.Text)}
	out.Start, out.End = export.CodePoints(a.Text, s)
	return out
}

func newRelated(v *library.View, to passage, r *library.Related) relatedPassage {
	out := relatedPassage{passage: newPassage(v, r.Article, r.Span), Score: float64(int(r.Score*1000+0.5)) / 1000, Shares: r.Reason, To: to}
	for _, f := range r.Figures {
		out.Figures = append(out.Figures, figurePair{f.HereText, f.ThereText, f.Agree})
	}
	return out
}

func relatedJSON(w io.Writer, v *library.View, article int, s model.Span, found []library.Related) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	to := newPassage(v, article, s)
	for i := range found {
		if err := enc.Encode(newRelated(v, to, &found[i])); err != nil {
			return err
		}
	}
	return nil
}

func relatedCSV(w io.Writer, v *library.View, article int, s model.Span, found []library.Related) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"score", "source", "published", "path", "start", "end", "text", "shares", "figures", "to_path", "to_start", "to_end", "to_text"}}
	to := newPassage(v, article, s)
	for i := range found {
		r := newRelated(v, to, &found[i])
		rows = append(rows, []string{strconv.FormatFloat(r.Score, 'f', 3, 64), r.Source, r.Published, r.Path, strconv.Itoa(r.Start), strconv.Itoa(r.End),
			r.Text, r.Shares, strings.Join(pairs(&found[i]), "; "), to.Path, strconv.Itoa(to.Start), strconv.Itoa(to.End), to.Text})
	}
	return out.WriteAll(rows)
}

// pairs are the figures of one kind in words: "49 troops ≠ 300 soldiers".
func pairs(r *library.Related) []string {
	var all []string
	for _, f := range r.Figures {
		sign := "≠"
		if f.Agree {
			sign = "="
		}
		all = append(all, f.HereText+" "+sign+" "+f.ThereText)
	}
	return all
}

// relatedText writes the passage, then those that tell of the same.
func relatedText(w io.Writer, v *library.View, article int, s model.Span, found []library.Related) {
	block := func(head string, article int, s model.Span) {
		fmt.Fprintf(w, "%s\n  %s\n", model.SanitizeLine(head+heading(v, article)), oneLine(s.In(v.Articles[article].Text)))
	}
	block("", article, s)
	if len(found) == 0 {
		fmt.Fprintln(w, "\nNo other article speaks of this.")
	}
	for i := range found {
		r := &found[i]
		fmt.Fprintln(w)
		block(fmt.Sprintf("%d of %d · ", i+1, len(found)), r.Article, r.Span)
		fmt.Fprintf(w, "  shares   %s\n", model.SanitizeLine(r.Reason))
		for _, pair := range pairs(r) {
			fmt.Fprintf(w, "  figures  %s\n", model.SanitizeLine(pair))
		}
	}
}
