package mail

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// told are lines for each part: its metadata, then its blocks.
func told(t testing.TB, src doc.Source) []string {
	t.Helper()
	parts := Parts
	if SniffMbox(src) {
		parts = Mbox
	}
	var out []string
	for p := range parts(t.Context(), src, doc.NewLimits(src.Length())) {
		switch {
		case p.Err != nil:
			var known *doc.Problem
			if !errors.As(p.Err, &known) {
				t.Errorf("an error that is no problem: %v", p.Err)
				continue
			}
			out = append(out, strings.TrimSpace(p.Name+" ! "+known.Text))
		case p.Doc == nil:
			inner, err := p.Load()
			if err != nil {
				t.Error(err)
			}
			out = append(out, fmt.Sprintf("file %s (%s): %s", p.Name, inner.MediaType, strings.TrimSpace(string(inner.Data[:min(len(inner.Data), 30)]))))
		default:
			d := p.Doc
			out = append(out, fmt.Sprintf("%s | %s | %s | %s | %s | %s", p.Name, d.Title, d.Author, d.Outlet, d.Published, d.URL))
			for _, b := range d.Blocks {
				if b.Text != model.SanitizeLine(b.Text) {
					t.Errorf("not sanitised: %q", b.Text)
				}
				var line strings.Builder
				line.WriteString("  " + b.Text)
				if b.Role != model.Body {
					fmt.Fprintf(&line, " (%d)", b.Role)
				}
				if b.Reason != "" {
					line.WriteString(" [" + b.Reason + "]")
				}
				for _, l := range b.Links {
					line.WriteString(" -> " + l.URL)
				}
				out = append(out, line.String())
			}
		}
	}
	return out
}

func letterFile(t testing.TB, name string) doc.Source {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Source{Path: name, Data: data}
}

func TestLetters(t *testing.T) {
	tests := map[string][]string{
		"letter.eml": {
			" | The café on the quay | Ada Quáy | harbour.example | 2026-03-02 | ",
			"  The café on the quay closes on Friday after forty years, its owner, Ben Mole, told me on Monday. The council of Port Example wants to build a crane there, as it said in December: https://harbour.example/crane. -> https://harbour.example/crane",
			"  I asked three people whether they would miss it:",
			"  * Mary Lowe, the captain of the ferry, said she would.",
			"  * Cy Pier of the harbour office said no.",
			"  * The cook did not say.",
			"  It will be a quiet summer.",
			"  -- [signature]",
			"  Ada Quáy [signature]",
			"  The Harbour News [signature]",
		},
		"newsletter.eml": {
			" | Fog, a ferry and a crane | Ada Quay | The Harbour News | 2026-03-03 | https://harbour.example/letters/12",
			"  Preview text that nobody sees [hidden]",
			"  View in browser [link to the letter on the web] -> https://harbour.example/letters/12",
			"  The week at the quay (1)",
			"  The ferry was late again on Monday, the harbour office said. Captain Mary Lowe spoke of fog from bank to bank. -> https://harbour.example/office",
			"  A crane (1)",
			"  The council of Port Example bought a crane for £2.4 million on Tuesday, its largest purchase in ten years.",
			"  “We shall lift what others cannot,” the mayor said. (4)",
			"  See you next week, Ada Quay",
			"  You are receiving this email because you subscribed to The Harbour News. Unsubscribe [footer of the newsletter] -> https://harbour.example/unsubscribe?u=1",
			"  logo.png, 70 bytes [picture]",
		},
		"reply.eml": {
			" | The crane | Cy Pier |  | 2026-03-04 | ",
			"  Dear Ada,",
			"  the council bought the crane on Tuesday, and it will stand where the café is now. The minutes of the meeting are attached, with the vote of each member.",
			"  Cy",
			"  On Tue, 3 Mar 2026 at 18:02, Ada Quay <ada.quay@harbour.example> wrote: [quoted mail]",
			"  Dear Cy, [quoted mail]",
			"  who bought the crane, and what for? I hear that the vote was close. [quoted mail]",
			"  Did you hear of the crane? [quoted mail]",
			"  Ada [quoted mail]",
			"  Minutes of the café.txt, 87 bytes [attachment, an article of its own]",
			"  crane.jpg, 57 bytes [attachment]",
			"file Minutes of the café.txt (text/plain): The council met on Tuesday at",
		},
		"three.mbox": {
			"letter 1 | The ferry | Ada Quay | harbour.example | 2026-03-02 | ",
			"  The ferry was late again on Monday.",
			"  From the quay nobody could see it, and nobody was surprised.",
			"  From the bank they saw no more.",
			"  From here on it gets worse.",
			"letter 2 | The crane | Cy Pier | harbour.example | 2026-03-03 | ",
			"  The council of Port Example bought a crane on Tuesday.",
			"letter 3 ! is encrypted; decrypt it in a mail program and save its text.",
		},
	}
	for name, want := range tests {
		src := letterFile(t, name)
		if !Sniff(src) && !SniffMbox(src) {
			t.Errorf("%s is not told", name)
		}
		if diff := cmp.Diff(want, told(t, src)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		crlf := doc.Source{Path: name, Data: []byte(strings.ReplaceAll(string(src.Data), "\n", "\r\n"))}
		if diff := cmp.Diff(told(t, src), told(t, crlf)); diff != "" {
			t.Errorf("%s with CRLF: %s", name, diff)
		}
	}
}
