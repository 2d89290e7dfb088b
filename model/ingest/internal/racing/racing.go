// Package racing spares the race detector what it has nothing to find in. It is
// for tests alone.
package racing

import "testing"

// SkipLarge skips a test of large hostile input under the race detector: it
// would take minutes there, and the code under test is one goroutine's. Without
// the detector it runs.
func SkipLarge(t testing.TB) {
	t.Helper()
	if enabled {
		t.Skip("large input, one goroutine: run without the race detector")
	}
}
