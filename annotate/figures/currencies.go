package figures

import "strings"

// sign is the ISO 4217 code of a currency sign. "$" is the US dollar unless letters
// before it say otherwise, "¥" is taken for the yen.
func sign(s string) (code string, ok bool) {
	switch s {
	case "$", "＄":
		return "USD", true
	case "£", "￡":
		return "GBP", true
	case "€":
		return "EUR", true
	case "¥", "￥":
		return "JPY", true
	case "₹", "₨":
		return "INR", true
	case "₽":
		return "RUB", true
	case "₩":
		return "KRW", true
	case "₦":
		return "NGN", true
	case "₱":
		return "PHP", true
	case "₪":
		return "ILS", true
	case "₫":
		return "VND", true
	case "฿":
		return "THB", true
	case "₺":
		return "TRY", true
	case "₴":
		return "UAH", true
	case "₡":
		return "CRC", true
	case "₭":
		return "LAK", true
	case "₸":
		return "KZT", true
	case "₵":
		return "GHS", true
	case "৳":
		return "BDT", true
	case "₲":
		return "PYG", true
	case "₼":
		return "AZN", true
	case "₾":
		return "GEL", true
	case "֏":
		return "AMD", true
	case "៛":
		return "KHR", true
	case "₮":
		return "MNT", true
	case "؋":
		return "AFN", true
	case "﷼":
		return "IRR", true
	case "₿":
		return "BTC", true
	}
	return "", false
}

// dollarOf is the currency that letters before a dollar sign name.
func dollarOf(prefix string) (code string, ok bool) {
	if len(prefix) > 1 {
		prefix = strings.ToUpper(prefix)
	}
	switch prefix {
	case "US", "U.S.", "USD":
		return "USD", true
	case "C", "CA", "CAD", "CAN", "CDN", "c":
		return "CAD", true
	case "A", "AU", "AUD":
		return "AUD", true
	case "NZ", "NZD":
		return "NZD", true
	case "HK", "HKD":
		return "HKD", true
	case "S", "SG", "SGD":
		return "SGD", true
	case "NT", "TWD":
		return "TWD", true
	case "N", "NAD":
		return "NAD", true
	case "R", "BRL":
		return "BRL", true
	case "MX", "MEX", "MXN":
		return "MXN", true
	case "J", "JA":
		return "JMD", true
	case "TT":
		return "TTD", true
	case "FJ":
		return "FJD", true
	case "Z", "ZW":
		return "ZWL", true
	case "AR", "ARS":
		return "ARS", true
	case "COP":
		return "COP", true
	case "CLP":
		return "CLP", true
	case "BZ":
		return "BZD", true
	case "BS":
		return "BSD", true
	case "BD", "BM":
		return "BMD", true
	case "BDS":
		return "BBD", true
	case "EC":
		return "XCD", true
	case "G", "GY":
		return "GYD", true
	case "L", "LD":
		return "LRD", true
	case "SI":
		return "SBD", true
	case "RD":
		return "DOP", true
	case "CUC":
		return "CUP", true
	}
	return "", false
}
