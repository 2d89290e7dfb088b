package ingest

import (
	"context"
	"errors"
	"io"
	"iter"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// Options say how files become articles. The zero Options are the usual ones.
type Options struct {
	// Keep reports whether the reader wants blocks like this one of articles
	// like this one, though cleaning would take them out. The article has its
	// metadata, as far as the file gives it, and no text yet. nil keeps nothing.
	Keep func(a *model.Article, block string) bool
	// facts is what a sidecar says of the article; nil where there is none.
	facts *document
}

// Articles reads all that a source holds: one article of most formats, several
// of a container. What cannot be read comes as a *Skip; its path is that of the
// part. Reading ends with the context.
func Articles(ctx context.Context, src doc.Source, opts Options) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		o := opening{ctx: ctx, opts: opts, yield: yield}
		o.source(src, doc.NewLimits(src.Length()))
	}
}

// opening is a source on its way into articles.
type opening struct {
	ctx   context.Context
	opts  Options
	yield func(*model.Article, error) bool
}

// source reads a source. It returns false to stop.
func (o *opening) source(src doc.Source, limits doc.Limits) bool {
	if o.ctx.Err() != nil {
		return false
	}
	f := formatOf(src)
	if f.parts != nil {
		return o.container(f, src, limits)
	}
	a, err := o.document(f, src)
	return o.give(src.Path, a, err)
}

func (o *opening) give(path string, a *model.Article, err error) bool {
	if err != nil {
		return o.yield(nil, &Skip{Path: path, Reason: problem(path, err)})
	}
	return o.yield(a, nil)
}

// document reads a source that is one article.
func (o *opening) document(f format, src doc.Source) (*model.Article, error) {
	if src.Data == nil && src.File != nil {
		data, err := io.ReadAll(src.Reader())
		if err != nil {
			return nil, err
		}
		src.Data = data
	}
	return read(o.ctx, f, src, o.opts)
}

// container reads the parts of a container, each an article or a source.
func (o *opening) container(f format, src doc.Source, limits doc.Limits) bool {
	inner, err := limits.Inside()
	if err != nil {
		return o.give(src.Path, nil, err)
	}
	n := 0
	facts := o.opts.facts
	defer func() { o.opts.facts = facts }()
	for part := range f.parts(o.ctx, src, inner) {
		if o.ctx.Err() != nil {
			return false
		}
		n++
		path := src.Path
		// What lies beside the file is about all of it, not about each part.
		if o.opts.facts = facts; part.Name != "" {
			path += "/" + part.Name
			o.opts.facts = nil
		}
		more := true
		switch {
		case part.Err != nil:
			more = o.give(path, nil, part.Err)
		case part.Doc != nil:
			a, err := finished(doc.Source{Path: path}, f.document(part.Doc), o.opts)
			more = o.give(path, a, err)
		default:
			more = o.part(path, part, inner)
		}
		if !more {
			return false
		}
	}
	if n == 0 {
		return o.give(src.Path, nil, failure(ErrEmpty, src.Path, "%s holds no article; there is nothing to read."))
	}
	return true
}

// part reads a part that is a file of its own, if its name or what is known of
// it says that it can be read.
func (o *opening) part(path string, part doc.Part, limits doc.Limits) bool {
	if part.Name != "" && !part.Text && !Known(part.Name) {
		return o.give(path, nil, unknown(path))
	}
	src, err := part.Load()
	if err != nil {
		return o.give(path, nil, err)
	}
	src.Path = path
	return o.source(src, limits)
}

// problem makes an error about a path, in the words of this package, of what a
// format says.
func problem(path string, err error) error {
	var known *fileError
	if errors.As(err, &known) {
		return err
	}
	var p *doc.Problem
	if !errors.As(err, &p) {
		return ioFailure(path, err)
	}
	meaning := map[error]error{doc.ErrDamaged: ErrFailed, doc.ErrLocked: ErrLocked, doc.ErrNoText: ErrEmpty, doc.ErrTooLarge: ErrTooLarge, doc.ErrUnsupported: ErrUnsupported}[p.Meaning]
	if meaning == nil {
		meaning = ErrFailed
	}
	return &fileError{meaning: meaning, sentence: shown(path) + " " + model.SanitizeLine(p.Text), cause: err}
}
