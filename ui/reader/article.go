package reader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/model"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// articleCard tells where the article comes from and who and what is in it.
func (m *Model) articleCard(p *page) {
	a := m.shown
	p.head("article", m.ctx.View.Name(m.article), style.Text)
	p.gap()
	day := a.Published.String()
	if day == "" {
		day = "undated"
	}
	m.metadata(p, "date", day, model.FieldPublished)
	m.metadata(p, "source", a.Source, model.FieldSource)
	m.metadata(p, "author", a.Author, model.FieldAuthor)
	m.variantRows(p)
	if host := model.Host(a.URL); host != "" {
		p.add(p.line().Fit("address", labelCells, style.Dim).AddLink(host, a.URL))
	}
	p.field("format", a.Format, 1)
	m.originRows(p)
	words := len(strings.Fields(a.Text[:min(len(a.Text), 1<<20)]))
	if len(a.Text) > 1<<20 {
		words = int(float64(words) * float64(len(a.Text)) / (1 << 20))
	}
	p.field("length", fmt.Sprintf("%s words", number(float64(words))), 1)
	if n := len(a.Removed); n > 0 {
		p.field("removed", screen.Plural(n, "piece", "pieces")+`, shown by \`, 1)
	}
	p.gap()
	if m.found == nil {
		p.text("Marks are being looked for…", style.Dim)
		return
	}
	if len(m.found.Annotations) == 0 && a.Language != "" && !strings.HasPrefix(a.Language, "en") {
		p.text("Lectern marks English alone; this is “"+a.Language+"”.", style.Dim)
		return
	}
	m.castRows(p)
}

// variantRows name the other articles that tell the story in the same words.
func (m *Model) variantRows(p *page) {
	s := m.ctx.View.StoryOf(m.article)
	if s.Count() == 1 {
		return
	}
	p.field("story", fmt.Sprintf("1 source in %d articles: ]v", s.Count()), 1)
	others := slices.DeleteFunc(slices.Clone(s.Articles), func(i int) bool { return i == m.article })
	p.field("also in", m.ctx.View.Labels(others), 4)
}

// metadata adds a field, marked where it was inferred.
func (m *Model) metadata(p *page, label, value string, f model.Field) {
	if value != "" && m.shown.IsInferred(f) {
		value = "~ " + value
	}
	p.field(label, value, 3)
}

// originNames are the fields of an article as its card calls them, in its order.
var originNames = []struct {
	field model.Field
	name  string
}{
	{model.FieldTitle, "title"}, {model.FieldPublished, "date"}, {model.FieldSource, "source"}, {model.FieldAuthor, "author"},
	{model.FieldURL, "address"}, {model.FieldLanguage, "language"},
}

// originRows tell where the fields came from: in a line from where any did, and
// after g? field by field.
func (m *Model) originRows(p *page) {
	a := m.shown
	var order []string
	fields := make(map[string][]string)
	for _, f := range originNames {
		origin := a.Origin(f.field)
		if origin == "" || fields[origin] == nil && f.field == model.FieldLanguage && !m.why {
			continue
		}
		if fields[origin] == nil {
			order = append(order, origin)
		}
		fields[origin] = append(fields[origin], f.name)
	}
	if m.why {
		p.gap()
		p.add(p.line().Add("WHERE THIS COMES FROM", style.PanelHeading))
		if len(order) == 0 {
			p.text("Neither the file nor its text says.", style.Dim)
		}
		for _, origin := range order {
			for _, name := range fields[origin] {
				p.field(name, originText(origin), 2)
			}
		}
		p.gap()
		return
	}
	inferred := slices.Contains(order, "text")
	if order = slices.DeleteFunc(order, func(o string) bool { return o == "text" }); len(order) > 0 {
		p.quiet("from " + strings.Join(order, ", ") + " (g?)")
	}
	if inferred {
		p.quiet(originText("text"))
	}
}

// quiet adds dim text beside the labels.
func (p *page) quiet(text string) {
	for _, row := range screen.Wrap(text, p.width-labelCells) {
		p.add(p.line().To(labelCells).Add(row, style.Dim))
	}
}

// originText says of an origin what it is, as the end of a sentence.
func originText(origin string) string {
	if origin == "text" {
		return "~ read out of the text"
	}
	return "from " + origin
}

// castRows list the entities that the article names most, by kind.
func (m *Model) castRows(p *page) {
	for _, kind := range []model.Kind{model.Person, model.Organization, model.Place, model.Group} {
		names := m.cast(kind)
		if len(names) == 0 {
			continue
		}
		label := map[model.Kind]string{model.Person: "People", model.Organization: "Organizations", model.Place: "Places", model.Group: "Groups"}[kind]
		p.add(p.line().Add(label, style.Of(kind), style.PanelHeading))
		for i, n := range names {
			if i == 5 {
				p.add(p.line().Add(fmt.Sprintf("  and %d more", len(names)-5), style.Dim))
				break
			}
			p.add(p.line().Add("  ").Fit(n.name, p.width-8).FitRight(number(float64(n.count)), 6, style.Dim))
		}
		p.gap()
	}
	var figures, times, quotes int
	for _, a := range m.found.Annotations {
		switch {
		case a.Kind.IsFigure():
			figures++
		case a.Kind.IsTime():
			times++
		case a.Quote != nil:
			quotes++
		}
	}
	p.text(fmt.Sprintf("%s · %s · %s", screen.Plural(figures, "figure", "figures"), screen.Plural(times, "date", "dates"),
		screen.Plural(quotes, "quote", "quotes")), style.Dim)
}

type member struct {
	name  string
	count int
}

// cast are the entities of the kind that the article names, the most frequent
// first.
func (m *Model) cast(kind model.Kind) []member {
	at := make(map[model.EntityID]int)
	var all []member
	for _, a := range m.found.Annotations {
		if a.Kind != kind || a.Entity == 0 || a.Form != model.Named && a.Form != model.Short {
			continue
		}
		i, ok := at[a.Entity]
		if !ok {
			i = len(all)
			at[a.Entity] = i
			all = append(all, member{name: m.localName(a.Entity)})
		}
		all[i].count++
	}
	slices.SortStableFunc(all, func(a, b member) int { return cmp.Compare(b.count, a.count) })
	return all
}
