package quoteval

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"lectern/annotate/quotes"
	"lectern/model"
)

var show = flag.String("show", "", "print mistakes on train and the development half: missed, wrong, loose, speaker, ispeaker, why, indirect, iwrong")

// TestErrors prints the mistakes on the training part and the development half of dev.
func TestErrors(t *testing.T) {
	if *data == "" || *show == "" {
		t.Skip("no -data or -show given")
	}
	texts, err := Load(filepath.Join(*data, "polnear", "train"))
	if err != nil {
		t.Fatal(err)
	}
	dev, err := Load(filepath.Join(*data, "polnear", "dev"))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(dev); i += 2 { // the development half alone
		texts = append(texts, dev[i])
	}
	for i := range texts {
		for _, m := range mistakes(&texts[i], *show) {
			fmt.Println(m)
		}
	}
}

func mistakes(t *Text, kind string) []string {
	var out []string
	found := quotes.Find(t.Doc, nil)
	text := t.Doc.Text
	ctx := func(s model.Span) string {
		a, b := max(0, s.Start-90), min(len(text), s.End+90)
		return strings.ReplaceAll(text[a:s.Start]+"[["+s.In(text)+"]]"+text[s.End:b], "\n", "¶")
	}
	for _, a := range t.Attributions {
		d := IsDirect(text, a)
		hit := -1
		for i := range found {
			if Overlaps(a.Content, found[i].Span) && (found[i].Quote.Direct || !d) {
				hit = i
				break
			}
		}
		switch {
		case kind == "missed" && d && hit < 0, kind == "indirect" && !d && hit < 0 && len(a.Cue) > 0 && quotes.IsCue(a.Cue[len(a.Cue)-1].In(text)):
			cue := ""
			for _, c := range a.Cue {
				cue += c.In(text) + "|"
			}
			out = append(out, t.Name[:12]+" cue="+cue+" "+ctx(a.Content[0]))
		case kind == "why" && hit >= 0 && len(a.Source) > 0:
			verdict := "none"
			if sp := found[hit].Quote.SpeakerSpan; !sp.Empty() {
				verdict = fmt.Sprint(Overlaps(a.Source, sp))
			}
			out = append(out, verdict+" "+found[hit].Why)
		case (kind == "speaker" && d || kind == "ispeaker" && !d) && hit >= 0 && len(a.Source) > 0 && !Overlaps(a.Source, found[hit].Quote.SpeakerSpan):
			out = append(out, t.Name[:12]+" got="+found[hit].Quote.SpeakerSpan.In(text)+" want="+a.Source[0].In(text)+" why="+found[hit].Why+" "+ctx(found[hit].Span))
		}
	}
	for i := range found {
		ok := false
		for _, a := range t.Attributions {
			if kind == "loose" && Overlaps(a.Content, found[i].Span) && hasMarks(text, a) {
				ok = true
			}
			if Overlaps(a.Content, found[i].Span) && (IsDirect(text, a) || !found[i].Quote.Direct) {
				ok = true
			}
		}
		if !ok && (kind == "loose" && found[i].Quote.Direct || kind == "wrong" && found[i].Quote.Direct || kind == "iwrong" && !found[i].Quote.Direct) {
			out = append(out, t.Name[:12]+" why="+found[i].Why+" "+ctx(found[i].Span))
		}
	}
	return out
}
