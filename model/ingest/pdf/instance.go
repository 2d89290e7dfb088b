package pdf

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"unicode/utf16"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

var errEngine = errors.New("the PDF engine has an unknown form")

// instance is PDFium with memory of its own, for one file. It is not safe for
// several goroutines.
type instance struct {
	ctx     context.Context
	engine  *engine
	module  api.Module
	memory  api.Memory
	found   map[string]api.Function
	stack   [8]uint64
	scratch uint32 // scratchSize bytes of the instance's memory
	// err is the first failure: the context is done, or PDFium broke. Nothing is
	// called after it.
	err error
}

const scratchSize = 4096

// instance makes one, waiting until it may; close it.
func (e *engine) instance(ctx context.Context) (*instance, error) {
	select {
	case e.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	// Nothing of the system is lent to PDFium: no folder, no output.
	config := wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize")
	module, err := e.runtime.InstantiateModule(ctx, e.module, config)
	if err != nil {
		<-e.slots
		return nil, err
	}
	i := &instance{ctx: ctx, engine: e, module: module, memory: module.Memory(), found: make(map[string]api.Function)}
	i.call("FPDF_InitLibrary")
	i.scratch = uint32(i.call("malloc", scratchSize))
	if i.err == nil && i.scratch == 0 {
		i.err = errEngine
	}
	if i.err != nil {
		i.close()
		return nil, i.err
	}
	return i, nil
}

// close frees the memory of the instance, whatever state it is in.
func (i *instance) close() {
	if i.module != nil {
		_ = i.module.Close(context.Background())
		i.module = nil
		<-i.engine.slots
	}
}

// call calls a function of PDFium. After an error it does nothing and gives 0.
func (i *instance) call(name string, args ...uint64) uint64 {
	if i.err != nil {
		return 0
	}
	fn := i.found[name]
	if fn == nil {
		if fn = i.module.ExportedFunction(name); fn == nil {
			i.err = errEngine
			return 0
		}
		i.found[name] = fn
	}
	n := copy(i.stack[:], args)
	clear(i.stack[n:])
	if i.err = fn.CallWithStack(i.ctx, i.stack[:]); i.err != nil {
		return 0
	}
	return i.stack[0]
}

// count is a call that gives a C int; negative ones are 0.
func (i *instance) count(name string, args ...uint64) int {
	return max(0, int(int32(i.call(name, args...))))
}

// floats are n of them in scratch memory.
func (i *instance) floats(n uint32) []float64 {
	all := make([]float64, n)
	b, ok := i.memory.Read(i.scratch, 4*n)
	if !ok {
		return all
	}
	for k := range all {
		all[k] = finite(float64(math.Float32frombits(binary.LittleEndian.Uint32(b[4*k:]))))
	}
	return all
}

// finite keeps what a file claims within what can be reckoned with.
func finite(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return max(-1e6, min(1e6, v))
}

// bytes are n bytes of the instance's memory, copied.
func (i *instance) bytes(at, n uint32) []byte {
	b, ok := i.memory.Read(at, n)
	if !ok {
		return nil
	}
	return append([]byte(nil), b...)
}

// text reads a UTF-16LE string that get writes, as PDFium's functions do: into
// a buffer of size bytes, giving the size needed with the NUL at the end.
func (i *instance) text(get func(buffer, size uint64) uint64) string {
	n := min(uint32(get(uint64(i.scratch), scratchSize)), scratchSize)
	b := i.bytes(i.scratch, n)
	units := make([]uint16, 0, n/2)
	for k := 0; k+1 < len(b); k += 2 {
		if u := binary.LittleEndian.Uint16(b[k:]); u != 0 {
			units = append(units, u)
		}
	}
	return string(utf16.Decode(units))
}

// load puts the file in the instance's memory, from which PDFium reads it as
// long as the instance lives.
func (i *instance) load(r io.Reader, size int64) (uint64, error) {
	at := uint32(i.call("malloc", uint64(size)))
	if i.err != nil {
		return 0, i.err
	}
	if at == 0 {
		return 0, errMemory
	}
	b, ok := i.memory.Read(at, uint32(size))
	if !ok {
		return 0, errMemory
	}
	if _, err := io.ReadFull(r, b); err != nil {
		return 0, err
	}
	return i.call("FPDF_LoadMemDocument64", uint64(at), uint64(size), 0), i.err
}

var errMemory = errors.New("out of memory")
