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
		if code, end := f.before(k, k+1, code); code != "" {
			return code, end
		}
	}
	if code := f.formerly(first, k+1); code != "" {
		return f.before(k, k+1, code)
	}
	if code := f.twoWords(first, k+1); code != "" {
		return f.before(k, k+2, code)
	}
	switch {
	case first == "new" && f.is(k+1, "shekel", "shekels"):
		return f.before(k, k+1, "ILS")
	case (first == "nuevo" || first == "nuevos") && f.is(k+1, "sol", "soles"):
		return f.before(k, k+1, "PEN")
	case first == "trinidad" && f.is(k+1, "and") && f.is(k+2, "tobago"):
		return f.before(k, k+3, "TTD")
	case first == "bosnia" && f.is(k+1, "and") && f.is(k+2, "herzegovina"):
		return f.before(k, k+3, "BAM")
	}
	return f.foreign(k)
}

// twoWords is the code of a country's name in two words, of which the second is
// token k.
func (f *finder) twoWords(first string, k int) string {
	seconds := twoWordCodes()[first]
	if seconds == nil || k >= len(f.d.Tokens) {
		return ""
	}
	var buf [16]byte
	return seconds[lower(f.d.At(k), &buf)]
}

var twoWordCodes = sync.OnceValue(func() map[string]map[string]string {
	m := map[string]map[string]string{}
	for name, code := range map[string]string{
		"united states":    "USD",
		"new taiwan":       "TWD",
		"new israeli":      "ILS",
		"israeli new":      "ILS",
		"costa rican":      "CRC",
		"north korean":     "KPW",
		"south sudanese":   "SSP",
		"west african":     "XOF",
		"east caribbean":   "XCD",
		"cayman islands":   "KYD",
		"cayman island":    "KYD",
		"solomon islands":  "SBD",
		"solomon island":   "SBD",
		"falkland islands": "FKP",
		"falkland island":  "FKP",
		"saint helena":     "SHP",
		"sierra leonean":   "SLL",
		"cape verdean":     "CVE",
		"hong kong":        "HKD",
		"new zealand":      "NZD",
		"sri lankan":       "LKR",
		"south african":    "ZAR",
		"south korean":     "KRW",
		"saudi arabian":    "SAR",
		"central african":  "XAF",
	} {
		first, second, _ := strings.Cut(name, " ")
		if m[first] == nil {
			m[first] = map[string]string{}
		}
		m[first][second] = code
	}
	return m
})

// foreign reads a name before a currency that only some country has: "Vanuatu
// vatu", "United Arab Emirates dirhams", "Mexico pesos".
func (f *finder) foreign(k int) (code string, end int) {
	end = k
	if !f.upper(k) {
		return "", k
	}
	for end < k+4 && f.joined(end) && (f.upper(end) || end > k && f.is(end, "and")) && f.role(end) != rCurrency {
		end++
	}
	if end == k || !f.joined(end) || f.role(end) != rCurrency || f.upper(end) && !f.upper(k) || f.words[end].before || f.words[end].per <= 0 {
		return "", k
	}
	if f.is(end, "won", "real", "sol", "rand", "lei", "kip", "crowns", "lev", "som", "cent", "cents", "grand", "buck", "bucks") {
		return "", k
	}
	code = f.words[end].code
	switch code {
	case "USD", "RUB", "TRY", "NLG", "": // several countries have one
		var buf [16]byte
		last := lower(f.d.At(end-1), &buf)
		if code = homes()[last]; code == "" {
			code = countryCode(last)
		}
	}
	if code == "" {
		return "", k
	}
	return code, end
}

// before checks that a currency word follows the country, past a hyphen.
func (f *finder) before(k, end int, code string) (string, int) {
	if f.hyphen(end) {
		end++
	}
	if f.is(end, "cfa") {
		end++
	}
	if f.is(end, "euro", "euros") {
		return "EUR", end
	}
	if r := f.role(end); r == rCurrency || r == rWeight || f.ambiguous(code, end) {
		return code, end
	}
	return "", k
}

// ambiguous reports whether token k names the currency by a word that means
// something else without the country before it: "Brazilian real".
func (f *finder) ambiguous(code string, k int) bool {
	switch code {
	case "AMD":
		return f.is(k, "drams")
	case "DEM", "BAM", "FIM":
		return f.is(k, "mark", "marks")
	case "BRL":
		return f.is(k, "real", "reals")
	case "KGS", "UZS":
		return f.is(k, "som", "sum", "soums", "sums")
	case "PEN":
		return f.is(k, "sol", "sols")
	case "CRC":
		return f.is(k, "colon", "colons")
	case "BGN":
		return f.is(k, "levs")
	case "THB":
		return f.is(k, "bahts")
	case "KPW", "KRW":
		return f.is(k, "wons")
	case "GEL":
		return f.is(k, "laris")
	case "PAB":
		return f.is(k, "balboa")
	}
	return false
}

// formerly is the code of a currency that the euro has replaced, by its
// country's adjective and the name at token k: "Irish pounds", "German marks".
func (f *finder) formerly(adjective string, k int) string {
	switch adjective {
	case "german", "deutsche", "west-german":
		if f.is(k, "mark", "marks", "pfennig", "pfennigs") {
			return "DEM"
		}
	case "italian":
		if f.is(k, "lira", "lire", "liras") {
			return "ITL"
		}
	case "irish":
		if f.is(k, "pound", "pounds", "pence") {
			return "IEP"
		}
	case "greek":
		if f.is(k, "drachma", "drachmas") {
			return "GRD"
		}
	case "cypriot":
		if f.is(k, "pound", "pounds") {
			return "CYP"
		}
	case "maltese":
		if f.is(k, "lira", "liri", "pounds") {
			return "MTL"
		}
	case "luxembourg":
		if f.is(k, "franc", "francs") {
			return "LUF"
		}
	case "slovak":
		if f.is(k, "koruna", "korunas", "crowns") {
			return "SKK"
		}
	case "spanish":
		if f.is(k, "peseta", "pesetas") {
			return "ESP"
		}
	case "dutch", "netherlands":
		if f.is(k, "guilder", "guilders") {
			return "NLG"
		}
	}
	return ""
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
		"BBD": "barbadian barbados",
		"BHD": "bahraini",
		"BOB": "bolivian",
		"BSD": "bahamian bahamas",
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
		"FJD": "fijian fiji",
		"GBP": "british uk",
		"GYD": "guyanese",
		"HKD": "hk h.k.",
		"IDR": "indonesian",
		"ILS": "israeli",
		"INR": "indian",
		"IQD": "iraqi",
		"IRR": "iranian",
		"ISK": "icelandic",
		"JMD": "jamaican jamaica",
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
		"RON": "romanian", "KGS": "kyrgyz kyrgyzstani", "TMT": "turkmen turkmenistan turkmenistani", "ERN": "eritrean", "DJF": "djiboutian", "GNF": "guinean", "KMF": "comorian", "SCR": "seychellois", "XPF": "cfp", "BMD": "bermudian bermuda", "WST": "samoan", "TOP": "tongan", "SRD": "surinamese", "GIP": "gibraltar", "FIM": "finnish", "ANG": "antillean", "ATS": "austrian", "EEK": "estonian", "LVL": "latvian", "LTL": "lithuanian", "SIT": "slovenian", "PTE": "portuguese", "LSL": "basotho", "SZL": "swazi", "MOP": "macanese",
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
		"BIF": "burundian", "BND": "bruneian brunei", "BRL": "brazilian", "BWP": "botswanan", "BYN": "belarusian belarussian", "BZD": "belizean", "ETB": "ethiopian", "GEL": "georgian",
		"GHS": "ghanaian", "GMD": "gambian", "GTQ": "guatemalan", "HNL": "honduran", "HRK": "croatian", "HTG": "haitian", "HUF": "hungarian", "KHR": "cambodian",
		"KZT": "kazakh kazakhstani", "LAK": "lao laotian", "LKR": "lankan", "MDL": "moldovan", "MGA": "malagasy", "MKD": "macedonian", "MMK": "burmese", "MNT": "mongolian",
		"MVR": "maldivian", "MWK": "malawian", "MZN": "mozambican", "NIO": "nicaraguan", "PAB": "panamanian", "PEN": "peruvian", "PGK": "papuan", "PLN": "polish",
		"PYG": "paraguayan", "SSP": "sudan", "TJS": "tajik tajikistani", "TTD": "trinidad trinidadian", "UAH": "ukrainian", "UZS": "uzbek uzbekistani", "VES": "venezuelan", "VND": "vietnamese",
		"XOF": "senegalese ivorian malian", "FRF": "french", "BEF": "belgian", "ZMW": "zambian", "CRC": "rican",
		"ZWL": "zimbabwean zimbabwe",
	} {
		for _, w := range strings.Fields(words) {
			m[w] = code
		}
	}
	return m
})
