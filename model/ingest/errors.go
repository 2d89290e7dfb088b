package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"lectern/model"
)

// What can keep a file from being read. Test for them with errors.Is; the
// error's text is a sentence for a person, naming the file and what to do.
var (
	ErrNotFound   = errors.New("no such file")
	ErrPermission = errors.New("no permission")
	ErrNotRegular = errors.New("not a file or folder")
	ErrTooLarge   = errors.New("too large")
	ErrEmpty      = errors.New("empty")
	ErrLocked     = errors.New("encrypted")
	ErrBinary     = errors.New("not text")
	ErrIgnored    = errors.New("left out by an ignore file")
	// ErrUnsupported is for what is told by its content and not read.
	ErrUnsupported = errors.New("of a kind that is not read")
	ErrUnknown     = errors.New("not a format that is read")
	ErrFailed      = errors.New("could not be read")
)

// fileError is an error about one file: its meaning, a sentence, the cause.
type fileError struct {
	meaning  error
	sentence string
	cause    error
}

func (e *fileError) Error() string { return e.sentence }

func (e *fileError) Unwrap() []error {
	if e.cause == nil {
		return []error{e.meaning}
	}
	return []error{e.meaning, e.cause}
}

// failure makes an error about the file at path. The format's first verb is
// the path, made safe for a terminal.
func failure(meaning error, path, format string, args ...any) error {
	args = append([]any{shown(path)}, args...)
	return &fileError{meaning: meaning, sentence: fmt.Sprintf(format, args...)}
}

// ioFailure puts an error of the operating system into a sentence.
func ioFailure(path string, err error) error {
	e := &fileError{cause: err}
	name := shown(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.meaning, e.sentence = ErrNotFound, name+" does not exist; check the name."
	case errors.Is(err, fs.ErrPermission):
		e.meaning, e.sentence = ErrPermission, name+" may not be read; check its permissions."
	default:
		var pathErr *fs.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		e.meaning, e.sentence = ErrFailed, name+" could not be read: "+model.SanitizeLine(err.Error())+"."
	}
	return e
}

// shown is a path as a person may see it.
func shown(path string) string {
	if rest, ok := strings.CutPrefix(path, "-"); ok && (rest == "" || rest[0] == '/') {
		path = "Standard input" + rest
	}
	return model.SanitizeLine(path)
}
