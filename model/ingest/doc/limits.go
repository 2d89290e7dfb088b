package doc

import (
	"io"
	"sync/atomic"
)

// The limits of a file that is opened: large enough for the archives of a
// newsroom, small enough that a bomb ends in seconds. Memory is bounded by
// MaxPart, as parts are read one after another.
const (
	MaxParts = 200_000
	MaxDepth = 3
	// MaxPart is the size in bytes of one part that is read as a document.
	MaxPart = 64 << 20
	// A file may unpack to unpackedFloor bytes and unpackedRatio times its own
	// size: text is packed to a third, pages of a book to a tenth.
	unpackedFloor = 256 << 20
	unpackedRatio = 100
)

// Limits bound what one file that the reader opened may cost, together with all
// that is packed in it: copies share one budget. They are safe for several
// goroutines. Make them with NewLimits.
type Limits struct {
	budget *budget
	depth  int // of containers that may still be opened in each other
}

// budget is what may still be unpacked and read.
type budget struct {
	bytes, parts atomic.Int64
	most         int64 // bytes at first
}

// NewLimits are the limits of a file of size bytes that the reader opened.
func NewLimits(size int64) Limits {
	return newLimits(unpackedFloor+unpackedRatio*size, MaxParts, MaxDepth)
}

func newLimits(bytes, parts int64, depth int) Limits {
	l := Limits{budget: &budget{most: bytes}, depth: depth}
	l.budget.bytes.Store(bytes)
	l.budget.parts.Store(parts)
	return l
}

// Part counts one more part. Its error is a *Problem.
func (l Limits) Part() error {
	if l.budget.parts.Add(-1) < 0 {
		return Fail(ErrTooLarge, "holds more than %d parts; the rest was left out.", MaxParts)
	}
	return nil
}

// Inside are the limits of a container in this one: the same budget, one level
// deeper. Its error is a *Problem.
func (l Limits) Inside() (Limits, error) {
	if l.depth == 0 {
		return l, Fail(ErrTooLarge, "is packed in too many archives in each other; unpack it first.")
	}
	l.depth--
	return l, nil
}

// Reader reads r, which unpacks something, within the limits: at most most
// bytes of this part. Beyond a limit reading fails with a *Problem.
func (l Limits) Reader(r io.Reader, most int64) io.Reader {
	return &limited{budget: l.budget, r: r, left: most, most: most}
}

// ReadAll reads a part that unpacking gives, of at most MaxPart bytes.
func (l Limits) ReadAll(r io.Reader) ([]byte, error) { return io.ReadAll(l.Reader(r, MaxPart)) }

type limited struct {
	budget     *budget
	r          io.Reader
	left, most int64
}

// Read implements io.Reader.
func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	l.left -= int64(n)
	if l.left < 0 {
		return 0, Fail(ErrTooLarge, "is larger than %d MB once unpacked; it was left out.", l.most>>20)
	}
	if l.budget.bytes.Add(-int64(n)) < 0 {
		return 0, Fail(ErrTooLarge, "unpacks to more than %d MB, far more than its size allows for; the rest was left out.", l.budget.most>>20)
	}
	return n, err
}
