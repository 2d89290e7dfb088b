package ingest

import (
	"fmt"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"lectern/model"
)

// maxFrontMatter is the size in bytes above which a block between dashes is
// not taken for metadata.
const maxFrontMatter = 16 << 10

// frontMatter reads the YAML block that text may start with, between two lines
// of three dashes, and returns the text after it. What is no YAML mapping is
// text like any other.
func frontMatter(text string) (document, string) {
	var doc document
	rest, ok := strings.CutPrefix(strings.TrimLeft(text, "\n"), "---\n")
	if !ok {
		return doc, text
	}
	head := rest[:min(len(rest), maxFrontMatter)]
	end := strings.Index("\n"+head, "\n---\n")
	if end < 0 {
		if end = strings.Index("\n"+head, "\n...\n"); end < 0 {
			return doc, text
		}
	}
	after := end + len("---\n")
	fields := map[string]any{}
	if err := yaml.Unmarshal([]byte(rest[:end]), &fields); err != nil || len(fields) == 0 {
		return doc, text
	}
	lower(fields)
	doc = described(fields)
	doc.given("front matter")
	return doc, rest[after:]
}

// described is what fields, whose names are in lower case, say of an article.
func described(fields map[string]any) document {
	var doc document
	get := func(names ...string) string {
		for _, name := range names {
			if s := yamlString(fields[name]); s != "" {
				return s
			}
		}
		return ""
	}
	doc.title = get("title", "headline")
	doc.outlet = get("source", "publisher", "publication", "site", "sitename", "site_name", "container-title")
	doc.author = get("author", "authors", "byline")
	doc.url = get("url", "link", "canonical", "canonical_url", "original", "permalink")
	doc.language = get("language", "lang", "locale")
	if len(doc.language) > 35 || strings.ContainsAny(doc.language, " ,") {
		doc.language = ""
	}
	doc.published = yamlDay(get("published", "date", "pubdate", "date_published", "datepublished", "issued"))
	return doc
}

// given says where the fields that are known came from.
func (d *document) given(origin string) {
	d.origins = make(map[model.Field]string)
	for f, known := range map[model.Field]bool{
		model.FieldTitle: d.title != "", model.FieldSource: d.outlet != "", model.FieldAuthor: d.author != "",
		model.FieldURL: d.url != "", model.FieldLanguage: d.language != "", model.FieldPublished: d.published.Known(),
	} {
		if known {
			d.origins[f] = origin
		}
	}
}

func lower(fields map[string]any) {
	for k, v := range fields {
		if l := strings.ToLower(k); l != k {
			if _, taken := fields[l]; !taken {
				fields[l] = v
			}
		}
	}
}

// yamlString is a value as one line: a list's items joined with commas, a
// mapping's "name".
func yamlString(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(v)
	case time.Time:
		return model.DayOf(v).String()
	case []any:
		var items []string
		for _, item := range v {
			if s := yamlString(item); s != "" {
				items = append(items, s)
			}
		}
		return strings.Join(items, ", ")
	case map[string]any:
		return yamlString(v["name"])
	}
	return fmt.Sprint(v)
}

// yamlDay reads a date as front matter gives it: ISO 8601, with a time or
// without, or written out.
func yamlDay(s string) model.Day {
	if len(s) > 10 && s[4] == '-' && (s[10] == 'T' || s[10] == ' ') {
		s = s[:10]
	}
	if d, err := model.ParseDay(s); err == nil {
		return d
	}
	d, _, _ := findDay(s)
	return d
}
