// Lectern is a reading stand for the terminal: it opens a folder of articles in
// which people, organisations, places, dates, quotes and figures are marked,
// and walks every mention of one thing through all of them.
package main

import (
	"context"
	"os"
	"runtime/debug"

	"lectern/annotate"
	"lectern/model/fetch"
	"lectern/model/store"
	"lectern/seeds"
	"lectern/ui/cli"
)

// version and commit are set by the linker when a release is built.
var version, commit string

// build is the version and commit of this build: those that the linker set, else
// those that the Go toolchain noted.
func build() (string, string) {
	if info, ok := debug.ReadBuildInfo(); ok && version == "" {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = s.Value
			}
		}
	}
	if version == "" {
		version = "(devel)"
	}
	return version, commit
}

func main() {
	version, commit := build()
	program := cli.Program{
		Version: version, Commit: commit,
		Seeds:      seeds.FS,
		Annotator:  annotate.New(),
		CacheDir:   fetch.CacheDir(),
		PlacesPath: store.PlacesPath(), KeepsPath: store.KeepsPath(),
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
	}
	os.Exit(program.Main(context.Background(), os.Args[1:]))
}
