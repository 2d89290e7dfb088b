package figures

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
// stands for.
func countryCode(adjective string) string {
	switch adjective {
	case "us", "u.s.", "american", "usa":
		return "USD"
	case "canadian":
		return "CAD"
	case "australian":
		return "AUD"
	case "singapore", "singaporean":
		return "SGD"
	case "taiwan", "taiwanese":
		return "TWD"
	case "hk", "h.k.":
		return "HKD"
	case "bahamian":
		return "BSD"
	case "barbadian":
		return "BBD"
	case "fijian":
		return "FJD"
	case "liberian":
		return "LRD"
	case "guyanese":
		return "GYD"
	case "aruban":
		return "AWG"
	case "jamaican":
		return "JMD"
	case "zimbabwean", "zimbabwe":
		return "ZWL"
	case "namibian":
		return "NAD"
	case "british", "uk":
		return "GBP"
	case "egyptian":
		return "EGP"
	case "lebanese":
		return "LBP"
	case "syrian":
		return "SYP"
	case "sudanese":
		return "SDG"
	case "indian":
		return "INR"
	case "pakistani", "pakistan":
		return "PKR"
	case "nepali", "nepalese":
		return "NPR"
	case "mauritian":
		return "MUR"
	case "mexican":
		return "MXN"
	case "chilean":
		return "CLP"
	case "colombian":
		return "COP"
	case "argentine", "argentinian":
		return "ARS"
	case "philippine", "filipino":
		return "PHP"
	case "cuban":
		return "CUP"
	case "uruguayan":
		return "UYU"
	case "dominican":
		return "DOP"
	case "bolivian":
		return "BOB"
	}
	return countryCodeEast(adjective)
}

// countryCodeEast continues countryCode for Europe, Africa and Asia.
func countryCodeEast(adjective string) string {
	switch adjective {
	case "swiss":
		return "CHF"
	case "swedish":
		return "SEK"
	case "norwegian":
		return "NOK"
	case "danish":
		return "DKK"
	case "icelandic":
		return "ISK"
	case "czech":
		return "CZK"
	case "romanian":
		return "RON"
	case "serbian":
		return "RSD"
	case "turkish":
		return "TRY"
	case "russian":
		return "RUB"
	case "israeli":
		return "ILS"
	case "kuwaiti":
		return "KWD"
	case "iraqi":
		return "IQD"
	case "jordanian":
		return "JOD"
	case "bahraini":
		return "BHD"
	case "tunisian":
		return "TND"
	case "algerian":
		return "DZD"
	case "libyan":
		return "LYD"
	case "moroccan":
		return "MAD"
	case "uae", "emirati":
		return "AED"
	case "saudi":
		return "SAR"
	case "qatari":
		return "QAR"
	case "omani":
		return "OMR"
	case "yemeni":
		return "YER"
	case "iranian":
		return "IRR"
	case "kenyan", "kenya":
		return "KES"
	case "tanzanian":
		return "TZS"
	case "ugandan", "uganda":
		return "UGX"
	case "somali":
		return "SOS"
	case "rwandan":
		return "RWF"
	case "congolese":
		return "CDF"
	case "nigerian":
		return "NGN"
	case "chinese":
		return "CNY"
	case "japanese":
		return "JPY"
	case "korean":
		return "KRW"
	case "thai":
		return "THB"
	case "malaysian":
		return "MYR"
	case "indonesian":
		return "IDR"
	}
	return ""
}
