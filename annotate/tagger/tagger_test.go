package tagger

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/tokens"
	"lectern/model"
)

// load is the embedded tagger.
func load(t testing.TB) *Tagger {
	t.Helper()
	tg, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return tg
}

// render shows the names in the text in brackets with their kinds.
func render(text string, anns []model.Annotation) string {
	var b strings.Builder
	at := 0
	for _, a := range anns {
		b.WriteString(text[at:a.Start])
		b.WriteString("[" + a.Kind.String() + " " + a.In(text) + "]")
		at = a.End
	}
	return b.String() + text[at:]
}

var brackets = strings.NewReplacer("[person ", "", "[organization ", "", "[place ", "", "[group ", "", "]", "")

func TestTag(t *testing.T) {
	tests := []struct{ name, want string }{
		{"titles stay outside", "President [person Emmanuel Macron] met Chancellor [person Angela Merkel] in [place Berlin] on Tuesday."},
		{"possessives stay outside", "[place Kenya]'s parliament passed the bill, and [place Nairobi]’s governor signed it."},
		{"nationalities are groups", "Two [group Nigerian] sailors and a [group Kenyan] nurse were freed in [place Somalia]."},
		{"Arabic particles", "[person Mahmoud al-Hassan] spoke to [person Abdul Aziz bin Saleh] in [place Beirut]."},
		{"organisations with of and for", "The [organization Ministry of Health] and the [organization Centers for Disease Control] warned of flu in [place Brazil]."},
		{"companies", "[organization Toyota Motor Corp.] will build a plant in [place Mexico], the company said."},
		{"countries in a list", "Talks between [place India], [place Pakistan] and [place Sri Lanka] will resume in [place Geneva]."},
		{"initials", "[person J. K. Mwangi], a lawyer in [place Mombasa], denied it."},
		{"speakers", "“We had no warning,” [person Maria Gonzalez] said at the airport in [place Lima]."},
		{"initials in parentheses", "The [organization Rural Health and Nutrition Agency] ([organization RHNA]) opened 40 clinics."},
		{"East Asian given names", "[person Park Jin-woo] and [person Lee Min-ji] spoke in [place Busan]."},
		{"money is no place", "It cost US $40 million, or 300 US dollars a head."},
		{"invisible marks at the ends", "The mayor of [place Lima]\u200e met officials from [place Peru]\u200e on Monday."},
		{"a village and how far it is", "Shells fell on the village of [place Umm Qarat] and on [place al-Basha], about 12 miles south of [place Damascus]."},
		{"near, at the beginning", "Near [place Tel Sarbat], two strikes destroyed a bridge."},
		{"a company by what is said of it", "Shares in [organization Velmora] fell. [organization Trastek], one of the largest banks in [place Peru], lost 3 percent."},
		{"a government and its country", "The [organization Government of Chile] signed the treaty with [place Peru]."},
		{"military units with ordinals", "Soldiers of the [organization 27th Armoured Brigade] left [place Kharkiv]."},
		{"before the name of a religion", "The museum shows pre-Islamic statues from [place Yemen]."},
		{"hyphens that stand apart", "The well - known and self - taught singer [person Park Jin - woo] spoke in [place Busan]."},
		{"a nickname in quotation marks", "The coach, [person Richard “Dick” Barton], said so on Monday."},
		{"a gulf and what it is of", "The tanker left the [place Gulf of Guinea] for [place Lagos]."},
		{"an air base", "Planes took off from the [place Qasr Nur] air base in [place Syria]."},
		{"the cabinet of a country", "The ministers of the [organization Cabinet] met in [place Lima]."},
		{"an embassy acts", "The [organization German Embassy] in [place Lima] closed."},
		{"no names", "The price of rice rose by 5 percent on Monday, traders said."},
	}
	tg := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := brackets.Replace(tt.want)
			if diff := cmp.Diff(tt.want, render(text, tg.Tag(tokens.Split(text, nil)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Every name lies on token boundaries, in order, says why and how sure it is.
func TestAnnotationsAreComplete(t *testing.T) {
	text := "BEIRUT (Reuters) - Rami Haddad, head of the Lebanese Red Cross, told Al Jazeera on Friday that the U.S.-led force had left Tripoli. Haddad’s team stays."
	d := tokens.Split(text, nil)
	end := 0
	for _, a := range load(t).Tag(d) {
		r := d.Within(a.Span)
		if d.Span(r) != a.Span || a.Start < end {
			t.Errorf("%q does not lie on tokens, or overlaps", a.In(text))
		}
		if a.Why == "" || a.Confidence < defaultThreshold || a.Confidence > 1 || a.By == model.OriginNone || a.Form != model.Named {
			t.Errorf("%q is incomplete: %+v", a.In(text), a)
		}
		end = a.End
	}
	if end == 0 {
		t.Error("no names")
	}
}

func TestReadRefusesOtherFiles(t *testing.T) {
	for _, file := range [][]byte{nil, []byte("LNTAG999"), modelFile[:len(modelFile)/2]} {
		if _, err := Read(file); err == nil {
			t.Errorf("a file of %d bytes was read", len(file))
		}
	}
}

// The model stays within what the program may carry: 6 MB embedded with the
// word clusters, 25 MB in memory.
func TestModelSize(t *testing.T) {
	if n := len(modelFile) + len(clusterFile); n > 6<<20 {
		t.Errorf("model and clusters take %d bytes", n)
	}
	tg := load(t)
	if n := tg.model.Bytes() + tg.clusters.Bytes(); n > 25<<20 {
		t.Errorf("model and clusters take %d bytes of memory", n)
	}
}

func TestTagFromSeveralGoroutines(t *testing.T) {
	tg := load(t)
	texts := []string{
		"Amina Yusuf of the World Bank flew to Jakarta. Yusuf was met by Indonesian officials.",
		"The Supreme Court in Ottawa heard Canadian lawyers for Shell on Monday.",
		"",
		"PARLIAMENT IN KIEV BACKS NEW BUDGET\n\nUkraine's parliament in Kiev backed the budget.",
	}
	want := make([]string, len(texts))
	for i, text := range texts {
		want[i] = render(text, tg.Tag(tokens.Split(text, nil)))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for n := range 200 {
				i := n % len(texts)
				if got := render(texts[i], tg.Tag(tokens.Split(texts[i], nil))); got != want[i] {
					t.Errorf("got %q, want %q", got, want[i])
					return
				}
			}
		})
	}
	wg.Wait()
}

// Whatever the text, names lie in it, in order.
func FuzzTag(f *testing.F) {
	f.Add("A.\u200b-B al-C’s \xff (DE) — F&G'S 4X4")
	f.Add("THE UN AND THE IMF SAY NO TO X")
	tg, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, a := range tg.Tag(tokens.Split(text, nil)) {
			if a.Start < end || a.End <= a.Start || a.End > len(text) {
				t.Fatalf("mark %v after %d in %q", a.Span, end, text)
			}
			end = a.End
		}
	})
}

const story = `NAIROBI (Reuters) - Kenya's President Uhuru Kenyatta met Ethiopian Prime Minister Hailemariam Desalegn in Addis Ababa on Friday to discuss
the drought that has left about 2.7 million people in need of food aid, the Kenya Red Cross said. The United Nations Office for the Coordination of Humanitarian
Affairs said it would send 40 trucks to Turkana county. "We cannot wait any longer," Abbas Gullet, who heads the Kenya Red Cross, told the Daily Nation.
Oil companies such as Tullow Oil plc said the rains had failed for a third time, and prices of maize rose by a fifth in a month, according to traders in Kitale. `

// Budget: 120,000 words a second on one core, tokens not counted; no garbage
// but the annotations.
func BenchmarkTag(b *testing.B) {
	tg := load(b)
	d := tokens.Split(strings.Repeat(story, 50), nil)
	words := len(strings.Fields(d.Text))
	tg.Tag(d)
	b.ReportAllocs()
	for b.Loop() {
		tg.Tag(d)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// Budget: 150 ms.
func BenchmarkRead(b *testing.B) {
	file := bytes.Clone(modelFile)
	for b.Loop() {
		if _, err := Read(file); err != nil {
			b.Fatal(err)
		}
	}
}
