package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// infer sets a field of the metadata from the running text, unless the file's
// own metadata gave it.
func (c *cleaner) infer(f model.Field, field *string, value string) {
	if *field == "" && value != "" {
		*field = value
		c.article.Inferred = append(c.article.Inferred, f)
	}
}

func (c *cleaner) inferDay(d model.Day) {
	if !c.article.Published.Known() && d.Exact() {
		c.article.Published = d
		c.article.Inferred = append(c.article.Inferred, model.FieldPublished)
	}
}

func (c *cleaner) inferLanguage() {
	if c.article.Language != "" {
		return
	}
	var sample strings.Builder
	for i := c.first; i <= c.last && sample.Len() < languageSample; i++ {
		if c.running[i] || c.count == 0 && c.open(i) {
			text := c.blocks[i].text
			n := min(len(text), languageSample)
			for n < len(text) && !utf8.RuneStart(text[n]) {
				n++
			}
			sample.WriteString(text[:n])
			sample.WriteByte(' ')
		}
	}
	c.infer(model.FieldLanguage, &c.article.Language, languageOf(sample.String()))
}

// readPublication reads the lines around the running text that say where, when
// and by whom it was published, and takes them out.
func (c *cleaner) readPublication() {
	var updated model.Day
	for i := range c.blocks {
		if !c.open(i) || !c.edge(i) || len(c.blocks[i].text) > 200 || c.blocks[i].role == model.Heading {
			continue
		}
		text := c.blocks[i].text
		if i < c.first && isSectionLine(text) {
			c.remove(i, "section line")
			continue
		}
		p := parsePublication(text, i > c.last)
		if p.reason == "" || p.reason == "source line" && !p.labelled && !c.creditPlace(i) {
			continue
		}
		c.remove(i, p.reason)
		if strings.Contains(strings.ToLower(text), "updated") && !strings.Contains(strings.ToLower(text), "publi") {
			updated = p.day
		} else {
			c.inferDay(p.day)
		}
		c.infer(model.FieldAuthor, &c.article.Author, p.author)
		c.infer(model.FieldSource, &c.article.Source, p.source)
		c.infer(model.FieldURL, &c.article.URL, p.url)
	}
	c.inferDay(updated)
	if c.count > 0 {
		c.readDateline(c.blocks[c.first].text)
	}
}

// publication is what one line says about an article's publication.
type publication struct {
	day                 model.Day
	author, source, url string
	// labelled says that the text itself calls it the source.
	labelled bool
	reason   string
}

// creditPlace reports whether block i stands where papers and agencies sign:
// right after the text, or between the headline and the text.
func (c *cleaner) creditPlace(i int) bool {
	if i > c.last {
		return i <= c.last+4
	}
	return i >= c.first-4
}

// parsePublication reads a line that holds nothing else. Its parts may be
// parted by bars, dots or dashes: "By Jane Doe | 25 March 2016 | World".
func parsePublication(text string, tail bool) publication {
	var p publication
	parts := splitParts(text)
	known := 0
	for i, part := range parts {
		switch {
		case p.readPart(part, tail):
			known++
		case i > 0 && len(parts) > 1 && isSectionName(part):
			// "25 March 2016 | World": a section beside something known.
		default:
			return publication{}
		}
	}
	if known == 0 {
		return publication{}
	}
	switch {
	case p.day.Known():
		p.reason = "publication date"
	case p.author != "":
		p.reason = "byline"
	case p.url != "":
		p.reason = "web address"
	default:
		p.reason = "source line"
	}
	return p
}

// splitParts parts a line at signs that stand between blanks.
func splitParts(text string) []string {
	for _, sep := range []string{"|", "•", "·", "/ ", " – ", " — ", " - "} {
		text = strings.ReplaceAll(text, sep, "\n")
	}
	var parts []string
	for part := range strings.Lines(text) {
		if part = strings.Trim(part, " \n"); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// readPart reads one part of a publication line.
func (p *publication) readPart(part string, tail bool) bool {
	if day, ok := dateLine(part); ok {
		if !p.day.Known() {
			p.day = day
		}
		return true
	}
	if author, day, ok := byline(part); ok {
		p.author = author
		if day.Known() {
			p.day = day
		}
		return true
	}
	if rest, ok := cutSource(part); ok {
		if url := strings.TrimSpace(rest); strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://") {
			p.url = url
			return !strings.Contains(url, " ")
		}
		if len(strings.Fields(rest)) <= 6 && !endsSentence(rest) && capitalised(rest) == 1 {
			p.source, p.labelled = rest, true
			return true
		}
	}
	if name, ok := sourceName(part); ok {
		p.source = name
		return true
	}
	l := lookAt(part)
	l.edge = true
	if judgeCount(l) != "" || lists().labels[l.phrase] == "publication label" {
		return !tail || len(l.words) > 0
	}
	return false
}

func cutSource(part string) (rest string, ok bool) {
	for _, label := range []string{"source:", "sources:", "via:", "quelle:", "source :", "fuente:", "fonte:", "źródło:", "источник:", "nguồn:"} {
		if len(part) >= len(label) && strings.EqualFold(part[:len(label)], label) {
			return strings.TrimSpace(part[len(label):]), true
		}
	}
	return "", false
}

// dateLine reads a line that holds a full date, a time, weekdays, zones and the
// words that announce them, and nothing else.
func dateLine(text string) (model.Day, bool) {
	day, at, ok := findDay(text)
	if !ok {
		return day, false
	}
	rest := text[:at.Start] + " " + text[at.End:]
	for _, f := range strings.Fields(rest) {
		w := strings.ToLower(strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if w == "" || lists().dateGlue[w] || isClock(w) {
			continue
		}
		if _, again := numericDay(w); again || monthOf(w) != 0 || ordinal(w) != 0 || digits(w) > 1900 {
			continue // "Published … Updated …" has a second date
		}
		return model.Day{}, false
	}
	return day, true
}

// isClock reports whether the word is a time of day: "11:45:43", "11.45am", "14h30".
func isClock(w string) bool {
	if w == "" || !isDigit(w[0]) {
		return false
	}
	for _, suffix := range []string{"am", "pm", "a.m", "p.m", "z", "gmt", "utc", "ist", "h", "uhr"} {
		w = strings.TrimSuffix(w, suffix)
	}
	n := strings.IndexFunc(w, func(r rune) bool { return (r < '0' || r > '9') && r != ':' && r != '.' && r != 'h' && r != '+' })
	return n < 0 && len(w) <= 12
}

// byline reads "By Jane Doe", "By Jane Doe, Cairo", "By Jane Doe and John Roe,
// March 25, 2016".
func byline(text string) (author string, day model.Day, ok bool) {
	fields := strings.Fields(text)
	if len(fields) < 3 || len(fields) > 14 || endsSentence(text) && !strings.HasSuffix(text, "Jr.") {
		return "", day, false
	}
	n := 0
	for k := 2; k >= 1; k-- {
		if lists().byline[lookAt(strings.Join(fields[:k], " ")).phrase] {
			n = k
			break
		}
	}
	if n == 0 || !startsUpper(fields[0]) {
		return "", day, false
	}
	rest := strings.Join(fields[n:], " ")
	if d, at, found := findDay(rest); found {
		day, rest = d, strings.TrimRight(rest[:at.Start], " ,-–")
	}
	name := rest
	for _, sep := range []string{" in ", " for ", " at "} {
		name, _, _ = strings.Cut(name, sep)
	}
	// The last of several names follows "and"; what comes after it, or after a
	// single name, is a place or an outlet.
	last := max(strings.LastIndex(name, " and "), strings.LastIndex(name, " & "), 0)
	if i := strings.IndexByte(name[last:], ','); i >= 0 {
		name = name[:last+i]
	}
	if name = strings.Trim(name, " ,"); !isName(name) {
		return "", day, false
	}
	return titleCase(name), day, true
}

// titleCase writes the words of a name that stand in capitals as names are
// written; initials stay.
func titleCase(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if utf8.RuneCountInString(w) < 3 || strings.ToUpper(w) != w || strings.Contains(w, ".") {
			continue
		}
		start := true
		words[i] = strings.Map(func(r rune) rune {
			out := unicode.ToLower(r)
			if start {
				out = r
			}
			start = !unicode.IsLetter(r)
			return out
		}, w)
	}
	return strings.Join(words, " ")
}

// sourceName reads a line that is the name of a newspaper, broadcaster or
// agency, or of several.
func sourceName(text string) (name string, ok bool) {
	name = strings.Trim(text, "()[]–—- ")
	if len(name) > 80 || strings.HasSuffix(name, ":") || endsSentence(name) && !strings.HasSuffix(name, ")") {
		return "", false
	}
	list := strings.NewReplacer(" and ", "/", ", ", "/", " & ", "/", " with ", "/", " und ", "/", " et ", "/", " y ", "/").Replace(name)
	for _, part := range strings.Split(list, "/") {
		part = strings.TrimSpace(part)
		words := strings.Fields(part)
		if len(words) == 0 || len(words) > 4 {
			return "", false
		}
		l := lookAt(part)
		if lists().agencies[l.phrase] || lists().agencies[strings.TrimPrefix(l.phrase, "the ")] {
			if startsUpper(part) {
				continue
			}
			return "", false
		}
		if len(words) < 2 || capitalised(part) < 1 || !startsUpper(part) {
			return "", false
		}
		press, section, sure := false, false, false
		for _, w := range l.words {
			press = press || lists().press[w]
			section = section || lists().sectionNouns[w]
			sure = sure || lists().press[w] && !lists().pressLike[w]
		}
		if !press || section && !sure {
			return "", false
		}
	}
	return name, true
}

// isSectionLine reports whether a line before the text is a path through a
// site or a row of subjects: "Home > World > Africa", "Energy – Trade – Norway".
func isSectionLine(text string) bool {
	if endsSentence(text) {
		return false
	}
	for _, sep := range []string{" > ", " › ", " » ", " / ", " | ", " – ", " - ", " — ", " · ", " • ", " → ", " \\ "} {
		parts := strings.Split(text, sep)
		if len(parts) < 3 {
			continue
		}
		for _, part := range parts {
			if words := strings.Fields(part); len(words) == 0 || len(words) > 3 || len(part) > 30 || !startsUpper(part) || strings.ContainsAny(part, ",:;\"“") {
				return false
			}
		}
		return true
	}
	return isSectionName(text)
}

// isSectionName reports whether text is the name of a newspaper's section.
func isSectionName(text string) bool {
	words := lookAt(text).words
	if len(words) == 0 || len(words) > 3 || endsSentence(text) {
		return false
	}
	for _, w := range words {
		if !sectionWords()[w] {
			return false
		}
	}
	return true
}

// readDateline reads what stands before the dash in "CAIRO, March 25, 2016
// (Reuters) - …". The text keeps it.
func (c *cleaner) readDateline(text string) {
	head := text[:min(len(text), 100)]
	end := -1
	for _, dash := range []string{" - ", " – ", " — ", "- ", "– ", "— ", ": "} {
		if i := strings.Index(head, dash); i > 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end < 0 {
		return
	}
	head = head[:end]
	first := strings.FieldsFunc(head, func(r rune) bool { return r == ' ' || r == ',' || r == '(' })
	if len(first) == 0 || strings.ToUpper(first[0]) != first[0] && !strings.HasSuffix(head, ")") {
		return
	}
	if i := strings.LastIndexByte(head, '('); i >= 0 && strings.HasSuffix(head, ")") {
		if name, ok := sourceName(head[i:]); ok {
			c.infer(model.FieldSource, &c.article.Source, name)
		}
	}
	if day, _, ok := findDay(head); ok {
		c.inferDay(day)
	}
}
