package mail

import (
	"io"
	"mime"
	"net/mail"
	"strings"

	"github.com/emersion/go-message"

	"lectern/model"
	"lectern/model/ingest/charset"
)

// listID is the identifier of the list that a letter came through, such as
// "news.harbour.example" (RFC 2919); "" where there is none.
func listID(h message.Header) string {
	value := field(h, "List-Id")
	if i := strings.LastIndexByte(value, '<'); i >= 0 {
		value = value[i+1:]
	}
	return strings.Trim(value, "<> ")
}

// listName is the name of the list for a person; "" where it has none.
func listName(h message.Header) string {
	value := field(h, "List-Id")
	i := strings.LastIndexByte(value, '<')
	if i <= 0 {
		return ""
	}
	name := strings.Trim(value[:i], `"' `)
	// Senders of bulk mail put their own numbers there.
	if strings.ContainsAny(name, "@=") || strings.Count(name, " ") == 0 && strings.ContainsAny(name, "0123456789") {
		return ""
	}
	return name
}

// sender tells who wrote a letter and for whom: a person writes, an organization
// sends. The address behind the name tells which.
func sender(h message.Header, list string) (author, outlet string) {
	name, address := from(h)
	local, domain, _ := strings.Cut(strings.ToLower(address), "@")
	for _, mark := range []string{" via ", " durch ", " par "} { // as lists rewrite it
		if i := strings.Index(name, mark); i > 0 {
			if list == "" {
				list = strings.TrimSpace(name[i+len(mark):])
			}
			name = name[:i]
		}
	}
	organization := field(h, "Organization")
	if organization == "" {
		organization = field(h, "Organisation")
	}
	name = strings.Trim(name, `"' `)
	// "Ada Quay from The Harbour News", as newsletters sign.
	for _, mark := range []string{" from ", " at ", " @ ", " | "} {
		if person, body, ok := strings.Cut(name, mark); ok && person != "" && body != "" && !freeMail(domain) {
			return strings.Trim(person, `"' `), first(list, strings.Trim(body, `"' `))
		}
	}
	if name != "" && (role(local) || collective(name)) || name != "" && (strings.EqualFold(name, list) || strings.EqualFold(name, organization)) {
		return "", first(list, name)
	}
	outlet = first(list, organization)
	if outlet == "" && !freeMail(domain) && domain != "" {
		outlet = site(domain)
	}
	if name == "" && !role(local) {
		name = address
	}
	return name, outlet
}

// from is the name and the address of who wrote the letter.
func from(h message.Header) (name, address string) {
	d := &mime.WordDecoder{CharsetReader: func(set string, r io.Reader) (io.Reader, error) {
		data, err := io.ReadAll(r)
		return strings.NewReader(charset.Decode(data, set)), err
	}}
	for _, key := range []string{"From", "Sender", "Reply-To"} {
		value := h.Get(key)
		if strings.TrimSpace(value) == "" {
			continue
		}
		if list, err := (&mail.AddressParser{WordDecoder: d}).ParseList(value); err == nil && len(list) > 0 {
			name, address = list[0].Name, list[0].Address
		} else { // not written as it should be
			value = field(h, key)
			i, j := strings.LastIndexByte(value, '<'), strings.LastIndexByte(value, '>')
			switch {
			case i >= 0 && j > i:
				name, address = value[:i], value[i+1:j]
			case strings.Contains(value, "@") && !strings.Contains(value, " "):
				address = value
			default:
				name = value
			}
		}
		name = strings.Trim(model.SanitizeLine(words(name)), `"' `)
		if strings.Contains(name, "@") && !strings.Contains(name, " ") {
			name = ""
		}
		const most = 300
		if len(name) > most {
			name = strings.ToValidUTF8(name[:most], "")
		}
		// Directories put the surname first: "Quay, Ada".
		if last, given, ok := strings.Cut(name, ", "); ok && len(strings.Fields(last)) <= 2 && len(strings.Fields(given)) <= 2 && !strings.ContainsAny(given, ".,") && !degree(given) {
			name = given + " " + last
		}
		return name, model.SanitizeLine(address)
	}
	return "", ""
}

// collective reports whether a name is one of a paper or of a body of people.
func collective(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "news", "newsletter", "newsletters", "times", "post", "herald", "tribune", "gazette", "journal", "magazine", "review", "weekly", "daily", "briefing", "bulletin", "digest", "desk", "team",
		"editors", "institute", "foundation", "university", "office", "agency", "group", "council", "ministry", "press", "media", "redaktion", "zeitung", "institut", "stiftung":
		return len(words) > 1
	}
	return false
}

// degree reports whether what stands after a comma is no given name.
func degree(s string) bool {
	switch strings.ToLower(s) {
	case "inc", "ltd", "llc", "gmbh", "jr", "sr", "ii", "iii", "iv", "phd", "md", "ma", "esq", "mba", "cpa", "rn":
		return true
	}
	return false
}

// roles are names of mailboxes that no person writes from.
var roles = []string{"news", "newsletter", "newsletters", "info", "noreply", "no-reply", "donotreply", "do-not-reply", "hello", "hallo", "editor", "editors", "editorial",
	"alert", "alerts", "update", "updates", "press", "presse", "media", "contact", "kontakt", "mail", "mailer", "mailing", "office", "team", "support", "service", "redaktion",
	"redaction", "briefing", "digest", "daily", "weekly", "notifications", "notification", "notify", "subscriptions", "list", "bounce", "bounces", "email", "reply", "feedback",
	"request", "owner", "admin", "postmaster", "webmaster", "daemon", "mailer-daemon", "root"}

// role reports whether the local part of an address names no person.
func role(local string) bool {
	local, _, _ = strings.Cut(local, "+")
	for _, r := range roles {
		if local == r || strings.HasPrefix(local, r+"-") || strings.HasPrefix(local, r+".") || strings.HasPrefix(local, r+"_") ||
			strings.HasSuffix(local, "-"+r) || strings.HasSuffix(local, "."+r) || strings.HasSuffix(local, "_"+r) {
			return true
		}
	}
	return false
}

// freeMail reports whether anyone may have an address at the domain, so that it
// says nothing of its owner.
func freeMail(domain string) bool {
	labels := strings.Split(domain, ".")
	if len(labels) > 3 || len(labels) == 3 && len(labels[1]) > 3 { // yahoo.co.uk
		return false
	}
	switch labels[0] {
	case "gmail", "googlemail", "yahoo", "ymail", "hotmail", "outlook", "live", "msn", "aol", "icloud", "me", "mac", "gmx", "web", "t-online", "freenet", "posteo", "mailbox",
		"protonmail", "proton", "pm", "tutanota", "tuta", "fastmail", "zoho", "mail", "yandex", "qq", "163", "126", "orange", "wanadoo", "free", "laposte", "libero", "btinternet", "comcast", "verizon":
		return true
	}
	return false
}

// site is a domain without the machine that sends its mail.
func site(domain string) string {
	for {
		name, rest, _ := strings.Cut(domain, ".")
		switch name {
		case "mail", "email", "e", "em", "news", "newsletter", "newsletters", "mailing", "list", "lists", "send", "mg", "smtp", "bounce", "go", "info", "m", "www", "reply":
			if strings.Contains(rest, ".") {
				domain = rest
				continue
			}
		}
		return domain
	}
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
