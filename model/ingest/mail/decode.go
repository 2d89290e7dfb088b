package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode"

	"github.com/emersion/go-message"
)

// decoded is a body as it was before it was packed for the way. Of one that is
// damaged it is as much as can be read.
func decoded(h message.Header, body []byte) []byte {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		data, err := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(body)))
		if err != nil {
			data = unquote(body)
		}
		return data
	case "base64":
		return unbase64(body)
	}
	return body
}

// unquote decodes quoted-printable that is not written as it should be: what is
// no escape stays.
func unquote(body []byte) []byte {
	out := make([]byte, 0, len(body))
	for i := 0; i < len(body); i++ {
		c := body[i]
		if c != '=' {
			out = append(out, c)
			continue
		}
		rest := body[i+1:]
		if j := len(rest) - len(bytes.TrimLeft(rest, " \t\r")); j < len(rest) && rest[j] == '\n' {
			i += j + 1 // the line goes on
			continue
		}
		if len(rest) >= 2 && hex(rest[0]) >= 0 && hex(rest[1]) >= 0 {
			out = append(out, byte(hex(rest[0])<<4|hex(rest[1])))
			i += 2
			continue
		}
		out = append(out, c)
	}
	return out
}

func hex(c byte) int { return strings.IndexByte("0123456789abcdef", byte(unicode.ToLower(rune(c)))) }

// unbase64 decodes base64; what is no digit of it does not count, and a cut end
// costs no more than itself.
func unbase64(body []byte) []byte {
	digits := make([]byte, 0, len(body))
	for _, c := range body {
		if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' {
			digits = append(digits, c)
		}
		if c == '=' {
			break // what follows the end was added on the way
		}
	}
	if len(digits)%4 == 1 {
		digits = digits[:len(digits)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(digits)))
	n, err := base64.RawStdEncoding.Decode(out, digits)
	if err != nil { // cannot be, of digits alone
		return nil
	}
	return out[:n]
}
