package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/library"
)

// headSize is how much of a large file is read for the first look: some
// screens, and so little that it costs a fraction of a frame.
const headSize = 16 << 10

// open starts a library of the paths; where there are none, of what is piped
// to standard input, else of the seeds.
func (p Program) open(ctx context.Context, paths []string, in input) (*library.Library, error) {
	r, err := in.reading()
	if err != nil {
		return nil, err
	}
	return library.Open(ctx, p.sources(ctx, paths, r), p.Annotator), nil
}

// piped reports whether standard input is a file or another program's output.
// A terminal, the null device and a closed one are not.
func (p Program) piped() bool {
	in, ok := p.Stdin.(*os.File)
	if !ok {
		return false
	}
	info, err := in.Stat()
	return err == nil && (info.Mode().IsRegular() || info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket) != 0)
}

// sources are the sources of the paths, in their order; "-" is standard input.
func (p Program) sources(ctx context.Context, paths []string, r reading) iter.Seq2[library.Source, error] {
	return func(yield func(library.Source, error) bool) {
		if len(paths) == 0 && p.piped() {
			yield(r.stream("-", p.Stdin), nil)
			return
		}
		if len(paths) == 0 {
			r.files(ingest.WalkFS(ctx, p.Seeds, "."), yield)
			return
		}
		for _, path := range paths {
			if path == "-" {
				if !yield(r.stream("-", p.Stdin), nil) {
					return
				}
				continue
			}
			found := false
			more := r.files(ingest.Walk(ctx, path), func(s library.Source, err error) bool {
				found = true
				return yield(s, err)
			})
			if more && !found {
				err := fmt.Errorf("%s holds no article; in folders lectern looks for %s", model.SanitizeLine(path), ingest.Extensions())
				more = yield(library.Source{Path: path}, err)
			}
			if !more {
				return
			}
		}
	}
}

// reading is how articles are made of bytes.
type reading struct {
	raw bool
	// day is the publication of articles that give none.
	day model.Day
}

// reading is how the flags say that articles are read.
func (in input) reading() (reading, error) {
	r := reading{raw: in.raw}
	if in.published != "" {
		day, err := model.ParseDay(in.published)
		if err != nil {
			return r, err
		}
		r.day = day
	}
	return r, nil
}

// files yields the files of a walk as sources; it reports whether more are
// wanted.
func (r reading) files(walk iter.Seq2[ingest.File, error], yield func(library.Source, error) bool) bool {
	for f, err := range walk {
		var skip *ingest.Skip
		switch {
		case errors.As(err, &skip):
			f.Path = skip.Path
		case err == nil:
			if !yield(r.file(f), nil) {
				return false
			}
			continue
		}
		if !yield(library.Source{Path: f.Path}, err) {
			return false
		}
	}
	return true
}

func (r reading) file(f ingest.File) library.Source {
	s := library.Source{Path: f.Path, Read: func() (*model.Article, error) {
		if r.raw {
			data, err := f.Bytes()
			return r.finish(ingest.Raw(f.Path, data), err)
		}
		return r.finish(f.Read())
	}}
	if f.Size > 16*headSize && !r.raw {
		s.Head = func() (*model.Article, error) { return r.finish(f.Head(headSize)) }
	}
	return s
}

// stream is a source that is read to its end.
func (r reading) stream(name string, in io.Reader) library.Source {
	return library.Source{Path: name, Read: func() (*model.Article, error) {
		data, err := io.ReadAll(io.LimitReader(in, ingest.MaxSize+1))
		switch {
		case err != nil:
			return nil, fmt.Errorf("standard input could not be read: %w", err)
		case r.raw:
			return r.finish(ingest.Raw(name, data), nil)
		}
		return r.finish(ingest.Read(name, data))
	}}
}

// finish gives the article a day of publication where it has none.
func (r reading) finish(a *model.Article, err error) (*model.Article, error) {
	if err != nil {
		return nil, err
	}
	if !a.Published.Known() {
		a.Published = r.day
	}
	return a, nil
}
