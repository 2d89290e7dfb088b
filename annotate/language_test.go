package annotate

import (
	"testing"

	"lectern/model"
)

// What is not English is not marked; what only claims to be something else is.
func TestForeignTextIsNotMarked(t *testing.T) {
	const english = "The harbour of Lissau was closed on Sunday, said Petra Olm of the United Nations. They have been waiting for 40 ships that were late."
	const german = "Die Polizei in Berlin hat am Freitag 40 Menschen festgenommen, wie Petra Olm sagte. Die Umleitung führt über Hohental."
	tests := []struct {
		name, language, text string
		marked               bool
	}{
		{"English", "en", english, true},
		{"British English", "en-GB", english, true},
		{"unknown", "", english, true},
		{"English that claims to be German", "de", english, true},
		{"German", "de", german, false},
		{"French", "fr", "La police de Paris a arrêté 40 personnes vendredi, a déclaré Pierre Olm. La déviation passe par Lyon et par la vallée du Rhône.", false},
		{"Dutch", "nl", "De politie van Amsterdam heeft vrijdag 40 mensen opgepakt, zei Petra Olm. De omleiding is voor het verkeer en gaat via Utrecht.", false},
		{"Russian", "ru", "Старый маяк на острове Лисий зажгли в субботу, сказала Анна Ветрова.", false},
	}
	p := New()
	for _, tt := range tests {
		a := &model.Article{Text: tt.text, Language: tt.language, Paragraphs: []model.Paragraph{{Span: model.Span{End: len(tt.text)}}}}
		d := p.Annotate(a)
		if got := len(d.Annotations) > 0; got != tt.marked || len(d.Sentences) == 0 {
			t.Errorf("%s: %d marks, %d sentences", tt.name, len(d.Annotations), len(d.Sentences))
		}
	}
}
