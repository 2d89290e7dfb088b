package figures

import (
	"strings"
	"sync"

	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
)

// families are the names that several currencies share, by the words and signs
// that stand for them in an amount.
var families = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for words, codes := range map[string]string{
		"peso pesos": "ARS CLP COP CUP DOP MXN PHP UYU", "rupee rupees rs rs.": "INR PKR LKR NPR MUR SCR",
		"dinar dinars": "IQD JOD KWD BHD DZD TND LYD RSD", "dirham dirhams dh dhs": "AED MAD",
		"franc francs": "CHF XAF XOF RWF BIF CDF GNF DJF", "cfa": "XAF XOF",
		"krona kronor krónur": "SEK ISK", "krone kroner": "NOK DKK", "kr": "SEK ISK NOK DKK",
		"riyal riyals rial rials": "SAR QAR YER OMR IRR", "shilling shillings sh sh. shs": "KES UGX TZS SOS",
		"leu lei": "RON MDL", "crowns koruna": "CZK",
	} {
		for _, w := range strings.Fields(words) {
			m[w] = strings.Fields(codes)
		}
	}
	return m
})

// homes are the names of countries and their great cities, by the code of
// their currency; adjectives are in countryCodes.
var homes = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for code, names := range map[string]string{
		"ARS": "argentina", "CLP": "chile santiago", "COP": "colombia bogota bogotá", "CUP": "cuba havana", "DOP": "dominican", "MXN": "mexico", "PHP": "philippines manila",
		"UYU": "uruguay montevideo", "INR": "india delhi mumbai kolkata chennai bengaluru hyderabad ahmedabad pune jaipur lucknow gujarat maharashtra kerala karnataka rajasthan bihar odisha assam telangana haryana goa jharkhand chhattisgarh uttarakhand manipur mizoram nagaland tripura sikkim meghalaya", "PKR": "pakistan karachi lahore islamabad peshawar rawalpindi quetta sindh balochistan", "LKR": "lanka colombo",
		"NPR": "nepal kathmandu", "MUR": "mauritius", "SCR": "seychelles", "IQD": "iraq baghdad", "JOD": "jordan amman", "KWD": "kuwait", "BHD": "bahrain manama",
		"DZD": "algeria algiers", "TND": "tunisia tunis", "LYD": "libya tripoli", "RSD": "serbia belgrade", "AED": "uae emirates dubai", "MAD": "morocco rabat casablanca",
		"CHF": "switzerland zurich zürich geneva bern berne basel lausanne lugano lucerne ticino vaud valais", "XAF": "cameroon gabon chad yaounde", "XOF": "senegal dakar mali niger burkina benin togo ivoire abidjan", "RWF": "rwanda kigali",
		"BIF": "burundi", "CDF": "congo kinshasa", "GNF": "guinea conakry", "DJF": "djibouti", "SEK": "sweden stockholm", "ISK": "iceland reykjavik reykjavík", "NOK": "norway oslo", "DKK": "denmark copenhagen",
		"SAR": "saudi riyadh jeddah", "QAR": "qatar doha", "YER": "yemen sanaa aden", "OMR": "oman muscat", "IRR": "iran tehran", "KES": "kenya nairobi mombasa",
		"UGX": "uganda kampala", "TZS": "tanzania dodoma", "SOS": "somalia mogadishu", "RON": "romania bucharest", "MDL": "moldova", "CZK": "czech prague",
	} {
		for _, n := range strings.Fields(names) {
			m[n] = code
		}
	}
	return m
})

// homeOf is the currency that the shared name at token k stands for in this
// article: that of the country among the name's which the article names most.
// It is "" where none is named, or two equally often.
func (f *finder) homeOf(k int) string {
	var buf [16]byte
	return f.homeOfWord(lower(f.d.At(k), &buf))
}

func (f *finder) homeOfWord(word string) string {
	codes := families()[word]
	if codes == nil {
		return ""
	}
	if f.named == nil {
		f.countNamed()
	}
	best, most, tie := "", 0, false
	for _, c := range codes {
		switch n := f.named[c]; {
		case n > most:
			best, most, tie = c, n, false
		case n == most && n > 0:
			tie = true
		}
	}
	if tie {
		return ""
	}
	return best
}

// countNamed counts how often the article names each country, by currency.
func (f *finder) countNamed() {
	f.named = map[string]int{}
	names, adjectives := homes(), countryCodes()
	var buf [16]byte
	for i := range f.d.Tokens {
		if !f.d.Tokens[i].Upper || f.d.Tokens[i].Len() > 15 || f.role(i+1) == rCurrency {
			continue
		}
		w := numbers.Lower(f.d.At(i), &buf)
		if c := names[string(w)]; c != "" {
			f.named[c]++
		} else if c := adjectives[string(w)]; c != "" {
			f.named[c]++
		}
	}
}

// thousands is the currency of "five grand": pounds where the article has
// them, else dollars.
func (f *finder) thousands() string {
	for i := range f.d.Tokens {
		if f.d.At(i) == "£" {
			return "GBP"
		}
	}
	return "USD"
}

// cents reads the rest of "thirteen dollars and forty-five cents".
func (f *finder) cents(m *mark) {
	k := m.end
	if f.is(k, "and") {
		k++
	}
	if !f.joined(k) || m.min != m.max || m.min != float64(int(m.min)) {
		return
	}
	if !f.num.Starts(k) {
		f.smallChange(m)
		return
	}
	n, ok := f.num.At(k)
	if ok && !n.Digits && (k == m.end || n.Min >= 10 && f.is(m.end, "and")) && n.Min >= 1 && n.Min < 100 && !n.Scaled && !n.Vague && !n.Fraction && (!f.joined(n.End) || f.is(n.End, ".", ",")) {
		m.min += n.Min / 100 // "thirteen dollars forty five"
		m.max, m.end = m.min, n.End
		return
	}
	if ok && n.Digits && k == m.end && n.Min >= 10 && n.Min < 100 && n.Rest == "" && n.End == k+1 && (!f.joined(n.End+1) && (!f.joined(n.End) || f.is(n.End, ".")) || f.is(n.End, "more") && f.is(n.End+1, ",", ".")) {
		m.min += n.Min / 100 // "15 dollars 50."
		m.max, m.end = m.min, n.End
		return
	}
	f.smallChange(m)
}

// smallChange reads the smaller coin after an amount: "and 30 cents", ", 50
// paise", "and 20p".
func (f *finder) smallChange(m *mark) {
	k := m.end
	if f.is(k, "and", ",") {
		k++
	}
	if !f.joined(k) || !f.num.Starts(k) || m.min != m.max || m.min != float64(int(m.min)) {
		return
	}
	n, ok := f.num.At(k)
	if !ok || n.Min != n.Max {
		return
	}
	if n.Rest == "p" && m.currency == "GBP" && n.Min < 100 {
		m.min += n.Min / 100
		m.max, m.end = m.min, n.End
		return
	}
	if f.role(n.End) != rCurrency || !f.joined(n.End) || n.Rest != "" {
		return
	}
	e := f.words[n.End]
	if e.per <= 0 || e.per >= 1 || n.Min*e.per >= 1 || e.code != "" && m.currency != "" && e.code != m.currency {
		return
	}
	if m.currency == "" {
		m.currency = e.code // "5 rupees and 50 paise"
	}
	m.min += n.Min * e.per
	m.max, m.end = m.min, n.End+1
	if e.per == 0.1 && f.joined(m.end) && f.num.Starts(m.end) { // "five mao five"
		if last, ok := f.num.At(m.end); ok && !last.Digits && last.Min >= 1 && last.Min < 10 && (!f.joined(last.End) || f.class(last.End) == tokens.Punct) {
			m.min += last.Min / 100
			m.max, m.end = m.min, last.End
		}
	}
}
