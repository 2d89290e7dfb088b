// Package cli is the command line: the reader's start, and the same queries
// without the screen, for pipes and scripts.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"charm.land/fang/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/library"
	"lectern/model/store"
	"lectern/ui"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// Program is what the command line needs from the rest.
type Program struct {
	// Version and Commit are what --version tells.
	Version, Commit string
	// Seeds are the articles that are opened where none are named.
	Seeds fs.FS
	// Annotator marks the articles.
	Annotator library.Annotator
	// CacheDir is the folder in which fetched pages are kept as long as their
	// servers allow; "" keeps none.
	CacheDir string
	// PlacesPath is the file of the positions that the reader gave to places;
	// "" for none.
	PlacesPath string
	// KeepsPath is the file of what the reader wants to stay in articles of a
	// site though cleaning would take it out; "" for none.
	KeepsPath string
	Stdin     io.Reader
	Stdout    io.Writer
	Stderr    io.Writer

	places    *store.Places
	placesErr error
	keeps     *store.Keeps
	keepsErr  error
}

// The exit codes of Main.
const (
	exitOK      = 0
	exitFailed  = 1
	exitSignal  = 128 // plus the signal's number
	exitCrashed = 2
)

// Main runs the command line and returns the exit code: 0, 1 where something
// failed or nothing could be opened, 2 after a fault of the program, 128 and
// the number of a signal that ended it.
func (p Program) Main(ctx context.Context, args []string) int {
	p.places, p.placesErr = store.LoadPlaces(p.PlacesPath)
	p.keeps, p.keepsErr = store.LoadKeeps(p.KeepsPath)
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.Stdin)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	var failed error
	keep(root, &failed)
	err := fang.Execute(ctx, root,
		fang.WithVersion(p.Version), fang.WithCommit(p.Commit),
		fang.WithErrorHandler(func(_ io.Writer, _ fang.Styles, err error) { p.report(p.Stderr, err) }))
	if err == nil && failed != nil {
		err = failed
		p.report(p.Stderr, err)
	}
	return exitCode(err)
}

// keep lets the command and those below it put their errors aside. For an error
// that it is given, Fang asks the terminal for its background and waits for the
// answer, which after a panic on the screen another reader may have taken: the
// program would hang with its work done.
func keep(cmd *cobra.Command, failed *error) {
	if run := cmd.RunE; run != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			*failed = run(cmd, args)
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		keep(sub, failed)
	}
}

// report writes an error as a sentence; signals need none.
func (p Program) report(w io.Writer, err error) {
	var ended ui.SignalError
	var crash *library.Failure
	switch {
	case errors.As(err, &ended):
	case errors.As(err, &crash):
		fmt.Fprintf(w, "lectern: %s\nThis is a fault of lectern, please report it with these lines:\n%s\n", crash.Error(), crash.Stack)
	default:
		fmt.Fprintf(w, "lectern: %s\n", model.Sanitize(err.Error()))
	}
}

func exitCode(err error) int {
	var ended ui.SignalError
	var crash *library.Failure
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &ended):
		return exitSignal + signalNumber(ended.Signal)
	case errors.As(err, &crash):
		return exitCrashed
	}
	return exitFailed
}

// input are the flags that say how articles are read.
type input struct {
	raw       bool
	published string
	// fetch lets addresses among the paths be fetched, private also those of
	// this machine and its networks.
	fetch, private bool
}

func (p Program) root() *cobra.Command {
	var in input
	var theme string
	root := &cobra.Command{
		Use:   "lectern [PATH…]",
		Short: "Read annotated articles in the terminal",
		Long: `Lectern opens text files and folders of them as articles in which people, organizations, places, groups, dates,
quotes and figures are marked. One key walks every mention of one thing through all of them. Without a path it reads
what is piped to it, else it opens five articles that come with it; "-" reads standard input.`,
		Example: `lectern ~/articles            read a folder
lectern a.txt b.md            read two files
pdftotext a.pdf - | lectern   read what another program writes
lectern mentions "the UN" .   every mention, without the screen`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(style.Names(), theme) {
				return fmt.Errorf("“%s” is no theme; there are %s", model.SanitizeLine(theme), list(style.Names()))
			}
			return p.read(cmd.Context(), args, in, theme)
		},
	}
	root.Flags().StringVar(&theme, "theme", "auto", "colours: auto, dark, light, 16 or none")
	root.PersistentFlags().StringVar(&in.published, "published", "", "day of publication of articles that give none, such as 2016-03-25")
	root.PersistentFlags().BoolVar(&in.fetch, "fetch", false, "fetch the http and https addresses among the paths")
	root.PersistentFlags().BoolVar(&in.private, "allow-private", false, "with --fetch, also from this machine and private networks")
	root.AddCommand(p.annotateCommand(&in), p.mentionsCommand(&in), p.entitiesCommand(&in), p.figuresCommand(&in),
		p.quotesCommand(&in), p.timelineCommand(&in), p.placesCommand(&in), p.relatedCommand(&in), p.duplicatesCommand(&in), p.doctorCommand(&in), p.keysCommand())
	return root
}

// relocate keeps where the reader says that a place lies; nil where there is no
// file for it.
func (p Program) relocate() func(*model.Entity, float64, float64, string) error {
	if p.places == nil {
		return nil
	}
	return p.places.Set
}

// keeper keeps what the reader wants to stay; nil where there is no file for it.
func (p Program) keeper() ui.Keeper {
	if p.keeps == nil || p.KeepsPath == "" {
		return nil
	}
	return p.keeps
}

// list joins words as a sentence does: "a, b and c".
func list(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// read opens the reader, or where standard output is no terminal writes the
// articles plainly.
func (p Program) read(ctx context.Context, paths []string, in input, theme string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go ingest.Prepare()
	shown := unhindered()
	defer shown()
	keys, err := keymap.Load(keymap.Path())
	if err != nil {
		return err
	}
	if len(paths) == 0 && p.piped() {
		paths = []string{"-"}
	}
	if out, ok := p.Stdout.(*os.File); !ok || !term.IsTerminal(out.Fd()) {
		return p.plain(ctx, paths, in)
	}
	lib, err := p.open(ctx, paths, in, patience)
	if err != nil {
		return err
	}
	first, enough := context.WithTimeout(ctx, patience)
	lib.WaitFirst(first)
	enough()
	select {
	case <-lib.Done():
		if err := opened(lib); err != nil {
			return err
		}
	default:
	}
	go warm(ctx, lib)
	if err := ui.Run(ctx, lib, ui.Options{Theme: theme, Name: name(paths), Keys: keys, Relocate: p.relocate(), Shown: shown, Keeper: p.keeper(), Paths: paths}); err != nil {
		return err
	}
	select {
	case <-lib.Done():
		return opened(lib) // the screen ends by itself where there is nothing to read
	default:
		return nil
	}
}

// unhindered puts the collection of garbage off until the first frame is shown,
// which then calls the function that it returns: until then the heap is a few
// megabytes, and a collection takes a tenth of the frame's time.
func unhindered() (shown func()) {
	before := debug.SetGCPercent(500)
	return sync.OnceFunc(func() { debug.SetGCPercent(before) })
}

// patience is how long the screen waits for the first article before it shows
// that it is being read, and for any before those behind it overtake it.
const patience = 300 * time.Millisecond

// warm lets the library find what the screens ask for first, once it has
// everything, so that they open at once. A fault is left for the screen that
// asks: it ends the program in good order.
func warm(ctx context.Context, lib *library.Library) {
	defer func() { _ = recover() }()
	select {
	case <-lib.Done():
		lib.View().Warm(ctx)
	case <-ctx.Done():
	}
}

// name is what the screen calls the library: the name of the one folder that
// was opened, "" for anything else.
func name(paths []string) string {
	if len(paths) != 1 {
		return ""
	}
	if info, err := os.Stat(paths[0]); err != nil || !info.IsDir() {
		return ""
	}
	path, err := filepath.Abs(paths[0])
	if err != nil {
		return ""
	}
	return model.SanitizeLine(filepath.Base(path))
}

// opened says what is wrong where there is nothing to read.
func opened(lib *library.Library) error {
	v := lib.View()
	if len(v.Articles) > 0 {
		return nil
	}
	return unread(v.Skips)
}

// unread says why nothing at all can be read.
func unread(skips []library.Skip) error {
	switch n := len(skips); n {
	case 0:
		return errors.New("there is no article to read there")
	case 1:
		return skips[0].Reason
	default:
		lines := []string{fmt.Sprintf("none of %d files can be read", n)}
		for i, s := range skips {
			if i == 10 {
				lines = append(lines, fmt.Sprintf("and %d more", n-i))
				break
			}
			lines = append(lines, s.Reason.Error())
		}
		return errors.New(strings.Join(lines, "\n  "))
	}
}

// finish waits until the library is complete, tells of what was skipped on
// standard error, and fails where nothing was read.
func (p Program) finish(ctx context.Context, lib *library.Library) (*library.View, error) {
	lib.Begin()
	m := p.meter()
	for working := true; working; {
		select {
		case <-lib.Changed():
			if v := lib.View(); v.Reading {
				m.show("reading", v.Read, v.Total)
			} else {
				m.show("marking", v.Ready, len(v.Articles))
			}
		case <-lib.Done():
			working = false
		case <-ctx.Done():
			m.clear()
			return nil, ctx.Err()
		}
	}
	m.clear()
	v := lib.View()
	if v.Failure != nil {
		return nil, v.Failure
	}
	if err := opened(lib); err != nil {
		return nil, err
	}
	p.tell(v.Skips)
	p.tell(v.Unmarked)
	return v, nil
}

// tell tells of sources on standard error. Files whose names are of no format
// that is read, which are in every folder, share one line.
func (p Program) tell(skips []library.Skip) {
	var unknown []library.Skip
	for _, s := range skips {
		if errors.Is(s.Reason, ingest.ErrUnknown) {
			unknown = append(unknown, s)
			continue
		}
		fmt.Fprintf(p.Stderr, "lectern: %s\n", model.Sanitize(s.Reason.Error()))
	}
	switch n := len(unknown); {
	case n == 1:
		fmt.Fprintf(p.Stderr, "lectern: %s\n", model.Sanitize(unknown[0].Reason.Error()))
	case n > 1:
		fmt.Fprintf(p.Stderr, "lectern: %s files with names of no format that is read: %s\n", screen.Count(n), screen.Extensions(unknown))
	}
}
