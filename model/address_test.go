package model

import (
	"strings"
	"testing"
)

func TestFollowable(t *testing.T) {
	for address, host := range map[string]string{
		"https://example.org/a?b=1;c#d":                    "example.org",
		"HTTP://Example.ORG:8080":                          "example.org:8080",
		"https://bank.example@evil.example/":               "evil.example",
		"https://xn--bcher-kva.example/":                   "xn--bcher-kva.example",
		"http://[::1]:80/":                                 "[::1]:80",
		"mailto:a@example.org?subject=x":                   "a@example.org",
		"https://b%C3%BCcher.example/":                     "bücher.example",
		"https://example.org/%1b]8;;x":                     "example.org",
		"https://example.org/" + strings.Repeat("a", 2000): "example.org",
	} {
		if !Followable(address) || Host(address) != host {
			t.Errorf("%q: %v, %q, want the host %q", address, Followable(address), Host(address), host)
		}
	}
	for _, address := range []string{
		"", "https:", "https://", "https:example.org", "//example.org", "example.org", "-oops", "--version", "javascript:alert(1)", "file:///etc/passwd",
		"data:text/html,x", "https://example.org/a b", "https://example.org/\x1b]8;;\x07", "https://example.org/\u202e", "https://bücher.example",
		"mailto:", "ftp://example.org", "https://?x", "https://example.org/" + strings.Repeat("a", 2100), "https://example.org/\x7f", "http://[::1",
	} {
		if Followable(address) {
			t.Errorf("%q may be followed", address)
		}
	}
}
