package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the reader wants to stay stays in every command.
func TestKeptBlocksStay(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "a.md")
	text := "---\nurl: https://www.news.example/1\n---\nAnn came to the harbour on Monday, and Bob stayed away from it for the day.\n\n" +
		"Sign up for our newsletter\n\nCid was late, as he had been on every day of the week before that one.\n"
	keeps := filepath.Join(dir, "keeps")
	for path, content := range map[string]string{page: text, keeps: "news.example\tsign up for our newsletter\n"} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, kept := range []string{"", keeps} {
		var out, errs bytes.Buffer
		p := Program{Annotator: capitals{}, KeepsPath: kept, Stdout: &out, Stderr: &errs}
		if code := p.Main(t.Context(), []string{"annotate", "--json", page}); code != 0 {
			t.Fatalf("exit %d: %s", code, &errs)
		}
		before, _, _ := strings.Cut(out.String(), `"annotations"`)
		if got := strings.Contains(before, "newsletter"); got != (kept != "") {
			t.Errorf("kept by %q: the block is in the text: %v", kept, got)
		}
	}
	if err := os.WriteFile(keeps, []byte("no tab\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	p := Program{Annotator: capitals{}, KeepsPath: keeps, Stdout: &out, Stderr: &errs}
	if code := p.Main(t.Context(), []string{"annotate", "--json", page}); code == 0 || !strings.Contains(errs.String(), "line 1") {
		t.Errorf("a file that cannot be understood: exit %d, %s", code, &errs)
	}
}
