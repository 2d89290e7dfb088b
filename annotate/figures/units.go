package figures

import (
	"strings"

	"lectern/annotate/tokens"
	"lectern/model"
)

// unitAt reads a unit of measure at token k, with "square", "cubic", "per hour".
func (f *finder) unitAt(k int, hyphen bool) (unit string, end int, ok bool) {
	if f.is(k, "square", "sq", "cubic", "cu") {
		return f.powerUnit(k)
	}
	if unit, end, ok := f.twoWordUnit(k); ok {
		return unit, end, true
	}
	if k >= len(f.d.Tokens) {
		return "", 0, false
	}
	s := f.d.At(k)
	if s == "°" {
		if f.is(k+1, "c", "f") {
			return map[bool]string{true: "Cel", false: "[degF]"}[f.is(k+1, "c")], k + 2, true
		}
		return "deg", k + 1, true
	}
	if (s == "\"" || s == "″") && !f.d.Tokens[k].Space && f.class(k-1) == tokens.Number && f.is(k-2, "a", "an") && f.joined(k+1) && f.d.Tokens[k+1].Space {
		return "in", k + 1, true // "a 50" screen"
	}
	if (s == "\"" || s == "″") && f.d.Tokens[k].Space && f.is(k+1, "long", "wide", "thick", "tall") {
		return "in", k + 1, true
	}
	e := f.words[k]
	switch {
	case e.role == rWeight:
		if f.is(k+1, "per") && f.is(k+2, "square") && f.is(k+3, "inch") {
			return "psi", k + 4, true
		}
		return "lb", k + 1, true
	case f.is(k, "drachma", "drachmas"):
		return "dr", k + 1, true
	case e.role != rUnit:
		return f.shortUnit(k, s)
	case f.is(k, "stone", "knot", "turn") && !hyphen && !f.stones(k):
		return "", 0, false
	}
	end = k + 1
	if f.is(k, "degree", "degrees") {
		switch {
		case f.is(end, "celsius", "c", "centigrade"):
			return "Cel", end + 1, true
		case f.is(end, "fahrenheit", "f"):
			return "[degF]", end + 1, true
		}
	}
	return f.raised(e.code, end)
}

// stones reports whether "stone" at token k weighs: no noun follows that is
// made of it.
func (f *finder) stones(k int) bool {
	return f.is(k, "stone") && (!f.joined(k+1) || f.class(k+1) != tokens.Word || f.role(k+1) == rStop || f.num.Starts(k+1))
}

// raised extends the symbol of a length by the power after it: "m²", "km^2".
func (f *finder) raised(code string, end int) (string, int, bool) {
	k := end
	if f.is(k, "^") {
		k++
	}
	if k < len(f.d.Tokens) && !f.d.Tokens[end].Space && !f.d.Tokens[k].Space {
		switch f.d.At(k) {
		case "²", "2":
			return f.perTime(code+"2", k+1)
		case "³", "3":
			return f.perTime(code+"3", k+1)
		}
	}
	return f.perTime(code, end)
}

// powerUnit reads "square miles", "sq. m", "cubic feet" from token k on.
func (f *finder) powerUnit(k int) (unit string, end int, ok bool) {
	power := "2"
	if f.is(k, "cubic", "cu") {
		power = "3"
	}
	if k++; f.is(k, ".") {
		k++
	}
	switch {
	case f.role(k) == rUnit:
		return f.perTime(f.words[k].code+power, k+1)
	case f.is(k, "m"):
		return "m" + power, k + 1, true
	}
	return "", 0, false
}

// perTime extends a unit of length or volume by the time it is counted by:
// "km per hour", "feet a second", "m/s".
func (f *finder) perTime(code string, end int) (string, int, bool) {
	switch code {
	case "km", "m", "mi", "ft", "cm", "in", "mm", "yd", "l", "gal", "m3", "ft3", "g", "kg", "mg", "t", "bbl", "bit", "kbit", "Mbit", "Gbit", "Tbit", "B", "kB", "MB", "GB":
	default:
		return code, end, true
	}
	if f.hyphen(end) && f.is(end+1, "per", "an", "a") && f.hyphen(end+2) { // "30-mile-per-hour"
		switch {
		case f.is(end+3, "hour") && code == "mi":
			return "mph", end + 4, true
		case f.is(end+3, "hour"):
			return code + "/h", end + 4, true
		case f.is(end+3, "second"):
			return code + "/s", end + 4, true
		}
	}
	if !f.is(end, "per", "/", "an", "a") || f.is(end, "/") && f.d.Tokens[end].Space {
		return code, end, true
	}
	switch {
	case f.is(end, "/") && (code == "g" || code == "kg" || code == "mg") && f.is(end+1, "m3", "l", "ml", "dl", "cm3", "m2", "ha", "kg"):
		return code + "/" + f.d.At(end+1), end + 2, true
	case code == "bbl" && f.is(end+1, "day", "d") && !f.taken[end+1]:
		return code + "/d", end + 2, true
	case f.taken[min(end+1, len(f.d.Tokens))]:
		return code, end, true
	case f.is(end+1, "hour", "h", "hr"):
		if code == "mi" {
			return "mph", end + 2, true
		}
		return code + "/h", end + 2, true
	case f.is(end+1, "second", "s", "sec"):
		return code + "/s", end + 2, true
	case f.is(end+1, "millisecond", "ms"):
		return code + "/ms", end + 2, true
	case f.is(end+1, "minute", "min"):
		return code + "/min", end + 2, true
	}
	return code, end, true
}

// shortUnit reads symbols that are words or letters elsewhere and so only hold
// directly after a number: "m", "g", "l".
func (f *finder) shortUnit(k int, s string) (string, int, bool) {
	if f.joined(k+1) && (f.is(k+1, "'") || f.is(k+1, ".") && f.upper(k+2)) && s != "m" {
		return "", 0, false
	}
	switch s {
	case "m":
		return f.raised(s, k+1)
	case "g", "l", "t":
		return f.perTime(s, k+1)
	case "W", "V":
		if f.class(k-1) == tokens.Number && !f.upper(k+1) && !f.label(k-2) {
			return s, k + 1, true
		}
	case "in":
		if f.class(k-1) == tokens.Number && f.is(k+1, ".") && f.joined(k+2) && !f.upper(k+2) {
			return s, k + 2, true // "5 in. of rain"
		}
		if f.class(k-1) == tokens.Number && strings.Contains(f.d.At(k-1), ".") && (!f.joined(k+1) || f.class(k+1) == tokens.Punct) {
			return s, k + 1, true // "0.5 in"
		}
	case "L":
		return "l", k + 1, true
	case "C", "F":
		if f.class(k-1) == tokens.Number && (!f.joined(k+1) || f.class(k+1) == tokens.Punct && !f.hyphen(k+1)) && !f.label(k-2) {
			return map[string]string{"C": "Cel", "F": "[degF]"}[s], k + 1, true
		}
	}
	return "", 0, false
}

// twoWordUnit reads a unit of two words: "nautical miles", "short tons",
// "light-years", "fl oz", "kilowatt-hours".
func (f *finder) twoWordUnit(k int) (unit string, end int, ok bool) {
	if k >= len(f.d.Tokens) {
		return "", 0, false
	}
	switch f.d.At(k)[0] | 0x20 { // a quick test: most words are no unit
	case 'n', 'l', 'm', 's', 'f', 't', 'a', 'd':
	default:
		if f.role(k) != rUnit {
			return "", 0, false
		}
	}
	second := k + 1
	if f.hyphen(second) {
		second++
	}
	if !f.joined(second) {
		return "", 0, false
	}
	switch {
	case f.is(k, "nautical") && f.is(second, "mile", "miles"):
		unit = "nmi"
	case f.is(k, "light") && f.is(second, "year", "years"):
		unit = "light-year"
	case f.is(k, "metric") && f.is(second, "ton", "tons", "tonne", "tonnes"):
		unit = "t"
	case f.is(k, "short") && f.is(second, "ton", "tons"):
		unit = "[ston]"
	case f.is(k, "long") && f.is(second, "ton", "tons"):
		unit = "[lton]"
	case f.is(k, "fluid", "fl") && f.is(second, "ounce", "ounces", "oz", "oz."):
		unit = "fl oz"
	case f.is(k, "fl.") && f.is(second, "oz", "oz."):
		unit = "fl oz"
	case f.is(k, "troy") && f.is(second, "ounce", "ounces", "oz"):
		unit = "ozt"
	case f.is(k, "acre") && f.is(second, "foot", "feet"):
		unit = "acre-ft"
	case f.is(k, "deg") && f.is(second, "c", "celsius"):
		unit = "Cel"
	case f.is(k, "deg") && f.is(second, "f", "fahrenheit"):
		unit = "[degF]"
	case f.role(k) == rUnit && f.is(second, "hour", "hours") && !f.is(k, "knot", "knots"):
		switch code := f.words[k].code; code {
		case "W", "kW", "MW", "GW", "TW", "A", "mA":
			unit = code + "h"
		}
	}
	return unit, second + 1, unit != ""
}

// unitAndHalf reads "a mile and a half", "an acre and a quarter": one of a unit
// and a part of it, from the article or "one" at token i on.
func (f *finder) unitAndHalf(i int) (mark, bool) {
	if !f.is(i+2, "and", "old") {
		return mark{}, false
	}
	if unit := f.ageUnit(i + 1); unit != "" && f.is(i, "a", "an") && !f.taken[i+1] { // "a year old", "a year and a half old"
		k, v := i+2, 1.0
		if f.is(k, "and") && f.is(k+1, "a") && f.is(k+2, "half") {
			k, v = k+3, 1.5
		}
		if f.is(k, "old") && f.joined(k) {
			return mark{first: i, end: k + 1, kind: model.Quantity, min: v, max: v, unit: unit, hedge: f.hedge(i), confidence: 0.9}, true
		}
		return mark{}, false
	}
	if !f.is(i, "a", "an", "one") || !f.is(i+2, "and") || !f.is(i+3, "a") || !f.is(i+4, "half", "quarter") || !f.joined(i+4) || f.joined(i+5) && f.class(i+5) == tokens.Word && f.role(i+5) != rStop {
		return mark{}, false
	}
	unit, end, ok := f.unitAt(i+1, false)
	if !ok || end != i+2 {
		return mark{}, false
	}
	v := 1.5
	if f.is(i+4, "quarter") {
		v = 1.25
	}
	return mark{first: i, end: i + 5, kind: model.Quantity, min: v, max: v, unit: unit, hedge: f.hedge(i), confidence: 0.9}, true
}
