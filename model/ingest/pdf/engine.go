package pdf

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"
	_ "unsafe" // for linkname

	_ "github.com/klippa-app/go-pdfium/webassembly" // for wasm
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/emscripten"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

const (
	// memoryPages is the most memory that a file gets, in pages of 64 KiB: 512 MiB.
	// Reports take 20 to 60 MB; a file is held whole beside what is made of it.
	memoryPages = 8192
	// maxInstances is how many files are read at a time.
	maxInstances = 4
	// idleTime is how long the engine is kept after the last file. It holds about
	// 60 MB and starts again in a tenth of a second.
	idleTime = 30 * time.Second
)

// wasm is PDFium, compiled to WebAssembly, as the library go-pdfium embeds it. Its
// own functions are not used: each costs more than the work where every character
// of a page is asked for, and they keep to themselves what calls them directly.
//
//go:linkname wasm github.com/klippa-app/go-pdfium/webassembly.pdfiumWasm
var wasm []byte

// engine is PDFium ready to make instances. There is one, made when the first PDF
// is read; every file gets an instance of its own, so that what a hostile file
// does to its memory ends with it. An instance is made in about 3 ms.
type engine struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
	cache   wazero.CompilationCache
	slots   chan struct{} // one for each instance that may be
}

// engines keeps the one engine between files and lets go of it when nobody has
// read a PDF for some time.
type engines struct {
	mu    sync.Mutex
	made  *making
	users int
	idle  *time.Timer
}

// making is an engine that is being made, or is.
type making struct {
	done   chan struct{} // closed when engine and err are there
	engine *engine
	err    error
}

var shared engines

// use gives the engine, having it made where there is none; give it back with
// release, unless there is an error. If the context ends first, the engine is
// made all the same, for the next file.
func (e *engines) use(ctx context.Context) (*engine, error) {
	e.mu.Lock()
	if e.idle != nil {
		e.idle.Stop()
		e.idle = nil
	}
	m := e.made
	if m == nil {
		m = &making{done: make(chan struct{})}
		e.made = m
		go func() {
			defer close(m.done)
			defer func() {
				if r := recover(); r != nil {
					m.err = fmt.Errorf("%w: %v", errEngine, r)
				}
			}()
			m.engine, m.err = newEngine()
		}()
	}
	e.users++
	e.mu.Unlock()
	select {
	case <-m.done:
	case <-ctx.Done():
		e.release()
		return nil, ctx.Err()
	}
	if m.err != nil {
		e.release()
		return nil, m.err
	}
	return m.engine, nil
}

func (e *engines) release() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.users--; e.users == 0 {
		e.idle = time.AfterFunc(idleTime, e.drop)
	}
}

// drop lets go of the engine if nobody uses it.
func (e *engines) drop() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.users > 0 || e.made == nil {
		return
	}
	<-e.made.done
	if e.made.engine != nil {
		e.made.engine.close()
	}
	e.made = nil
}

// newEngine compiles PDFium on all processors, which takes two to five seconds
// and 400 MB, or takes it from the cache in a tenth of a second.
func newEngine() (*engine, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true).
		WithMemoryLimitPages(memoryPages)
	e := &engine{cache: openCache(), slots: make(chan struct{}, min(maxInstances, runtime.GOMAXPROCS(0)))}
	if e.cache != nil {
		config = config.WithCompilationCache(e.cache)
	}
	start := time.Now()
	ctx := experimental.WithCompilationWorkers(context.Background(), runtime.GOMAXPROCS(0))
	e.runtime = wazero.NewRuntimeWithConfig(ctx, config)
	if err := e.compile(ctx); err != nil {
		e.close()
		return nil, err
	}
	if time.Since(start) > time.Second {
		debug.FreeOSMemory() // what compiling took, ten times what stays
	}
	return e, nil
}

func (e *engine) compile(ctx context.Context) error {
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, e.runtime); err != nil {
		return err
	}
	module, err := e.runtime.CompileModule(ctx, wasm)
	if err != nil {
		return err
	}
	e.module = module
	host := e.runtime.NewHostModuleBuilder("env")
	exporter, err := emscripten.NewFunctionExporterForModule(module)
	if err != nil {
		return err
	}
	exporter.ExportFunctions(host)
	for _, f := range module.ImportedFunctions() {
		// What PDFium would call to fill in forms, write files and so on.
		if from, name, _ := f.Import(); from == "env" && strings.HasSuffix(name, "_CB") {
			host.NewFunctionBuilder().WithGoModuleFunction(refuse, f.ParamTypes(), f.ResultTypes()).Export(name)
		}
	}
	_, err = host.Instantiate(ctx)
	return err
}

// refuse stands for all functions that nobody is to call.
var refuse = api.GoModuleFunc(func(context.Context, api.Module, []uint64) { panic(errEngine) })

func (e *engine) close() {
	_ = e.runtime.Close(context.Background())
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
