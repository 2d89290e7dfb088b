package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

const body = `The harbour office said on Monday that the ferry would be late again.

Nobody was surprised, least of all the wife of the captain of the ferry.

It sailed at noon with forty people and a goat on board, witnesses said.
`

func TestMetadata(t *testing.T) {
	tests := []struct {
		name, path, text string
		want             map[string]string
		inferred         string
	}{
		{"none", "a.txt", body, map[string]string{"language": "en"}, "language"},
		{"title", "a.txt", "Ferry late again\n\n" + body, map[string]string{"title": "Ferry late again", "language": "en"}, "language title"},
		{"question as title", "a.txt", "Why is the ferry late so often?\n\n" + body, map[string]string{"title": "Why is the ferry late so often?", "language": "en"}, "language title"},
		{"opening sentence is no title", "a.txt", "The ferry is late.\n\n" + body, map[string]string{"language": "en"}, "language"},
		{"title with site", "a.txt", "Ferry late again - Island Post\n\n" + body, map[string]string{"title": "Ferry late again", "source": "Island Post", "language": "en"}, "language source title"},
		{"byline and date", "a.txt", "Ferry late again\nBy JANE DOE and John Roe, Port Ellen\n3 February 2020 | World\n\n" + body,
			map[string]string{"title": "Ferry late again", "author": "Jane Doe and John Roe", "published": "2020-02-03", "language": "en"}, "language author published title"},
		{"published before updated", "a.txt", "Ferry late again\n\nUpdated: Feb. 5, 2020\n\nPublished: Feb. 3, 2020, 10:15 a.m. GMT\n\n" + body,
			map[string]string{"title": "Ferry late again", "published": "2020-02-03", "language": "en"}, "language published title"},
		{"ambiguous date is none", "a.txt", "Ferry late again\n\n03/02/2020\n\n" + body, map[string]string{"title": "Ferry late again", "language": "en"}, "language title"},
		{"date without a year is none", "a.txt", "Ferry late again\n\n3 February\n\n" + body, map[string]string{"title": "Ferry late again", "language": "en"}, "language title"},
		{"dateline", "a.txt", strings.Replace(body, "The", "PORT ELLEN, Feb 3, 2020 (Reuters) - The", 1), map[string]string{"source": "Reuters", "published": "2020-02-03", "language": "en"}, "language source published"},
		{"dateline without a date", "a.txt", strings.Replace(body, "The", "PORT ELLEN (AFP) — The", 1), map[string]string{"source": "AFP", "language": "en"}, "language source"},
		{"agency in the text is no source", "a.txt", body + "\nThe captain told Reuters that he was sorry.\n", map[string]string{"language": "en"}, "language"},
		{"credit line", "a.txt", body + "\nIsland Post and Reuters\n", map[string]string{"source": "Island Post and Reuters", "language": "en"}, "language source"},
		{"labelled source", "a.txt", body + "\nSource: Harbour Watch\n", map[string]string{"source": "Harbour Watch", "language": "en"}, "language source"},
		{"a name is no source", "a.txt", body + "\nMary Winter\n", map[string]string{"language": "en"}, "language"},
		{"address", "a.txt", body + "\nSource: https://example.org/ferry\n", map[string]string{"url": "https://example.org/ferry", "language": "en"}, "language url"},
		{"front matter", "a.txt", "---\nTitle: Late\nauthors:\n  - Jane Doe\n  - name: John Roe\ndate: 2020-02-03T10:00:00Z\nsource: Island Post\nurl: https://example.org/a\nlang: en-GB\n---\nFerry late again\n\n" + body,
			map[string]string{"title": "Late", "author": "Jane Doe, John Roe", "published": "2020-02-03", "source": "Island Post", "url": "https://example.org/a", "language": "en-GB"}, ""},
		{"front matter month", "a.md", "---\ndate: 2020-02\n---\n# Ferry late again\n\n" + body, map[string]string{"title": "Ferry late again", "published": "2020-02", "language": "en"}, "language title"},
		{"a rule is no front matter", "a.txt", "---\nnot: [yaml\n---\n" + body, map[string]string{"language": "en"}, "language"},
		{"German", "a.txt", "Der Hafenmeister teilte am Montag mit, dass die Fähre wieder zu spät kommen werde.\n\nNiemand war überrascht, am wenigsten die Frau des Kapitäns, die nicht mit an Bord war.\n",
			map[string]string{"language": "de"}, "language"},
		{"Russian", "a.txt", "Начальник порта сообщил в понедельник, что паром снова опоздает.\n\nНикто не удивился, и меньше всех жена капитана.\n", map[string]string{"language": "ru"}, "language"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := mustRead(t, tt.path, tt.text)
			got := fieldsOf(a)
			for k, v := range got {
				if v == "" {
					delete(got, k)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var inferred []string
			for _, f := range a.Inferred {
				inferred = append(inferred, string(f))
			}
			if got := strings.Join(inferred, " "); got != tt.inferred {
				t.Errorf("inferred %q, want %q", got, tt.inferred)
			}
		})
	}
}

func TestFindDay(t *testing.T) {
	tests := []struct{ in, want string }{
		{"25 March 2016", "2016-03-25"}, {"March 25, 2016", "2016-03-25"}, {"Fri Mar 25, 2016 11:45:43", "2016-03-25"}, {"25th of March 2016", "2016-03-25"},
		{"Published 2016-03-25T10:00:00Z", "2016-03-25"}, {"2016-03-25", "2016-03-25"}, {"25.03.2016", "2016-03-25"}, {"25/03/2016", "2016-03-25"},
		{"03/25/2016", "2016-03-25"}, {"03/04/2016", ""}, {"4/4/2016", "2016-04-04"}, {"25 March", ""}, {"March 2016", ""}, {"31 June 2016", ""},
		{"le 25 mars 2016", "2016-03-25"}, {"25. März 2016", "2016-03-25"}, {"25 de marzo de 2016", "2016-03-25"}, {"1er août 2016", "2016-08-01"},
		{"25 marca 2016", "2016-03-25"}, {"29 February 2015", ""}, {"Tel. 25.03.99", ""}, {"", ""}, {"March 25 1066", ""},
	}
	for _, tt := range tests {
		day, span, ok := findDay(tt.in)
		if day.String() != tt.want && ok || ok != (tt.want != "") || ok && span.Empty() {
			t.Errorf("findDay(%q) = %v, %v, want %q", tt.in, day, ok, tt.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	text := "# The *dam*\n\n![a photo](x.jpg)\n\nThe **dam** in [the valley](http://x \"t\") is `old` &amp; dry&#27;[31m. It was\nbuilt ~~then~~.\n\n> Said\n> once.\n\n## Sources\n\n- one\n- *two*\n\n3. three\n4. four\n\n| Name | Flow |\n|---|---|\n| *Alpha* [x](http://x) | - |  |\n\n<div>html</div>\n\n    code\n"
	a := mustRead(t, "a.md", text)
	names := map[model.Role]string{model.Body: "body", model.Heading: "heading", model.ListItem: "item", model.BlockQuote: "quote", model.TableRow: "row"}
	var got []string
	for _, p := range a.Paragraphs {
		got = append(got, names[p.Role]+": "+p.In(a.Text))
	}
	want := []string{"heading: The dam", "body: The dam in the valley is old & dry. It was built then.", "quote: Said once.", "heading: Sources", "item: one", "item: two",
		"item: 3. three", "item: 4. four", "row: Name · Flow", "row: Alpha x · - ·", "body: code"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(a.Removed) != 2 || a.Title != "The dam" {
		t.Errorf("title %q, removed %v", a.Title, a.Removed)
	}
}

// Links keep their place in the text, and lists and quotes their depth.
func TestMarkdownLinksAndDepth(t *testing.T) {
	text := "See [the *old* report](https://example.org/a?b=1;c) and <https://example.com>, not [this](javascript:x) or [that](/there).\n\n" +
		"1. [one](http://one.example)\n   - two\n     - three\n2. four\n\n> outer\n>\n> > inner\n"
	a := mustRead(t, "a.md", text)
	var links, levels []string
	for _, l := range a.Links {
		links = append(links, l.In(a.Text)+" -> "+l.URL)
	}
	for _, p := range a.Paragraphs {
		levels = append(levels, strings.Repeat("+", int(p.Level))+p.In(a.Text))
	}
	want := []string{"the old report -> https://example.org/a?b=1;c", "https://example.com -> https://example.com", "one -> http://one.example"}
	if diff := cmp.Diff(want, links); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want = []string{"See the old report and https://example.com, not this or that.", "1. one", "+two", "++three", "2. four", "outer", "+inner"}
	if diff := cmp.Diff(want, levels); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What is taken out of a paragraph moves the links behind it.
func TestExcise(t *testing.T) {
	link := func(start, end int) model.Link { return model.Link{Span: model.Span{Start: start, End: end}} }
	b := block{text: "Image caption: the old harbour", links: []model.Link{link(0, 5), link(6, 18), link(19, 22)}, inline: []model.Removal{{At: 22}}}
	b.excise(0, 15)
	want := block{text: "the old harbour", links: []model.Link{link(0, 3), link(4, 7)}, inline: []model.Removal{{At: 7}}}
	if diff := cmp.Diff(want, b, cmp.AllowUnexported(block{})); diff != "" {
		t.Error(diff)
	}
}
