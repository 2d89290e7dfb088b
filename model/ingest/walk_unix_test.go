//go:build unix

package ingest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestWalkSpecialFiles(t *testing.T) {
	dir := tree(t, "a.txt")
	pipe := filepath.Join(dir, "pipe.txt")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	files, skips := List(Walk(context.Background(), dir, pipe, "/dev/null"))
	if len(files) != 1 || len(skips) != 3 {
		t.Fatalf("%v, %v", files, skips)
	}
	for _, s := range skips {
		if !errors.Is(s, ErrNotRegular) {
			t.Error(s)
		}
	}
	// A pipe that takes the place of a file must not hold the reader.
	f := files[0]
	os.Remove(f.Path)
	if err := syscall.Mkfifo(f.Path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Read(); !errors.Is(err, ErrNotRegular) {
		t.Errorf("read of a pipe: %v", err)
	}
	os.Remove(f.Path)
	if _, err := f.Read(); !errors.Is(err, ErrNotFound) {
		t.Errorf("read of a file that is gone: %v", err)
	}
}
