package mail

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"lectern/model/ingest/doc"
)

// A mailbox is a file of letters one after another (RFC 4155): before each a
// line "From ", who sent it, and when; in each, lines that would look so have
// been guarded with ">" (mboxo, or mboxrd, which guards guarded ones again).

// SniffMbox tells a mailbox by its first line and the header under it: a text
// that begins with the word "From" is none.
func SniffMbox(src doc.Source) bool {
	line, rest, ok := bytes.Cut(src.Head(), []byte("\n"))
	if !ok || !isSeparatorLine(line) {
		return false
	}
	return startsLetter(rest)
}

// startsLetter reports whether data goes on with the header of a letter.
func startsLetter(data []byte) bool {
	return startsWithField(data) || bytes.HasPrefix(data, []byte(">From "))
}

// isSeparatorLine reports whether a line is one between letters: "From ", a
// sender, and a time as C's asctime writes it, with or without a zone.
func isSeparatorLine(line []byte) bool {
	const longest = 400
	if len(line) > longest || !bytes.HasPrefix(line, []byte("From ")) {
		return false
	}
	words := strings.Fields(string(line[len("From "):]))
	if len(words) < 5 {
		return false
	}
	// The sender may have blanks: the time is looked for from the right.
	for i := len(words) - 5; i >= 0; i-- {
		if isTime(words[i:]) {
			return true
		}
	}
	return false
}

// isTime reports whether words are a time as "Mon Mar  2 22:30:00 2026" or with
// a zone before or after the year; seconds may lack.
func isTime(words []string) bool {
	if len(words) < 5 || len(words) > 7 {
		return false
	}
	day := words[2]
	clock := words[3]
	year := ""
	for _, w := range words[4:] {
		if len(w) == 4 && strings.Trim(w, "0123456789") == "" && year == "" {
			year = w
		}
	}
	return among(words[0], "Mon Tue Wed Thu Fri Sat Sun") && among(words[1], "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec") &&
		len(day) <= 2 && strings.Trim(day, "0123456789") == "" &&
		(len(clock) == 5 || len(clock) == 8 || len(clock) == 7 || len(clock) == 4) && strings.Contains(clock, ":") && strings.Trim(clock, "0123456789:") == "" && year != ""
}

func among(word, all string) bool { return len(word) == 3 && strings.Contains(all, word) }

// Mbox gives the letters of a mailbox, in its order, and after each what is
// attached to it. It holds one letter at a time.
func Mbox(ctx context.Context, src doc.Source, limits doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		m := mailbox{r: bufio.NewReaderSize(src.Reader(), 64<<10), most: doc.MaxPart}
		for n := 1; ctx.Err() == nil; n++ {
			err := m.next(ctx)
			if errors.Is(err, io.EOF) {
				return
			}
			name := fmt.Sprintf("letter %d", n)
			if n == 1 && m.done && strings.HasSuffix(strings.ToLower(src.Path), ".eml") {
				name = "" // one letter, as some programs save it
			}
			switch {
			case err != nil:
				yield(doc.Part{Name: name, Err: err})
				return
			case m.large:
				if !yield(doc.Part{Name: name, Err: tooLarge()}) {
					return
				}
			case !give(ctx, name, m.letter, limits, yield):
				return
			}
		}
	}
}

// mailbox reads letters one after another.
type mailbox struct {
	r *bufio.Reader
	// most is how many bytes of a letter are kept.
	most   int
	letter []byte
	large  bool // the letter is larger than that, and was passed over
	begun  bool
	done   bool
}

// next reads the next letter; io.EOF says that there is none.
func (m *mailbox) next(ctx context.Context) error {
	if m.done {
		return io.EOF
	}
	m.letter, m.large = m.letter[:0:0], false
	if !m.begun { // the line before the first letter
		if err := m.skipLine(); err != nil {
			return err
		}
		m.begun = true
	}
	start, blank := true, true // at the start of a line, after a blank one
	for {
		piece, err := m.r.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) && !errors.Is(err, io.EOF) {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		whole := err == nil
		if start && blank && len(m.letter) > 0 && isSeparatorLine(piece) {
			piece = bytes.Clone(piece) // looking ahead may move it
			if m.headerFollows() {
				return nil
			}
		}
		if start {
			blank = whole && len(bytes.TrimRight(piece, "\r\n")) == 0
			piece = unguarded(piece)
		}
		m.keep(piece)
		start = whole
		if errors.Is(err, io.EOF) {
			m.done = true
			if len(m.letter) == 0 && !m.large {
				return io.EOF
			}
			return nil
		}
	}
}

// keep adds to the letter, unless it is too large.
func (m *mailbox) keep(piece []byte) {
	switch {
	case m.large:
	case len(m.letter)+len(piece) > m.most:
		m.large = true
		m.letter = append([]byte(nil), '\n') // there is one, without what it says
	default:
		m.letter = append(m.letter, piece...)
	}
}

// skipLine passes over the rest of a line.
func (m *mailbox) skipLine() error {
	for {
		_, err := m.r.ReadSlice('\n')
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// headerFollows reports whether the next line begins the header of a letter, or
// the mailbox ends.
func (m *mailbox) headerFollows() bool {
	ahead, err := m.r.Peek(100)
	return startsLetter(ahead) || err != nil && len(bytes.TrimSpace(ahead)) == 0
}

// unguarded is a line without the ">" that guards a "From " at its start.
func unguarded(line []byte) []byte {
	if rest := bytes.TrimLeft(line, ">"); len(rest) < len(line) && bytes.HasPrefix(rest, []byte("From ")) {
		return line[1:]
	}
	return line
}
