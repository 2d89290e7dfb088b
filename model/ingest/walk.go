package ingest

import (
	"context"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// File is a file that can be read into an article.
type File struct {
	// Path is the file's name as the person gave it, or below the folder given.
	Path string
	// Size in bytes when it was found.
	Size int64
	// ModTime is when it was last changed, in Unix nanoseconds; 0 where the
	// file system does not say.
	ModTime int64

	fsys fs.FS // nil for the operating system's
	// sidecar is the path of the file beside it that says what it is; "" where
	// there is none.
	sidecar string
}

// Skip is a file or folder that was found but is not read.
type Skip struct {
	Path string
	// Reason is a sentence for a person; errors.Is tells its meaning.
	Reason error
}

// Error is the reason's sentence.
func (s *Skip) Error() string { return s.Reason.Error() }

// Unwrap gives the reason.
func (s *Skip) Unwrap() error { return s.Reason }

// Walk finds the files of paths in their order, folders with all that is below
// them in natural order ("2" before "10"). In folders only files with a known
// extension count, hidden ones are passed over, what .gitignore, .ignore and
// .lecternignore name is left out, and a folder is entered once, whatever links
// lead to it; a file named outright is always tried. What is not
// read comes as a *Skip with an empty File. Walking ends with the context.
func Walk(ctx context.Context, paths ...string) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		for _, p := range paths {
			w := walker{ctx: ctx, yield: yield}
			if !w.named(p) {
				return
			}
		}
	}
}

// WalkFS is Walk over a file system that is not the operating system's, such as
// an embedded one; root is a folder or a file in it.
func WalkFS(ctx context.Context, fsys fs.FS, root string) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		w := walker{ctx: ctx, yield: yield, fsys: fsys}
		w.named(root)
	}
}

// List gathers what a walk finds.
func List(walk iter.Seq2[File, error]) (files []File, skips []*Skip) {
	for f, err := range walk {
		if skip, ok := err.(*Skip); ok {
			skips = append(skips, skip)
			continue
		}
		files = append(files, f)
	}
	return files, skips
}

// walker walks below one path.
type walker struct {
	ctx   context.Context
	fsys  fs.FS
	yield func(File, error) bool
	// root is the folder that the person gave, as they gave it.
	root string
	// seen are the folders entered, so that links are followed but never round
	// in a circle; of an fs.FS links are not followed.
	seen []os.FileInfo
	// rules say what is left out of the folder that is walked.
	rules rules
	// sides are the sidecars in it.
	sides sidecars
}

func (w *walker) skip(p string, reason error) bool {
	return w.yield(File{}, &Skip{Path: p, Reason: reason})
}

func (w *walker) stat(p string) (fs.FileInfo, error) {
	if w.fsys != nil {
		return fs.Stat(w.fsys, p)
	}
	return os.Stat(p)
}

// named walks a path that the person gave. It returns false to stop.
func (w *walker) named(p string) bool {
	info, err := w.stat(p)
	if err != nil {
		return w.skip(p, ioFailure(p, err))
	}
	if info.IsDir() {
		w.root = p
		return w.folder(p, "", info)
	}
	return w.file(p, info, w.sidecarOf(p))
}

// file gives a file; sidecar is the name of what lies beside it and says what it
// is, "" where nothing does.
func (w *walker) file(p string, info fs.FileInfo, sidecar string) bool {
	switch {
	case !info.Mode().IsRegular():
		return w.skip(p, failure(ErrNotRegular, p, "%s is %s, not a file; save its text in a file first.", modeName(info.Mode())))
	case info.Size() > MaxSize && !container(p):
		return w.skip(p, failure(ErrTooLarge, p, "%s is larger than 1 GiB; split it into articles."))
	}
	f := File{Path: p, Size: info.Size(), fsys: w.fsys}
	if !info.ModTime().IsZero() {
		f.ModTime = info.ModTime().UnixNano()
	}
	w.beside(&f, sidecar)
	return w.yield(f, nil)
}

func modeName(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}

// folder walks a folder; name is what it is called in the folder that is walked,
// "" for one that the person gave.
func (w *walker) folder(p, name string, info fs.FileInfo) bool {
	if w.fsys == nil {
		for _, s := range w.seen {
			if os.SameFile(s, info) {
				return true
			}
		}
		w.seen = append(w.seen, info)
	}
	outer, outerSides := w.rules, w.sides
	defer func() { w.rules, w.sides = outer, outerSides }()
	w.rules = outer.below(name, w.opener(p))
	entries, err := w.entries(p)
	if err != nil && !w.skip(p, ioFailure(p, err)) {
		return false
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return natural(a.Name(), b.Name()) })
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	w.sides = w.sidecarsIn(p, names)
	parts := pageParts(entries)
	for _, e := range entries {
		if w.ctx.Err() != nil {
			return false
		}
		if strings.HasPrefix(e.Name(), ".") || parts[e.Name()] {
			continue
		}
		if !w.entry(w.join(p, e.Name()), e) {
			return false
		}
	}
	return true
}

func (w *walker) entries(p string) ([]fs.DirEntry, error) {
	if w.fsys != nil {
		return fs.ReadDir(w.fsys, p)
	}
	return os.ReadDir(p)
}

func (w *walker) join(dir, name string) string {
	if w.fsys != nil {
		return path.Join(dir, name)
	}
	return filepath.Join(dir, name)
}

// entry walks one entry of a folder.
func (w *walker) entry(p string, e fs.DirEntry) bool {
	if w.sides.all[e.Name()] {
		return true
	}
	if !e.IsDir() && e.Type()&fs.ModeSymlink == 0 && !Known(p) {
		if !e.Type().IsRegular() {
			return w.skip(p, failure(ErrNotRegular, p, "%s is %s, not a file; it was left out.", modeName(e.Type())))
		}
		return w.skip(p, unknown(p))
	}
	info, err := w.stat(p) // follows links
	switch {
	case err != nil:
		return w.skip(p, ioFailure(p, err))
	case w.rules.leavesOut(e.Name(), info.IsDir()):
		return w.skip(p, failure(ErrIgnored, p, "%s is left out, as an ignore file there says; name it outright to read it."))
	case info.IsDir():
		if e.Type()&fs.ModeSymlink != 0 && w.tooFar(p, info) {
			return w.skip(p, failure(ErrNotRegular, p, "%s is a link to far more than this folder; it was not followed, name it outright to read it."))
		}
		return w.folder(p, e.Name(), info)
	case info.Mode().IsRegular() && !Known(p):
		return w.skip(p, unknown(p))
	}
	return w.file(p, info, w.sides.of[e.Name()])
}

// tooFar says whether a link leads to a folder around the one that the person
// gave, or into what the system shows of itself (/proc, /dev): whoever packs a
// folder must not make its reader read the whole machine. Links to folders that
// were entered already are no news and lead nowhere.
func (w *walker) tooFar(p string, info fs.FileInfo) bool {
	for _, s := range w.seen {
		if os.SameFile(s, info) {
			return false
		}
	}
	root, err := filepath.Abs(w.root)
	if err != nil {
		return true
	}
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	target, err := filepath.EvalSymlinks(p)
	if err != nil {
		return true
	}
	if target, err = filepath.Abs(target); err != nil {
		return true
	}
	for _, system := range []string{"/proc", "/sys", "/dev"} {
		if within(system, target) && !within(system, root) {
			return true
		}
	}
	return within(target, root)
}

// within says whether p is the folder dir or below it.
func within(dir, p string) bool {
	rel, err := filepath.Rel(dir, p)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func unknown(p string) error {
	return failure(ErrUnknown, p, "%s has no name of a format that is read; name it outright to try it by its content.")
}

// Open opens the file for reading.
func (f File) Open() (io.ReadCloser, error) {
	r, err := f.open()
	if err != nil {
		return nil, ioFailure(f.Path, err)
	}
	return r, nil
}

func (f File) open() (fs.File, error) {
	if f.fsys != nil {
		return f.fsys.Open(f.Path)
	}
	return openRegular(f.Path)
}

// Bytes reads the whole file, or says in a sentence why it cannot.
func (f File) Bytes() ([]byte, error) {
	r, err := f.open()
	if err != nil {
		return nil, ioFailure(f.Path, err)
	}
	defer r.Close()
	info, err := r.Stat()
	if err != nil {
		return nil, ioFailure(f.Path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, failure(ErrNotRegular, f.Path, "%s is no longer a file.")
	}
	data := make([]byte, 0, min(info.Size(), MaxSize)+1)
	for {
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, ioFailure(f.Path, err)
		case len(data) > MaxSize:
			return nil, failure(ErrTooLarge, f.Path, "%s is larger than 1 GiB; split it into articles.")
		case len(data) == cap(data):
			data = slices.Grow(data, len(data)/4+512)
		}
	}
}

// Read reads the whole file into an article; of a container, the first.
func (f File) Read() (*model.Article, error) {
	for a, err := range f.Articles(context.Background(), Options{}) {
		return a, err
	}
	return nil, failure(ErrEmpty, f.Path, "%s holds no article; there is nothing to read.")
}

// Articles reads all that the file holds; see the function of that name.
func (f File) Articles(ctx context.Context, opts Options) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		src, err := f.source()
		if err != nil {
			yield(nil, &Skip{Path: f.Path, Reason: err})
			return
		}
		if c, ok := src.File.(io.Closer); ok {
			defer c.Close() //nolint:errcheck // it was only read
		}
		facts, wrong := f.facts()
		opts.facts = facts
		for a, err := range Articles(ctx, src, opts) {
			if !yield(a, err) {
				return
			}
		}
		if wrong != nil {
			yield(nil, wrong)
		}
	}
}

// source is the file as formats read it: a container stays open, to be read as
// its parts are asked for; anything else is read now.
func (f File) source() (doc.Source, error) {
	src := doc.Source{Path: f.Path, Size: f.Size}
	r, err := f.open()
	if err != nil {
		return src, ioFailure(f.Path, err)
	}
	if at, ok := r.(io.ReaderAt); ok {
		src.File = at
		if formatOf(src).parts != nil {
			return src, nil
		}
	}
	src.File = nil
	r.Close() //nolint:errcheck // it was only read
	src.Data, err = f.Bytes()
	if err == nil {
		err = readable(f.Path, src.Data)
	}
	return src, err
}

// Head reads the first n bytes of the file into an article.
func (f File) Head(n int) (*model.Article, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	facts, _ := f.facts() //nolint:errcheck // reading all of the file will tell
	return Head(f.Path, r, n, Options{facts: facts})
}

// String is the file's path, safe for a terminal.
func (f File) String() string { return shown(f.Path) }
