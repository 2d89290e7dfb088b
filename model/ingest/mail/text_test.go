package mail

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model/ingest/doc"
)

const head3 = "From: Ada Quay <ada.quay@harbour.example>\nDate: Mon, 02 Mar 2026 22:30:00 -0500\nMessage-ID: <1@harbour.example>\n"

// body is what told says of the blocks of a letter with this header and body.
func body(t *testing.T, letter string) string {
	t.Helper()
	lines := told(t, doc.Source{Data: []byte(head3 + letter)})
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], "  ")
	}
	return strings.Join(lines[1:], "\n")
}

func TestText(t *testing.T) {
	long := strings.Repeat("> one two three four five six seven eight nine ten eleven\n", 40)
	tests := []struct{ name, letter, want string }{
		{"lines that were wrapped are joined", "\nThe ferry was late again on Monday, the harbour office said, and nobody\nwas surprised.\nNobody.\n\nNot at all.\n",
			"The ferry was late again on Monday, the harbour office said, and nobody was surprised.\nNobody.\nNot at all."},
		{"an address keeps its lines", "\nWrite to:\nAda Quay\n1 Quay Street\nPort Example\n\nThe ferry was late again on Monday, the harbour office said, and nobody\nwas surprised.\n",
			"Write to:\nAda Quay\n1 Quay Street\nPort Example\nThe ferry was late again on Monday, the harbour office said, and nobody was surprised."},
		{"flowed, with spaces stuffed", "Content-Type: text/plain; format=flowed\n\nThe ferry was \nlate.\n From the quay \nnobody saw.\nEnd.\n", "The ferry was late.\nFrom the quay nobody saw.\nEnd."},
		{"flowed, spaces deleted", "Content-Type: text/plain; format=flowed; delsp=yes\n\nThe fer \nry was late.\n", "The ferry was late."},
		{"short, and answered piece by piece", "\nAda Quay wrote:\n> Was it late?\n\nYes.\n\n> How late?\n\nAn hour.\n", "Ada Quay wrote:\nWas it late? (4)\nYes.\nHow late? (4)\nAn hour."},
		{"long, and answered piece by piece", "\n" + strings.Repeat("> one two three four five six seven eight nine ten eleven\n", 40) + "\nYes.\n\n> How late?\n\nAn hour.\n",
			strings.TrimSpace(strings.Repeat("one two three four five six seven eight nine ten eleven ", 40)) + " [quoted mail]\nYes.\nHow late? [quoted mail]\nAn hour."},
		{"answered on top", "\nYes.\n\nOn Monday Ada Quay wrote:\n> Was it late?\n>\n> Ada\n", "Yes.\nOn Monday Ada Quay wrote: [quoted mail]\nWas it late? [quoted mail]\nAda [quoted mail]"},
		{"nothing but a quote", "\n> The ferry was late.\n", "The ferry was late. (4)"},
		{"a long quote alone", "\n" + long, strings.TrimSpace(strings.Repeat("one two three four five six seven eight nine ten eleven ", 40)) + " (4)"},
		{"sent on", "Subject: Fwd: ferry\n\nSee below.\n\n> The ferry was late.\n", "See below.\nThe ferry was late. (4)"},
		{"Outlook", "\nYes.\n\n-----Original Message-----\nFrom: Cy\nSent: Monday\nTo: Ada\nSubject: ferry\n\nWas it late?\n",
			"Yes.\n-----Original Message----- [quoted mail]\nFrom: Cy [quoted mail]\nSent: Monday [quoted mail]\nTo: Ada [quoted mail]\nSubject: ferry [quoted mail]\nWas it late? [quoted mail]"},
		{"Outlook in German, without a line", "\nJa.\n\nVon: Cy\nGesendet: Montag\nAn: Ada\nBetreff: Fähre\n\nWar sie spät?\n",
			"Ja.\nVon: Cy [quoted mail]\nGesendet: Montag [quoted mail]\nAn: Ada [quoted mail]\nBetreff: Fähre [quoted mail]\nWar sie spät? [quoted mail]"},
		{"a letter that Outlook sends on", "Subject: FW: ferry\n\n-----Original Message-----\nFrom: Cy\nSent: Monday\nTo: Ada\n\nIt was late.\n", "-----Original Message-----\nFrom: Cy\nSent: Monday\nTo: Ada\nIt was late."},
		{"from a telephone", "\nYes.\n\nSent from my iPhone\n\nOn Monday Ada Quay wrote:\n\n\n> Was it late?\n", "Yes.\nSent from my iPhone [signature]\nOn Monday Ada Quay wrote: [quoted mail]\nWas it late? [quoted mail]"},
		{"a signature above the quote", "\nYes.\n\n-- \nAda\n\nOn Monday Cy Pier wrote:\n> Was it late?\n", "Yes.\n-- [signature]\nAda [signature]\nOn Monday Cy Pier wrote: [quoted mail]\nWas it late? [quoted mail]"},
		{"dashes that are no signature", "\nOne.\n\n--\n" + strings.Repeat("\nMore text here.\n", 30), "One.\n" + strings.TrimSpace(strings.Repeat("More text here.\n", 30))},
		{"the footer of a list", "\nIt was late.\n\n_______________________________________________\nFerry mailing list\nFerry@lists.example\n",
			"It was late.\n_______________________________________________ [footer of the mailing list]\nFerry mailing list [footer of the mailing list]\nFerry@lists.example [footer of the mailing list]"},
		{"signed with PGP", "\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIt was late.\n- -- not this\n-----BEGIN PGP SIGNATURE-----\n\niQEz\nabcd\n-----END PGP SIGNATURE-----\n",
			"-----BEGIN PGP SIGNED MESSAGE----- Hash: SHA256 [PGP signature]\nIt was late.\n-- not this\n-----BEGIN PGP SIGNATURE----- [PGP signature]\niQEz abcd -----END PGP SIGNATURE----- [PGP signature]"},
		{"addresses of the web", "\nSee <https://a.example/x?y=(z)>, (http://b.example/) or xhttps://c.example.\n",
			"See <https://a.example/x?y=(z)>, (http://b.example/) or xhttps://c.example. -> https://a.example/x?y=(z) -> http://b.example/ -> https://c.example"},
		{"escape sequences", "\nThe \x1b[31mferry\x1b]0;x\x07 was\u202e late\x00.\n", "The ferry was late."},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, body(t, tt.letter)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"Gmail", `<div dir="ltr">Yes.<div><br></div>-- <br><div class="gmail_signature">Ada</div></div><br><div class="gmail_quote"><div class="gmail_attr">On Monday Cy wrote:<br></div><blockquote class="gmail_quote">Was it late?</blockquote></div>`,
			"Yes.\n--\nAda [signature]\nOn Monday Cy wrote: [quoted mail]\nWas it late? (4) [quoted mail]"},
		{"Gmail, sent on", `<div>See below.</div><div class="gmail_quote">---------- Forwarded message ---------<br>The ferry was late.</div>`,
			"See below.\n---------- Forwarded message --------- The ferry was late."},
		{"Outlook", `<html><body><div><p>Yes.</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt'><p><b>From:</b> Cy<br><b>Sent:</b> Monday<br><b>To:</b> Ada<br><b>Subject:</b> ferry</p></div></div><p>Was it late?</p></div></body></html>`,
			"Yes.\nFrom: Cy Sent: Monday To: Ada Subject: ferry [quoted mail]\nWas it late? [quoted mail]"},
		{"Outlook of old", `<div class=WordSection1><p class=MsoNormal>Yes.</p><p class=MsoNormal><b><span>From:</span></b><span> Cy <br><b>Sent:</b> Monday<br><b>To:</b> Ada</span></p><p>Was it late?</p></div>`,
			"Yes.\nFrom: Cy Sent: Monday To: Ada [quoted mail]\nWas it late? [quoted mail]"},
		{"Outlook on the web", `<div>Yes.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Cy</div><div>Was it late?</div>`, "Yes.\nFrom: Cy [quoted mail]\nWas it late? [quoted mail]"},
		{"Thunderbird, below the quote", `<div class="moz-cite-prefix">Cy wrote:</div><blockquote type="cite"><p>Was it late?</p></blockquote><p>Yes.</p><div class="moz-signature">-- <br>Ada</div>`,
			"Cy wrote:\nWas it late? (4)\nYes.\n-- Ada"},
		{"a quote of the text's own", `<p>The mayor said:</p><blockquote>It will be late.</blockquote>`, "The mayor said:\nIt will be late. (4)"},
		{"nothing else", `<blockquote type="cite">It was late.</blockquote>`, "It was late. (4)"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, body(t, "Content-Type: text/html; charset=utf-8\n\n"+tt.html)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestMIME(t *testing.T) {
	multi := func(kind string, parts ...string) string {
		return "MIME-Version: 1.0\nContent-Type: multipart/" + kind + "; boundary=\"b 1\"\n\npreamble\n--b 1\n" + strings.Join(parts, "\n--b 1 \n") + "\n--b 1--\nepilogue\n"
	}
	tests := []struct{ name, letter, want string }{
		{"plain text before HTML", multi("alternative", "Content-Type: text/plain\n\nThe ferry was late again.", "Content-Type: text/html\n\n<p>The ferry was <b>late</b> again.</p>"), "The ferry was late again."},
		{"HTML where the plain text is addresses", multi("alternative", "Content-Type: text/plain\n\nFerry https://t.example/aaaaaaaaaaaaaaaaaaaaaaaaaa late https://t.example/bbbbbbbbbbbb", "Content-Type: text/html\n\n<p>The ferry was late.</p>"), "The ferry was late."},
		{"HTML where there is no other", multi("alternative", "Content-Type: text/html\n\n<p>The ferry was late.</p>", "Content-Type: text/calendar\n\nBEGIN:VCALENDAR"), "The ferry was late."},
		{"plain text where the HTML hides what it quotes", multi("alternative", "Content-Type: text/plain\n\nYes.\n\nOn Monday Cy wrote:\n> Was the ferry late on Monday, as it was on Sunday?", "Content-Type: text/html\n\n<p>Yes.</p><p>On Monday Cy wrote:</p><p>Was the ferry late on Monday, as it was on Sunday?</p>"),
			"Yes.\nOn Monday Cy wrote: [quoted mail]\nWas the ferry late on Monday, as it was on Sunday? [quoted mail]"},
		{"a boundary in a charset of its own", "Content-Type: multipart/mixed; boundary*=ansi-x3.4-1968''b\n\n--b\n\nOne.\n--b--", "One."},
		{"signed", multi("signed", "\nThe ferry was late.", "Content-Type: application/pgp-signature; name=signature.asc\n\n-----BEGIN"), "The ferry was late.\nsignature.asc, 10 bytes [digital signature]"},
		{"a letter in the letter", multi("mixed", "\nSee below.", "Content-Type: message/rfc822\n\nFrom: Cy <cy@harbour.example>\nSubject: Fwd: Late\nDate: Sun, 1 Mar 2026 10:00:00 +0000\n\nThe ferry was late.\n\n> Was it?\n"),
			"See below.\nLate (1)\nCy, 1 March 2026\nThe ferry was late.\nWas it? (4)"},
		{"a digest", multi("digest", "\nFrom: Cy <cy@harbour.example>\nSubject: One\n\nFirst.", "\nSubject: Two\n\nSecond."), "One (1)\nCy\nFirst.\nTwo (1)\nSecond."},
		{"the last boundary is missing", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOne.\n--b\n\nTwo.", "One.\nTwo."},
		{"no boundary at all", "Content-Type: multipart/mixed\n\nOne.\n", "One."},
		{"a boundary that is the beginning of another", "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=bb\n\n--bb\n\nOne.\n--bb--\n--b\n\nTwo.\n--b--", "One.\nTwo."},
		{"base64 that is cut off", "Content-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5IHdhcyBsYXRlL", "The ferry was late"},
		{"base64 with dirt", "Content-Transfer-Encoding: base64\n\nVGhl!IGZl\n cnJ5IHdhcyBsYXRlLg==\nadded by a list\n", "The ferry was late."},
		{"quoted-printable with dirt", "Content-Transfer-Encoding: quoted-printable\n\n50 =% of caf=c3=A9s =\nare late=\n", "50 =% of cafés are late"},
		{"an unknown encoding", "Content-Transfer-Encoding: x-klingon\n\nThe ferry was late.\n", "The ferry was late."},
		{"an unknown charset", "Content-Type: text/plain; charset=klingon\n\nThe café was late.\n", "The café was late."},
		{"a charset of old", "Content-Type: text/plain; charset=\"windows-1251\"\n\n\xcf\xe0\xf0\xee\xec\n", "Паром"},
		{"a media type with dirt", "Content-Type: text/html; charset=utf-8; x=a b\n\n<p>Late.</p>\n", "Late."},
		{"no header but these", "\nLate.\n", "Late."},
		{"a page that says it is plain", "Content-Type: text/plain\n\n<!DOCTYPE html><html><p>Late.</p></html>", "Late."},
		{"names of files", multi("mixed", "\nLate.", "Content-Type: image/png\nContent-Disposition: attachment; filename=\"=?utf-8?B?Y2Fmw6kucG5n?=\"\n\nx",
			"Content-Type: image/png; name*=koi8-r''%CB%CF%D4.png\n\nx", "Content-Disposition: attachment; filename*0=\"a long \"; filename*1=\"name.bin\"\nContent-Type: application/octet-stream\n\nx",
			"Content-Disposition: attachment; filename=\"../../etc/\x1b[31mpasswd\"\n\nx"),
			"Late.\ncafé.png, 1 bytes [attachment]\nкот.png, 1 bytes [picture]\na long name.bin, 1 bytes [attachment]\npasswd, 1 bytes [attachment]"},
		{"encrypted in part", multi("mixed", "\nLate.", "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nx"), "Late.\nsmime.p7m, 1 bytes [encrypted part]"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, body(t, tt.letter)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestFooter(t *testing.T) {
	news := "\nThe ferry was late.\n\nNobody was surprised.\n\nIt was Monday.\n\n"
	end := "Manage your preferences: https://a.example/p\n\nThe Harbour News, 1 Quay Street\n"
	tests := []struct{ name, letter, want string }{
		{"a newsletter", "List-Unsubscribe: <https://a.example>\n" + news + end,
			"The ferry was late.\nNobody was surprised.\nIt was Monday.\nManage your preferences: https://a.example/p [footer of the newsletter] -> https://a.example/p\nThe Harbour News, 1 Quay Street [footer of the newsletter]"},
		{"a letter of a person that speaks of it", news + "I shall unsubscribe.\n\nAda\n", "The ferry was late.\nNobody was surprised.\nIt was Monday.\nI shall unsubscribe.\nAda"},
		{"far from the end", "List-Id: <a.example>\n\nHow to unsubscribe from life.\n" + news + news, "How to unsubscribe from life.\n" + strings.Repeat("The ferry was late.\nNobody was surprised.\nIt was Monday.\n", 2)},
		{"long before the end", "List-Id: <a.example>\n" + news + "Unsubscribe\n\n" + strings.Repeat("late ", 600), "The ferry was late.\nNobody was surprised.\nIt was Monday.\nUnsubscribe\n" + strings.Repeat("late ", 600)},
		{"nothing else", "List-Id: <a.example>\n\nUnsubscribe\n", "Unsubscribe"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(strings.TrimSpace(tt.want), body(t, tt.letter)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// A letter of Apple Mail ends where its first line says.
func TestCounted(t *testing.T) {
	letter := head3 + "\nLate.\n"
	got := told(t, doc.Source{Data: fmt.Appendf(nil, "%-10d\n%s<?xml?><plist>x</plist>", len(letter), letter)})
	if len(got) != 2 || got[1] != "  Late." {
		t.Errorf("%q", got)
	}
}

func TestLocked(t *testing.T) {
	const want = "! is encrypted; decrypt it in a mail program and save its text."
	for name, letter := range map[string]string{
		"S/MIME":       "Content-Type: application/x-pkcs7-mime; smime-type=enveloped-data\n\nMIIB",
		"PGP/MIME":     "Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nx\n--b--\n",
		"PGP in lines": "\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n",
	} {
		if diff := cmp.Diff([]string{want}, told(t, doc.Source{Data: []byte(head3 + letter)})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
