package main

import (
	"os/exec"
	"strings"
	"testing"
)

// TestLayers keeps what is below the screen free of the terminal libraries,
// and screens free of each other.
func TestLayers(t *testing.T) {
	deps := func(pattern string) map[string][]string {
		out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}: {{join .Deps " "}}`, pattern).Output()
		if err != nil {
			t.Fatal(err)
		}
		all := make(map[string][]string)
		for line := range strings.Lines(string(out)) {
			pkg, list, _ := strings.Cut(line, ": ")
			all[pkg] = strings.Fields(list)
		}
		return all
	}
	for _, pattern := range []string{"./model/...", "./annotate/...", "./seeds/..."} {
		for pkg, list := range deps(pattern) {
			for _, d := range list {
				if strings.HasPrefix(d, "charm.land/") || strings.HasPrefix(d, "lectern/ui") {
					t.Errorf("%s reaches %s", pkg, d)
				}
			}
		}
	}
	for _, d := range deps("./model")["lectern/model"] {
		if strings.Contains(strings.SplitN(d, "/", 2)[0], ".") {
			t.Errorf("model reaches %s, outside the standard library", d)
		}
	}
	for _, d := range deps("./ui/textview")["lectern/ui/textview"] {
		if strings.HasPrefix(d, "charm.land/bubbletea") {
			t.Errorf("textview reaches %s", d)
		}
	}
	shared := map[string]bool{"screen": true, "style": true, "textview": true, "keymap": true}
	for pkg, list := range deps("./ui/...") {
		name, ok := strings.CutPrefix(pkg, "lectern/ui/")
		if !ok || strings.HasPrefix(name, "uitest") || name == "cli" {
			continue
		}
		for _, d := range list {
			if other, ok := strings.CutPrefix(d, "lectern/ui/"); ok && !shared[other] && other != name {
				t.Errorf("screen %s reaches %s", name, other)
			}
		}
	}
}
