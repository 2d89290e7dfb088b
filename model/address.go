package model

import (
	"net/url"
	"strings"
)

// maxAddress is the longest address, in bytes, that is given to a terminal or
// another program: some take no longer ones (OSC 8 in VTE: 2083).
const maxAddress = 2083

// Followable reports whether an address may be given to a terminal or to
// another program as a link: http, https or mailto, in printable ASCII without
// blanks. Addresses are checked where they are read; this is the second lock on
// the door, for wherever they leave.
func Followable(address string) bool {
	if len(address) > maxAddress {
		return false
	}
	for i := 0; i < len(address); i++ {
		if address[i] <= ' ' || address[i] >= 0x7F {
			return false
		}
	}
	scheme, rest, ok := strings.Cut(address, ":")
	if !ok || rest == "" {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		return strings.HasPrefix(rest, "//") && Host(address) != ""
	case "mailto":
		return true
	}
	return false
}

// Host is whom an address leads to: the host, with its port where one is given,
// or the mailbox; "" where it has none. What stands before an @ is no host,
// whatever it looks like.
func Host(address string) string {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return ""
	case strings.EqualFold(u.Scheme, "mailto"):
		return SanitizeLine(u.Opaque)
	}
	return SanitizeLine(strings.ToLower(u.Host))
}
