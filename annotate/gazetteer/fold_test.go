package gazetteer

import (
	"testing"

	"lectern/annotate/tokens"
)

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"Deir ez-Zor": "deir ez zor", "Sana'a": "sanaa", "São Tomé": "sao tome", "Ḩamāh": "hamah", "Martha's Vineyard": "martha s vineyard",
		"U.S.": "us", "St. Petersburg": "st petersburg", "Łódź": "lodz", "Straße": "strasse", "AT&T": "at & t", "  A  b ": "a b", "—": "", "": "",
		"Kobanî": "kobani", "Hawai‘i": "hawaii", "ʻuiha": "uiha",
	} {
		if got := Fold(name); got != want {
			t.Errorf("Fold(%q) = %q, want %q", name, got, want)
		}
	}
}

// The fast way and the general way to index a name agree.
func TestPlainNames(t *testing.T) {
	for _, name := range []string{"Deir ez-Zor", "St. Petersburg", "Rio de Janeiro", "Washington D.C.", "U.S. Army", "Al-Bab", "7th Fleet", "A - B", "."} {
		g := &Gazetteer{formTable: newTable(20)}
		if !isPlain([]byte(name)) {
			t.Errorf("%q is not plain", name)
		}
		h, mask := g.addPlain([]byte(name))
		if key := appendKey(nil, []byte(name)); h != hashKey(hashSeed, key) {
			t.Errorf("%q does not hash as %q", name, key)
		}
		if want := capitals([]byte(name)); mask != want {
			t.Errorf("%q has capitals %b, want %b", name, mask, want)
		}
	}
}

// The hash of a word is that of its folded form, so that lookups find what the
// lists were compiled with.
func FuzzHash(f *testing.F) {
	f.Add("Sana'a")
	f.Add("Ḩamāh\xff")
	f.Fuzz(func(t *testing.T, s string) {
		if hashWord(hashSeed, s) != hashKey(hashSeed, appendFolded(nil, s)) {
			t.Errorf("%q", s)
		}
		d := tokens.Split(s, nil)
		for i := range d.Tokens {
			if n, e := Default().Longest(d, i); n < 0 || i+n > len(d.Tokens) || (n == 0) != e.IsZero() {
				t.Errorf("%q at %d: %d %+v", s, i, n, e)
			}
		}
		Default().Word(s)
		Default().Places(s)
	})
}
