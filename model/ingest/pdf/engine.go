package pdf

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	// memoryPages is the most memory that PDFium gets, in pages of 64 KiB: 1 GiB.
	// Reports take 20 to 60 MB; a file is held whole beside what is made of it.
	memoryPages = 16384
	// idleTime is how long the engine is kept after the last file. It holds about
	// 60 MB and starts again in a tenth of a second.
	idleTime = 30 * time.Second
)

// engine is PDFium, compiled to WebAssembly, ready to make instances. There is
// one, made when the first PDF is read; every file gets an instance of its own,
// so that what a hostile file does to its memory ends with it. An instance is
// made in about 3 ms.
type engine struct {
	pool  pdfium.Pool
	cache wazero.CompilationCache
}

// engines keeps the one engine between files and lets go of it when nobody has
// read a PDF for some time.
type engines struct {
	mu    sync.Mutex
	one   *engine
	users int
	idle  *time.Timer
}

var shared engines

// use gives the engine, making it where there is none; give it back with done.
func (e *engines) use() (*engine, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.idle != nil {
		e.idle.Stop()
		e.idle = nil
	}
	if e.one == nil {
		made, err := newEngine()
		if err != nil {
			return nil, err
		}
		e.one = made
	}
	e.users++
	return e.one, nil
}

func (e *engines) done() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.users--; e.users == 0 {
		e.idle = time.AfterFunc(idleTime, e.release)
	}
}

// release lets go of the engine if nobody uses it.
func (e *engines) release() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.users > 0 || e.one == nil {
		return
	}
	e.one.close()
	e.one = nil
}

// newEngine compiles PDFium on all processors, which takes two to five seconds
// and 400 MB, or takes it from the cache in a tenth of a second.
func newEngine() (*engine, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true).
		WithMemoryLimitPages(memoryPages)
	e := &engine{cache: openCache()}
	if e.cache != nil {
		config = config.WithCompilationCache(e.cache)
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context:  experimental.WithCompilationWorkers(context.Background(), runtime.GOMAXPROCS(0)),
		MaxTotal: runtime.GOMAXPROCS(0),
		// Nothing of the system is lent to PDFium: no folder, no output.
		FSConfig:      wazero.NewFSConfig(),
		Stdout:        io.Discard,
		Stderr:        io.Discard,
		RuntimeConfig: config,
	})
	if err != nil {
		e.close()
		return nil, err
	}
	e.pool = pool
	return e, nil
}

func (e *engine) close() {
	if e.pool != nil {
		_ = e.pool.Close()
	}
	if e.cache != nil {
		_ = e.cache.Close(context.Background())
	}
}

// openCache opens the cache of compiled code in the system's folder for caches;
// nil where there can be none.
func openCache() wazero.CompilationCache {
	base, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	dir := filepath.Join(base, "lectern")
	if os.MkdirAll(dir, 0o700) != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return nil
	}
	return cache
}
