package links

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFindOpener asks which command opens an address on many systems.
func TestFindOpener(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"xdg-open", "open", "firefox", "w3m", "rundll32"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	const address = "https://example.org/a?b=1&c='x';$(touch%20y)"
	display := map[string]string{"DISPLAY": ":0"}
	tests := []struct {
		name, address, goos string
		env                 map[string]string
		want                string
		terminal            bool
		err                 error
	}{
		{"a desktop", address, "linux", display, "xdg-open " + address, false, nil},
		{"Wayland", address, "linux", map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, "xdg-open " + address, false, nil},
		{"macOS", address, "darwin", nil, "open " + address, false, nil},
		{"Windows", address, "windows", nil, "rundll32 url.dll,FileProtocolHandler " + address, false, nil},
		{"over ssh", address, "linux", nil, "", false, errNoOpener},
		{"$BROWSER", address, "linux", map[string]string{"BROWSER": "firefox"}, "firefox " + address, false, nil},
		{"$BROWSER with arguments", address, "linux", map[string]string{"BROWSER": "firefox --new-tab=%s -x"}, "firefox --new-tab=" + address + " -x", false, nil},
		{"the first of $BROWSER that is there", address, "linux", map[string]string{"BROWSER": "chrome:firefox:w3m"}, "firefox " + address, false, nil},
		{"none of $BROWSER is there", address, "linux", map[string]string{"BROWSER": "chrome"}, "", false, errNoOpener},
		{"a browser for text", address, "linux", map[string]string{"BROWSER": "w3m"}, "w3m " + address, true, nil},
		{"an option", "--version", "linux", display, "", false, errAddress},
		{"a file", "file:///etc/passwd", "linux", display, "", false, errAddress},
		{"a blank", "https://example.org/ --x", "linux", display, "", false, errAddress},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := FindOpener(tt.address, func(name string) string { return tt.env[name] }, tt.goos)
			if !errors.Is(err, tt.err) || got.Terminal != tt.terminal {
				t.Errorf("%v, %v", got, err)
			}
			args := strings.ReplaceAll(strings.Join(got.Args, " "), dir+"/", "")
			if diff := cmp.Diff(tt.want, args); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRest(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/":                  "",
		"https://example.org/a%20b?q=1#top":     "/a%20b?q=1#top",
		"https://bank.example@evil.example/x":   "/x (signing in as bank.example)",
		"http://example.org":                    " (not encrypted)",
		"mailto:a@example.org?subject=Hello%21": "?subject=Hello%21",
	} {
		if got := rest(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}
