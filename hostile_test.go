//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// payloads are what a file may hold to speak to the terminal instead of the
// reader. Each carries the word SPEAK where it would have its effect.
var payloads = []string{
	"\x1b]0;SPEAK\x07",            // window title
	"\x1b]52;c;U1BFQUs=\x07",      // clipboard
	"\x1b]8;;http://SPEAK\x1b\\x", // link
	"\x1bPSPEAK\x1b\\",            // device control string
	"\x1b_GSPEAK\x1b\\",           // kitty graphics
	"\x1b^SPEAK\x1b\\",            // privacy message
	"\x1b[2J\x1b[H", "\x1b[31m",   // erase, colour
	"\x1b[?1049l", "\x1bc", // leave the alternate screen, reset
	"\u009b31m", "\u009d0;SPEAK\a", // C1 controls as code points
	"\x9b31m",                      // and as a byte
	"\u202eSPEAK\u202c", "\u2066x", // bidi override, isolate
	"\x00\x07\x08\x0e\x7f", // NUL, bell, backspace, shift out, delete
	"\x1b]52;c;never ended",
}

// A file's text, title, credit and name reach the terminal as text alone.
func TestNothingSpeaksToTheTerminal(t *testing.T) {
	dir := t.TempDir()
	var text strings.Builder
	text.WriteString("---\ntitle: \"A \\e]0;SPEAK\\a title\"\nsource: \"The \\e[31mRed\\x9b Paper\"\n---\n\n")
	for _, p := range payloads {
		text.WriteString("The council " + p + " met in Oslo on Monday to speak of the harbour.\n\n")
	}
	text.WriteString("The last line is shown.\n")
	name := filepath.Join(dir, "a\x1b]0;SPEAK\x07\u202eb.txt")
	if err := os.WriteFile(name, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(dir, "c\x1b[31m.txt")
	if err := os.WriteFile(bad, []byte("\x7fELF\x02\x01\x01\x00\x00\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, "lectern", name, bad, filepath.Join(dir, "none\x1bc.txt"))
	p.WaitText("The council")
	p.Press("G")
	p.WaitText("The last line is shown.")
	p.Press("\\")
	p.Press("L")
	p.WaitText("files were not read")
	p.Type(":council")
	p.WaitText("Nothing is called")
	p.Press("ctrl+c")
	ended(t, p, 0)
	out := p.Output()
	for _, forbidden := range []string{"SPEAK\a", "\x1b]0;SPEAK", "\x9d0;SPEAK", "]52;", "\x1bP", "\x1b_", "\x1b^", "\x1bc", "\u202e", "\u2066", "\u009b", "\u009d", "\x0e", "\x00", "\x7f", "]8;"} {
		if i := bytes.Index(out, []byte(forbidden)); i >= 0 {
			t.Errorf("the terminal was sent %q: %q", forbidden, out[max(0, i-20):min(len(out), i+40)])
		}
	}
}
