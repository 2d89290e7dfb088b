package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"lectern/model"
	"lectern/model/fetch"
	"lectern/model/ingest"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/feed"
	"lectern/model/library"
	"lectern/model/store"
)

// headSize is how much of a large file is read for the first look: some
// screens, and so little that it costs a fraction of a frame.
const headSize = 16 << 10

// againSize is the size in bytes up to which a file is read again at a key.
const againSize = 32 << 20

// open starts a library of the paths; where there are none, of what is piped
// to standard input, else of the seeds. For a patience above 0 see
// library.OpenImpatient.
func (p Program) open(ctx context.Context, paths []string, in input, patience time.Duration) (*library.Library, error) {
	r, err := p.reading(in)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(p.placesErr, p.keepsErr); err != nil {
		return nil, err
	}
	if len(paths) == 0 && p.keeps != nil {
		p.keeps.Here = "lectern's own articles"
	}
	annotator := p.Annotator
	if p.places != nil {
		annotator = store.Placing{Annotator: annotator, Places: p.places}
	}
	if patience > 0 {
		return library.OpenImpatient(ctx, p.sources(ctx, paths, r), annotator, patience), nil
	}
	return library.Open(ctx, p.sources(ctx, paths, r), annotator), nil
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
		stdin := false
		r.seen = make(seen)
		for _, path := range paths {
			if path == "-" {
				if stdin { // it can be read once
					continue
				}
				stdin = true
				if !yield(r.stream("-", p.Stdin), nil) {
					return
				}
				continue
			}
			if !r.path(ctx, path, yield) {
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
	// options say how cleaning goes.
	options ingest.Options
	// client fetches addresses; nil where that is not wanted.
	client *fetch.Client
	// seen are the files that were found so far, nil where the same is never
	// found twice.
	seen seen
}

// reading is how the flags say that articles are read.
func (p Program) reading(in input) (reading, error) {
	r := reading{raw: in.raw}
	if p.keeps != nil {
		r.options.Keep = p.keeps.Kept
	}
	if in.fetch {
		r.client = fetch.New(fetch.Options{Private: in.private, CacheDir: p.CacheDir})
	}
	if in.published != "" {
		day, err := model.ParseDay(in.published)
		if err != nil {
			return r, err
		}
		r.day = day
	}
	return r, nil
}

// path yields the sources of a path that is not standard input, and reports
// whether more are wanted.
func (r reading) path(ctx context.Context, path string, yield func(library.Source, error) bool) bool {
	if fetch.IsAddress(path) {
		return yield(r.address(path))
	}
	found, more := r.files(ingest.Walk(ctx, path), yield)
	if more && found == 0 {
		err := fmt.Errorf("%s holds no article; in folders lectern looks for %s", model.SanitizeLine(path), ingest.Extensions())
		more = yield(library.Source{Path: path}, err)
	}
	return more
}

// files yields the files of a walk as sources, except those that were yielded
// before. It counts what it found and reports whether more are wanted.
func (r reading) files(walk iter.Seq2[ingest.File, error], yield func(library.Source, error) bool) (found int, more bool) {
	for f, err := range walk {
		found++
		var skip *ingest.Skip
		switch {
		case errors.As(err, &skip):
			f.Path = skip.Path
		case err == nil:
			if !r.seen.again(f) && !yield(r.file(f), nil) {
				return found, false
			}
			continue
		}
		if !yield(library.Source{Path: f.Path}, err) {
			return found, false
		}
	}
	return found, true
}

// seen are files by size and time of change. Only where both are equal can two
// be one, and only then the system is asked.
type seen map[[2]int64][]*sighting

// sighting is a file that was found; info is asked for when first needed.
type sighting struct {
	path string
	info fs.FileInfo
}

// sightings bounds how many files of one size and time are compared: more are
// a copy of many files rather than one given twice.
const sightings = 1000

// again reports whether the file was found before, by whatever name or link.
func (s seen) again(f ingest.File) bool {
	if s == nil {
		return false
	}
	key := [2]int64{f.Size, f.ModTime}
	same := s[key]
	now := &sighting{path: f.Path}
	if len(same) > 0 {
		now.stat()
	}
	for _, before := range same[:min(len(same), sightings)] {
		if before.stat(); before.info != nil && now.info != nil && os.SameFile(before.info, now.info) {
			return true
		}
	}
	s[key] = append(same, now)
	return false
}

// stat asks for the file's identity, which stays nil where it is gone.
func (s *sighting) stat() {
	if s.info == nil {
		s.info, _ = os.Stat(s.path) //nolint:errcheck // reading it will tell
	}
}

func (r reading) file(f ingest.File) library.Source {
	if r.raw {
		return library.Source{Path: f.Path, Read: func() (*model.Article, error) {
			data, err := f.Bytes()
			if err != nil {
				return nil, err
			}
			return r.finish(ingest.Raw(f.Path, data)), nil
		}}
	}
	subscribed := r.client != nil && strings.EqualFold(filepath.Ext(f.Path), ".opml")
	s := library.Source{Path: f.Path, Again: f.Size <= againSize && !subscribed, Each: func(ctx context.Context) iter.Seq2[*model.Article, error] {
		if subscribed {
			file, err := f.Open()
			if err != nil {
				return only(nil, err)
			}
			defer file.Close()
			return r.subscribed(ctx, f.Path, file)
		}
		return r.each(f.Articles(ctx, r.options))
	}}
	if f.Size > 16*headSize {
		s.Head = func() (*model.Article, error) {
			a, err := f.Head(headSize)
			if err != nil {
				return nil, err
			}
			return r.finish(a), nil
		}
	}
	return s
}

// address is the source of an address, or why it is none.
func (r reading) address(path string) (library.Source, error) {
	s := library.Source{Path: path}
	switch {
	case r.client == nil:
		return s, fmt.Errorf("%s is an address, and lectern goes to the network only when it is asked to: add --fetch", model.SanitizeLine(path))
	case r.raw:
		return s, fmt.Errorf("%s is an address; --raw is for files", model.SanitizeLine(path))
	}
	s.Each = func(ctx context.Context) iter.Seq2[*model.Article, error] { return r.fetched(ctx, path, 0) }
	return s, nil
}

// fetched are the articles at an address; at depth 0 it may also hold a list of
// feeds, whose articles they are then.
func (r reading) fetched(ctx context.Context, address string, depth int) iter.Seq2[*model.Article, error] {
	answer, err := r.client.Get(ctx, address)
	if err != nil {
		return only(nil, library.Skip{Path: address, Reason: err})
	}
	src := doc.Source{Path: address, Data: answer.Data, MediaType: answer.MediaType, URL: answer.URL}
	if depth == 0 && feed.SniffOPML(src) {
		return r.subscribed(ctx, address, src.Reader())
	}
	return r.each(ingest.Articles(ctx, src, r.options))
}

// subscribed are the articles of the feeds that a list names, one feed after
// the other; path names the list.
func (r reading) subscribed(ctx context.Context, path string, list io.Reader) iter.Seq2[*model.Article, error] {
	feeds, err := feed.OPML(list)
	if err != nil {
		return only(nil, fmt.Errorf("%s %w", model.SanitizeLine(path), err))
	}
	return func(yield func(*model.Article, error) bool) {
		for _, s := range feeds {
			for a, err := range r.fetched(ctx, s.URL, 1) {
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

// stream is a source that is read to its end.
func (r reading) stream(name string, in io.Reader) library.Source {
	return library.Source{Path: name, Each: func(ctx context.Context) iter.Seq2[*model.Article, error] {
		data, err := io.ReadAll(io.LimitReader(in, ingest.MaxSize+1))
		switch {
		case err != nil:
			return only(nil, fmt.Errorf("standard input could not be read: %w", err))
		case r.raw:
			return only(r.finish(ingest.Raw(name, data)), nil)
		}
		return r.each(ingest.Articles(ctx, doc.Source{Path: name, Data: data}, r.options))
	}}
}

// only is a sequence of one.
func only(a *model.Article, err error) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) { yield(a, err) }
}

// each finishes the articles that ingest gives, and tells of what it skips in
// the library's words.
func (r reading) each(articles iter.Seq2[*model.Article, error]) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		for a, err := range articles {
			var skip *ingest.Skip
			if errors.As(err, &skip) {
				err = library.Skip{Path: skip.Path, Reason: skip.Reason}
			}
			if a != nil {
				a = r.finish(a)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// finish gives the article a day of publication where it has none.
func (r reading) finish(a *model.Article) *model.Article {
	if !a.Published.Known() {
		a.Published = r.day
	}
	return a
}

// errTwoForms is for a command that is asked for its answer twice over.
var errTwoForms = errors.New("--json and --csv are two forms of one output; give one of them")

// view is everything that is found in the articles of the paths. What could not
// be read is told on standard error.
func (p Program) view(ctx context.Context, paths []string, in input) (*library.View, error) {
	lib, err := p.open(ctx, paths, in, 0)
	if err != nil {
		return nil, err
	}
	return p.finish(ctx, lib)
}

// lookUp is the entity of the name, zero for no name. Where tell is set, others
// that go by the name are told of on standard error.
func (p Program) lookUp(v *library.View, name string, tell bool) (model.EntityID, error) {
	if name == "" {
		return 0, nil
	}
	ids := v.Lookup(name)
	if len(ids) == 0 {
		return 0, fmt.Errorf("nothing in these articles goes by the name “%s”; “lectern entities” lists what does", model.SanitizeLine(name))
	}
	if rest := others(v, ids[1:]); rest != "" && tell {
		fmt.Fprintf(p.Stderr, "lectern: also called that, in whole or part: %s\n", rest)
	}
	return ids[0], nil
}
