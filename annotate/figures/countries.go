package figures

import (
	"strings"
	"sync"
)

// country reads the words that say whose currency follows ("US", "Egyptian",
// "Hong Kong") from token k on. It returns the ISO 4217 code, "" where there
// are none, and the token after them.
func (f *finder) country(k int) (code string, end int) {
	if k >= len(f.d.Tokens) {
		return "", k
	}
	var buf [16]byte
	first := lower(f.d.At(k), &buf)
	if first == "u" && f.is(k+1, ".") && f.is(k+2, "s") && f.is(k+3, ".") {
		return f.before(k, k+4, "USD")
	}
	if first == "u." && f.is(k+1, "s.") {
		return f.before(k, k+2, "USD")
	}
	if code := countryCode(first); code != "" {
		return f.before(k, k+1, code)
	}
	switch {
	case first == "hong" && f.is(k+1, "kong"):
		return f.before(k, k+2, "HKD")
	case first == "new" && f.is(k+1, "zealand"):
		return f.before(k, k+2, "NZD")
	case first == "sri" && f.is(k+1, "lankan"):
		return f.before(k, k+2, "LKR")
	case first == "south" && f.is(k+1, "african"):
		return f.before(k, k+2, "ZAR")
	case first == "south" && f.is(k+1, "korean"):
		return f.before(k, k+2, "KRW")
	case first == "saudi" && f.is(k+1, "arabian"):
		return f.before(k, k+2, "SAR")
	case first == "central" && f.is(k+1, "african"):
		return f.before(k, k+2, "XAF")
	}
	return "", k
}

// before checks that a currency word follows the country, past a hyphen.
func (f *finder) before(k, end int, code string) (string, int) {
	if f.hyphen(end) {
		end++
	}
	if f.is(end, "cfa") {
		end++
	}
	if r := f.role(end); r == rCurrency || r == rWeight {
		return code, end
	}
	return "", k
}

// countryCode is the ISO 4217 code of the currency that a word of nationality
// stands for, "" where it is none.
func countryCode(adjective string) string { return countryCodes()[adjective] }

var countryCodes = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 120)
	for code, words := range map[string]string{
		"AED": "uae emirati",
		"ARS": "argentine argentinian",
		"AUD": "australian",
		"AWG": "aruban",
		"BBD": "barbadian",
		"BHD": "bahraini",
		"BOB": "bolivian",
		"BSD": "bahamian",
		"CAD": "canadian",
		"CDF": "congolese",
		"CHF": "swiss",
		"CLP": "chilean",
		"CNY": "chinese",
		"COP": "colombian",
		"CUP": "cuban",
		"CZK": "czech",
		"DKK": "danish",
		"DOP": "dominican",
		"DZD": "algerian",
		"EGP": "egyptian",
		"FJD": "fijian",
		"GBP": "british uk",
		"GYD": "guyanese",
		"HKD": "hk h.k.",
		"IDR": "indonesian",
		"ILS": "israeli",
		"INR": "indian",
		"IQD": "iraqi",
		"IRR": "iranian",
		"ISK": "icelandic",
		"JMD": "jamaican",
		"JOD": "jordanian",
		"JPY": "japanese",
		"KES": "kenyan kenya",
		"KRW": "korean",
		"KWD": "kuwaiti",
		"LBP": "lebanese",
		"LRD": "liberian",
		"LYD": "libyan",
		"MAD": "moroccan",
		"MUR": "mauritian",
		"MXN": "mexican",
		"MYR": "malaysian",
		"NAD": "namibian",
		"NGN": "nigerian",
		"NOK": "norwegian",
		"NPR": "nepali nepalese",
		"OMR": "omani",
		"PHP": "philippine filipino",
		"PKR": "pakistani pakistan",
		"QAR": "qatari",
		"RON": "romanian",
		"RSD": "serbian",
		"RUB": "russian",
		"RWF": "rwandan",
		"SAR": "saudi",
		"SDG": "sudanese",
		"SEK": "swedish",
		"SGD": "singapore singaporean",
		"SOS": "somali",
		"SYP": "syrian",
		"THB": "thai",
		"TND": "tunisian",
		"TRY": "turkish",
		"TWD": "taiwan taiwanese",
		"TZS": "tanzanian",
		"UGX": "ugandan uganda",
		"USD": "us u.s. american usa",
		"UYU": "uruguayan",
		"YER": "yemeni",
		"AFN": "afghan", "ALL": "albanian", "AMD": "armenian", "AOA": "angolan", "AZN": "azerbaijani", "BAM": "bosnian", "BDT": "bangladeshi", "BGN": "bulgarian",
		"BIF": "burundian", "BND": "bruneian", "BRL": "brazilian", "BWP": "botswanan", "BYN": "belarusian", "BZD": "belizean", "ETB": "ethiopian", "GEL": "georgian",
		"GHS": "ghanaian", "GMD": "gambian", "GTQ": "guatemalan", "HNL": "honduran", "HRK": "croatian", "HTG": "haitian", "HUF": "hungarian", "KHR": "cambodian",
		"KZT": "kazakh kazakhstani", "LAK": "lao laotian", "LKR": "lankan", "MDL": "moldovan", "MGA": "malagasy", "MKD": "macedonian", "MMK": "burmese", "MNT": "mongolian",
		"MVR": "maldivian", "MWK": "malawian", "MZN": "mozambican", "NIO": "nicaraguan", "PAB": "panamanian", "PEN": "peruvian", "PGK": "papuan", "PLN": "polish",
		"PYG": "paraguayan", "SSP": "sudan", "TJS": "tajik", "TTD": "trinidad trinidadian", "UAH": "ukrainian", "UZS": "uzbek", "VES": "venezuelan", "VND": "vietnamese",
		"XOF": "senegalese ivorian malian", "FRF": "french", "BEF": "belgian", "ZMW": "zambian", "CRC": "rican",
		"ZWL": "zimbabwean zimbabwe",
	} {
		for _, w := range strings.Fields(words) {
			m[w] = code
		}
	}
	return m
})
