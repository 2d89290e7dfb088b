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
	switch {
	case first == "united" && f.is(k+1, "states"):
		return f.before(k, k+2, "USD")
	case first == "new" && f.is(k+1, "taiwan"):
		return f.before(k, k+2, "TWD")
	case first == "new" && f.is(k+1, "shekel", "shekels"):
		return f.before(k, k+1, "ILS")
	case first == "new" && f.is(k+1, "israeli"):
		return f.before(k, k+2, "ILS")
	case first == "israeli" && f.is(k+1, "new"):
		return f.before(k, k+2, "ILS")
	case (first == "nuevo" || first == "nuevos") && f.is(k+1, "sol", "soles"):
		return f.before(k, k+1, "PEN")
	case first == "costa" && f.is(k+1, "rican"):
		return f.before(k, k+2, "CRC")
	case first == "north" && f.is(k+1, "korean"):
		return f.before(k, k+2, "KPW")
	case first == "south" && f.is(k+1, "sudanese"):
		return f.before(k, k+2, "SSP")
	case first == "west" && f.is(k+1, "african"):
		return f.before(k, k+2, "XOF")
	case first == "east" && f.is(k+1, "caribbean"):
		return f.before(k, k+2, "XCD")
	case first == "cayman" && f.is(k+1, "islands", "island"):
		return f.before(k, k+2, "KYD")
	case first == "solomon" && f.is(k+1, "islands", "island"):
		return f.before(k, k+2, "SBD")
	case first == "falkland" && f.is(k+1, "islands", "island"):
		return f.before(k, k+2, "FKP")
	case first == "saint" && f.is(k+1, "helena"):
		return f.before(k, k+2, "SHP")
	case first == "sierra" && f.is(k+1, "leonean"):
		return f.before(k, k+2, "SLL")
	case first == "cape" && f.is(k+1, "verdean"):
		return f.before(k, k+2, "CVE")
	case first == "trinidad" && f.is(k+1, "and") && f.is(k+2, "tobago"):
		return f.before(k, k+3, "TTD")
	case first == "bosnia" && f.is(k+1, "and") && f.is(k+2, "herzegovina"):
		return f.before(k, k+3, "BAM")
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
	return f.foreign(k)
}

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
