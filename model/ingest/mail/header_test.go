package mail

import (
	"strings"
	"testing"

	"lectern/model/ingest/doc"
)

func TestSniff(t *testing.T) {
	tests := []struct {
		name, path, text string
		want             bool
	}{
		{"a letter", "", head3 + "\nLate.", true},
		{"of any name", "a.txt", head3 + "\nLate.", true},
		{"with CRLF", "", strings.ReplaceAll(head3, "\n", "\r\n") + "\r\nLate.", true},
		{"news of old", "", "From: ada@harbour.example\nSubject: x\nDate: 1 Mar 1993\nTo: all\n\nLate.", true},
		{"of Apple Mail", "1.emlx", "127\n" + head3 + "\nLate.\n<plist>", true},
		{"a number", "a.txt", "127\nThe ferry: late.\n", false},
		{"little of a header", "a.eml", "Subject: Late\n\nText.", true},
		{"little of a header, of another name", "a.txt", "Subject: Late\n\nText.", false},
		{"a text with facts on top", "a.txt", "Title: Late\nFrom: The Harbour News\nDate: 2026-03-02\n\nText.", false},
		{"a dialogue", "a.txt", "Ada: Was it late?\nCy: It was.\nDate: none\n", false},
		{"a text", "a.eml", "The ferry was late: it was Monday.", false},
		{"a page in one file", "a.mht", "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example\nSubject: x\nDate: Mon, 2 Mar 2026 22:30:00 -0000\nMIME-Version: 1.0\n\n", false},
		{"the same of another name", "a.txt", "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example\nSubject: x\nDate: Mon, 2 Mar 2026 22:30:00 -0000\nMIME-Version: 1.0\n\n", false},
		{"a long way", "", "Received: " + strings.Repeat("by a.example\n\t", 600) + "\n" + head3 + "\nLate.", true},
		{"nothing", "", "", false},
	}
	for _, tt := range tests {
		if got := Sniff(doc.Source{Path: tt.path, Data: []byte(tt.text)}); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

func TestSniffMbox(t *testing.T) {
	for text, want := range map[string]bool{
		"From ada@harbour.example Mon Mar  2 22:30:00 2026\nFrom: a\n\nx":             true,
		"From - Mon Mar 02 22:30:00 2026\r\nX-Mozilla-Status: 0001\r\n":               true,
		"From 1234@xxx Mon Mar 02 22:30:00 +0000 2026\nX-GM-THRID: 1\n":               true,
		"From Ada Quay at harbour Mon Mar  2 22:30 2026\nFrom: a\n":                   true,
		"From a@b Mon Mar  2 22:30:00 EST 2026\n>From a@b x\nFrom: a\n":               true,
		"From Monday on the ferry will be late.\nDate: unknown\n":                     false,
		"From ada@harbour.example Mon Mar  2 22:30:00 2026\nDear Ada, it was late.\n": false,
		"From Mon Mar  2 22:30:00 2026 the ferry was late every day\nDate: x\n":       false,
		"From ada@harbour.example Mon Mar  2 22:30:00 2026":                           false,
		"From: ada@harbour.example\nDate: Mon, 2 Mar 2026 22:30:00 +0000\n\nx":        false,
		"From ada@harbour.example Monday March 2 22:30:00 2026\nFrom: a\n":            false,
	} {
		if got := SniffMbox(doc.Source{Data: []byte(text)}); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestFacts(t *testing.T) {
	tests := []struct{ header, title, author, outlet, day, url string }{
		{"Subject: Re: AW: Fwd: Late", "Late", "", "", "", ""},
		{"Subject: [ferry] Re: [ferry] Late\nList-Id: Ferry friends <ferry.lists.example>", "Late", "", "Ferry friends", "", ""},
		{"Subject: Re: Re", "Re", "", "", "", ""},
		{"Subject: Correction: late", "Correction: late", "", "", "", ""},
		{"Subject: =?koi8-r?B?8MHSz80=?=", "Паром", "", "", "", ""},
		{"Subject: caf\xe9", "café", "", "", "", ""},
		{"From: =?iso-8859-2?Q?Ji=F8=ED?= <jiri@harbour.example>", "", "Jiří", "harbour.example", "", ""},
		{"From: \"Quay, Ada\" <ada@mail.harbour.example>", "", "Ada Quay", "harbour.example", "", ""},
		{"From: \"Quay & Sons, Ltd.\" <info@harbour.example>", "", "", "Quay & Sons, Ltd.", "", ""},
		{"From: Politics Desk <politics@briefing.example>", "", "", "Politics Desk", "", ""},
		{"From: Ada Quay <ada@yahoo.co.uk>", "", "Ada Quay", "", "", ""},
		{"From: ada@gmail.com", "", "ada@gmail.com", "", "", ""},
		{"From: ada@gmail.com (Ada Quay)", "", "Ada Quay", "", "", ""},
		{"From: The Harbour News <noreply@news.harbour.example>", "", "", "The Harbour News", "", ""},
		{"From: Ada Quay <ada@harbour.example>\nOrganization: Harbour Office", "", "Ada Quay", "Harbour Office", "", ""},
		{"From: Ada Quay via Ferry <ferry@lists.example>\nReply-To: ada@gmail.com", "", "Ada Quay", "Ferry", "", ""},
		{"From: Ada Quay at The Harbour News <ada@harbour.example>", "", "Ada Quay", "The Harbour News", "", ""},
		{"From: Ada Quay <", "", "Ada Quay <", "", "", ""},
		{"From: Ada Quay <ada@harbour.example", "", "Ada Quay <ada@harbour.example", "", "", ""},
		{"Date: Mon, 2 Mar 2026 23:59:00 -0800 (PST)", "", "", "", "2026-03-02", ""},
		{"Date: 2 Mar 26 23:59 EST", "", "", "", "2026-03-02", ""},
		{"Date: Mon Mar  2 23:59:00 2026", "", "", "", "2026-03-02", ""},
		{"Date: yesterday\nReceived: from a by b; Mon, 2 Mar 2026 23:59:00 -0800", "", "", "", "2026-03-02", ""},
		{"Date: Mon, 2 Mar 0026 23:59:00 -0800", "", "", "", "", ""},
		{"List-Archive: <https://lists.example/ferry>", "", "", "", "", "https://lists.example/ferry"},
		{"Archived-At: <https://lists.example/ferry/1>\nList-Archive: <https://lists.example/ferry>", "", "", "", "", "https://lists.example/ferry/1"},
		{"Archived-At: <javascript:alert(1)>", "", "", "", "", ""},
	}
	for _, tt := range tests {
		h, _ := split([]byte(tt.header + "\n\n"))
		var d doc.Document
		facts(&d, h)
		for _, c := range []struct{ what, got, want string }{
			{"title", d.Title, tt.title}, {"author", d.Author, tt.author}, {"outlet", d.Outlet, tt.outlet}, {"day", d.Published.String(), tt.day}, {"URL", d.URL, tt.url},
		} {
			if c.got != c.want {
				t.Errorf("%q: %s %q, want %q", tt.header, c.what, c.got, c.want)
			}
		}
	}
}
