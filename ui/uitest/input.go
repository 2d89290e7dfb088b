package uitest

import (
	"io"
	"sync"
)

// pipe is a pipe that never blocks its writer, so that a terminal can answer a
// query while the program is busy writing.
type pipe struct {
	mu     sync.Mutex
	more   *sync.Cond
	data   []byte
	closed bool
}

func newPipe() *pipe {
	p := &pipe{}
	p.more = sync.NewCond(&p.mu)
	return p
}

func (p *pipe) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.data = append(p.data, b...)
	p.more.Broadcast()
	return len(b), nil
}

func (p *pipe) Read(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.data) == 0 {
		if p.closed {
			return 0, io.EOF
		}
		p.more.Wait()
	}
	n := copy(b, p.data)
	p.data = p.data[n:]
	return n, nil
}

func (p *pipe) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	p.more.Broadcast()
	return nil
}

// keyBytes are what a terminal sends for the keys that have a name; all others
// send themselves.
var keyBytes = map[string]string{
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "esc": "\x1b",
	"backspace": "\x7f", "delete": "\x1b[3~", "insert": "\x1b[2~",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdown": "\x1b[6~",
	"shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "f1": "\x1bOP",
}

// keySequence is what a terminal sends for the key, named as Bubble Tea names
// it: "j", "tab", "ctrl+o", "alt+x". ok is false for a name that is unknown.
func keySequence(key string) (seq string, ok bool) {
	if seq, ok := keyBytes[key]; ok {
		return seq, true
	}
	if len(key) == len("ctrl+x") && key[:5] == "ctrl+" {
		return string(rune(key[5] & 0x1F)), true
	}
	if len(key) > len("alt+") && key[:4] == "alt+" {
		seq, ok := keySequence(key[4:])
		return "\x1b" + seq, ok
	}
	return key, len([]rune(key)) == 1
}
