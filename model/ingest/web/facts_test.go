package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest/doc"
)

func TestIsoDay(t *testing.T) {
	for in, want := range map[string]string{
		"2016-03-25":                      "2016-03-25",
		"2016-03-25T23:30:00+02:00":       "2016-03-25", // the local day, not that of UTC
		"2016-03-25T23:30:00Z":            "2016-03-25",
		"2016/03/25 10:00":                "2016-03-25",
		"20160325":                        "2016-03-25",
		"20160325T1000":                   "2016-03-25",
		"25.03.2016":                      "2016-03-25",
		"Fri, 25 Mar 2016 23:30:00 -0500": "2016-03-25",
		"March 25, 2016":                  "2016-03-25",
		"2016-02-30":                      "",
		"0001-01-01T00:00:00Z":            "",
		"yesterday":                       "",
		"":                                "",
	} {
		if got := isoDay(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestDayInText(t *testing.T) {
	for in, want := range map[string]string{
		"Published 25 March 2016, 11.40pm":       "2016-03-25",
		"Updated: March 25th, 2016 by Jane Doe":  "2016-03-25",
		"Stand: 25. März 2016":                   "2016-03-25",
		"am 25.03.16 um 10:00 Uhr":               "2016-03-25",
		"25 de marzo de 2016":                    "2016-03-25",
		"le 1er avril 2016, à 10h":               "",
		"vendredi 25 mars 2016":                  "2016-03-25",
		"25 марта 2016":                          "2016-03-25",
		"25/03/2016":                             "2016-03-25",
		"03/25/2016":                             "2016-03-25",
		"04/05/2016":                             "", // in May or in April
		"in March 2016 there were 25 of them":    "",
		"version 1.2.3":                          "",
		"25 March 3016":                          "",
		"The march of 30 years, from 2016 to 17": "",
	} {
		if got := dayInText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestWithoutSite(t *testing.T) {
	for _, c := range []struct{ title, site, want string }{
		{"Harbour closed - The Courier", "The Courier", "Harbour closed"},
		{"The Courier: Harbour closed", "The Courier", "Harbour closed"},
		{"Harbour closed | News | The Courier", "The Courier", "Harbour closed"},
		{"Harbour closed after the storm | Courier online", "", "Harbour closed after the storm"},
		{"Harbour closed – what now?", "The Courier", "Harbour closed – what now?"},
		{"The Courier", "The Courier", "The Courier"},
		{"", "", ""},
	} {
		if got := withoutSite(c.title, c.site); got != c.want {
			t.Errorf("%q: %q, want %q", c.title, got, c.want)
		}
	}
}

// TestFacts reads heads of pages; the facts are "field: value (origin)".
func TestFacts(t *testing.T) {
	const article = "<h1>Harbour closed</h1><p>The harbour was closed after the storm, the harbour master said on Sunday.</p>"
	for name, c := range map[string]struct{ head, want string }{
		"JSON-LD in a list, with names by id": {
			`<script type="application/ld+json">[{"@type":"Person","@id":"#a","name":"Ann Lee"},{"@type":["Article","Thing"],"headline":"Harbour closed","datePublished":"2016-03-25",
			"author":{"@id":"#a"},"publisher":{"name":"Courier"}}]</script>`,
			"title: Harbour closed (headline), source: Courier (JSON-LD), author: Ann Lee (JSON-LD), published: 2016-03-25 (JSON-LD)",
		},
		"broken JSON-LD falls back": {
			`<script type="application/ld+json">{"@type":"Article",</script><meta name="DC.creator" content="Ann Lee"><meta name="dcterms.issued" content="2016-03-25"><meta property="og:title" content="Storm: no ships at Lissau">`,
			"title: Storm: no ships at Lissau (OpenGraph), author: Ann Lee (Dublin Core), published: 2016-03-25 (Dublin Core)",
		},
		"raw line ends in JSON-LD": {
			"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour\nclosed\",\"author\":\"By Ann Lee\"};</script>",
			"title: Harbour closed (headline), author: Ann Lee (JSON-LD)",
		},
		"the article of this page, not the first": {
			`<link rel=canonical href="https://c.example/2"><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","url":"https://c.example/1","headline":"Other","author":"Bo"},{"@type":"BlogPosting","url":"http://c.example/2/","headline":"Harbour closed","author":"Ann Lee"}]}</script>`,
			"title: Harbour closed (headline), author: Ann Lee (JSON-LD), url: https://c.example/2 (canonical link)",
		},
		"authors that are none": {
			`<meta name=author content="admin"><meta property="article:author" content="https://f.example/ann"><meta property="og:site_name" content="Courier"><meta name=dc.creator content="courier">`,
			"title: Harbour closed (headline), source: Courier (OpenGraph)",
		},
		"the front page is no article's address": {
			`<link rel=canonical href="https://c.example/"><html lang="en_GB">`,
			"title: Harbour closed (headline), language: en-GB (page)",
		},
		"the day in the address": {
			`<meta property="og:url" content="https://c.example/2016/03/25/harbour">`,
			"title: Harbour closed (headline), published: 2016-03-25 (address), url: https://c.example/2016/03/25/harbour (OpenGraph)",
		},
	} {
		d, err := Read(t.Context(), doc.Source{Path: "a.html", Data: []byte(c.head + article)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range []struct {
			field model.Field
			value string
		}{
			{model.FieldTitle, d.Title}, {model.FieldSource, d.Outlet}, {model.FieldAuthor, d.Author}, {model.FieldPublished, d.Published.String()}, {model.FieldURL, d.URL}, {model.FieldLanguage, d.Language},
		} {
			if f.value != "" {
				got = append(got, fmt.Sprintf("%s: %s (%s)", f.field, f.value, d.Origins[f.field]))
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
