package mail

import (
	"strings"

	"github.com/emersion/go-message"

	"lectern/model/ingest/doc"
)

// reasonFooter is why the end of a letter to many is not read.
const reasonFooter = "footer of the newsletter"

// footerCues are what the end of a newsletter says, in lower case, in the
// languages that most of them are in.
var footerCues = []string{"unsubscribe", "you are receiving this", "you're receiving this", "you received this", "this email was sent to", "this message was sent to", "manage your preferences",
	"manage preferences", "manage your subscription", "update your preferences", "update your profile", "email preferences", "opt out", "abbestellen", "abmelden", "austragen", "se désabonner",
	"se désinscrire", "vous désinscrire", "vous recevez ce", "darse de baja", "cancelar la suscripción", "recibe este correo", "disiscriv", "annulla l'iscrizione", "cancelar inscrição", "descadastr",
	"uitschrijven", "afmelden", "avsluta prenumeration", "avregistrera", "afmeld", "peruuta tilaus", "wypisz się", "отписаться"}

// Bounds of a footer: what is longer, or begins in the first half of a letter, is
// text that speaks of such things.
const (
	maxCue    = 500  // bytes of a block with a cue
	maxOther  = 300  // bytes of a block without one
	maxFooter = 2500 // bytes of all that follows
)

// footer takes out the end of a letter that went to many: who gets it, why, and
// how it can be stopped.
func footer(h message.Header, blocks []doc.Block) {
	bulk := h.Has("List-Unsubscribe") || h.Has("List-Id") || strings.EqualFold(field(h, "Precedence"), "bulk")
	after := 0
	start := len(blocks)
	for i := len(blocks) - 1; i > 0 && i >= len(blocks)/2; i-- {
		b := blocks[i]
		cue := b.Reason == "" && len(b.Text) <= maxCue && cued(b.Text)
		if after += len(b.Text); after > maxFooter || len(b.Text) > maxOther && !cue && b.Reason == "" {
			break
		}
		if cue && (bulk || len(b.Links) > 0) {
			start = i
		}
	}
	for i := start; i < len(blocks); i++ {
		if blocks[i].Reason == "" {
			blocks[i].Reason = reasonFooter
		}
	}
}

func cued(text string) bool {
	text = strings.ToLower(text)
	for _, c := range footerCues {
		if strings.Contains(text, c) {
			return true
		}
	}
	return false
}
