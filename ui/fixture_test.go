package ui

import (
	"testing"

	"lectern/model/library"
	"lectern/ui/uitest"
	"lectern/ui/uitest/gold"
)

// start runs the program over the reference's seeds.
func start(t testing.TB, o uitest.Options) *uitest.Session {
	t.Helper()
	g, sources := gold.New(t, "seeds")
	lib := library.Open(t.Context(), library.Of(sources...), g)
	lib.WaitFirst(t.Context())
	return uitest.Start(t, New(lib, Options{}), o)
}

// nilLibrary is a library without articles.
func nilLibrary(t testing.TB) *library.Library {
	return library.Open(t.Context(), library.Of(), &gold.Annotator{})
}
