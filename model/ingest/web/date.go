package web

import (
	"strings"
	"time"
)

// isoDay reads the day that pages give in machine-readable form, as the clock
// where it was written showed it: "2016-03-25T23:30:00+02:00" is 2016-03-25. It
// is "" where the text is no such date or the year is none of a page's.
func isoDay(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 80 {
		return ""
	}
	if len(s) >= 10 {
		for _, layout := range []string{"2006-01-02", "2006/01/02", "02.01.2006", "2006.01.02", "02/01/2006", "02-01-2006"} {
			if day := dayIn(layout, s[:10]); day != "" {
				return day
			}
		}
	}
	if len(s) >= 8 {
		if day := dayIn("20060102", s[:8]); day != "" && (len(s) == 8 || s[8] == 'T' || s[8] == ' ' || digit(s[8])) {
			return day
		}
	}
	for _, layout := range []string{
		time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "Mon Jan 2 15:04:05 MST 2006", "Mon Jan 02 2006 15:04:05 MST-0700",
		"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "Monday, January 2, 2006", "Monday, 2 January 2006", "2006-1-2", "2.1.2006", "January 2, 2006 15:04", "January 2, 2006 3:04 PM", "Jan 2, 2006 3:04 PM",
	} {
		if day := dayIn(layout, s); day != "" {
			return day
		}
	}
	return ""
}

func dayIn(layout, s string) string {
	t, err := time.Parse(layout, s)
	if err != nil || t.Year() < 1900 || t.Year() > 2100 {
		return ""
	}
	return t.Format("2006-01-02")
}

// dayOfAddress is the day in an address such as ".../2018/10/09/...".
func dayOfAddress(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	_, rest, _ = strings.Cut(rest, "/")
	parts := strings.FieldsFunc(rest, func(r rune) bool { return r == '/' || r == '-' })
	for i := 0; i+2 < len(parts); i++ {
		if y, m, d := parts[i], parts[i+1], parts[i+2]; len(y) == 4 && len(m) == 2 && len(d) == 2 {
			if day := dayIn("2006-01-02", y+"-"+m+"-"+d); day != "" {
				return day
			}
		}
	}
	return ""
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
