package crf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// lanes is how many 64-bit words hold the weights of one feature: one byte for
// each label, biased by 128, so that eight are added at once.
const lanes = (Labels + 7) / 8

// bias is what a byte of zero weight holds.
const bias = 128

// maxFeatures is how many rows fit into the 16-bit sums of Score.
const maxFeatures = 256

type row [lanes]uint64

// Model is the trained weights, quantised to steps of Scale and kept in an
// open-addressing table under 32-bit keys.
type Model struct {
	Trans Transitions
	Scale float32
	// Slope and Offset turn a span's probability into its confidence: the
	// logistic function of Slope times its logit plus Offset (Platt 1999).
	Slope, Offset float32

	slots []uint32 // keys; 0 is empty
	used  []uint64 // a bit for each slot that is taken
	ranks []uint32 // how many slots before each word of used are taken
	rows  []row    // in the order of the slots
	shift uint
}

// Rows is how many features have weights.
func (m *Model) Rows() int { return len(m.rows) }

// Bytes is the memory that the tables take.
func (m *Model) Bytes() int {
	return 4*len(m.slots) + 8*len(m.used) + 4*len(m.ranks) + 8*lanes*len(m.rows)
}

// lookup is the row of the key, nil where it has none.
func (m *Model) lookup(k uint32) *row {
	mask := uint32(len(m.slots) - 1)
	for i := k >> m.shift; ; i = (i + 1) & mask {
		switch m.slots[i] {
		case k:
			word := m.used[i>>6] & (1<<(i&63) - 1)
			return &m.rows[m.ranks[i>>6]+uint32(bits.OnesCount64(word))]
		case 0:
			return nil
		}
	}
}

// Score adds up the weights of the features. Of more than 256 keys with
// weights the rest is left out.
func (m *Model) Score(keys []uint32, out *Scores) {
	const even = 0x00ff00ff00ff00ff
	var sums [2 * lanes]uint64
	n := int32(0)
	for _, k := range keys {
		r := m.lookup(k)
		if r == nil {
			continue
		}
		if n++; n > maxFeatures {
			n--
			break
		}
		for i, w := range r {
			sums[2*i] += w & even
			sums[2*i+1] += w >> 8 & even
		}
	}
	for j := range out {
		sum := uint16(sums[j/8*2+j&1] >> (j % 8 / 2 * 16))
		out[j] = float32(int32(sum)-bias*n) * m.Scale
	}
}

// Weight is the weight of the feature for the label.
func (m *Model) Weight(k uint32, b Label) float32 {
	r := m.lookup(k)
	if r == nil {
		return 0
	}
	return float32(int(byte(r[b/8]>>(b%8*8)))-bias) * m.Scale
}

// Entry is a feature with its quantised weights, as the file keeps it.
type Entry struct {
	Key     uint32
	Weights [Labels]int8
}

// Header is what a model file says besides its weights.
type Header struct {
	Scale         float32
	Slope, Offset float32
	Trans         Transitions
}

// New makes a model of entries, whose keys must differ and not be 0.
func New(h *Header, entries []Entry) *Model {
	size, shift := 64, uint(26)
	for size*5 < len(entries)*7 {
		size *= 2
		shift--
	}
	m := &Model{Trans: h.Trans, Scale: h.Scale, Slope: h.Slope, Offset: h.Offset, shift: shift,
		slots: make([]uint32, size), used: make([]uint64, size/64), ranks: make([]uint32, size/64),
		rows: make([]row, len(entries))}
	mask := uint32(size - 1)
	for i := range entries {
		k := entries[i].Key
		s := k >> shift
		for m.slots[s] != 0 {
			s = (s + 1) & mask
		}
		m.slots[s] = k
		m.used[s>>6] |= 1 << (s & 63)
	}
	n := uint32(0)
	for i, u := range m.used {
		m.ranks[i] = n
		n += uint32(bits.OnesCount64(u))
	}
	for i := range entries {
		*m.lookup(entries[i].Key) = pack(&entries[i].Weights)
	}
	return m
}

func pack(weights *[Labels]int8) (r row) {
	for j, w := range weights {
		r[j/8] |= uint64(byte(int(w)+bias)) << (j % 8 * 8)
	}
	return r
}

// magic begins a model file; the digit is the version of the format and of the
// features, so that a model never meets features it was not trained with.
var magic = [8]byte{'L', 'N', 'T', 'A', 'G', '0', '0', '4'}

// Encode is the file form: a header with the counts, the transitions, the sorted
// keys as differences, a bit set of the labels with weights, then those
// weights, all compressed. Entries are sorted in place.
func Encode(h *Header, entries []Entry) ([]byte, error) {
	slices.SortFunc(entries, func(a, b Entry) int { return int(int64(a.Key) - int64(b.Key)) })
	raw := binary.LittleEndian.AppendUint32(nil, uint32(len(entries)))
	for _, f := range [3]float32{h.Scale, h.Slope, h.Offset} {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(f))
	}
	for a := range h.Trans {
		for b := range h.Trans[a] {
			raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(h.Trans[a][b]))
		}
	}
	last := uint32(0)
	for _, e := range entries {
		raw = binary.AppendUvarint(raw, uint64(e.Key-last))
		last = e.Key
	}
	for plane := range 3 {
		for _, e := range entries {
			var set uint32
			for j, w := range e.Weights {
				if w != 0 {
					set |= 1 << j
				}
			}
			raw = append(raw, byte(set>>(8*plane)))
		}
	}
	for _, e := range entries {
		for _, w := range e.Weights {
			if w != 0 {
				raw = append(raw, byte(w))
			}
		}
	}
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	return w.EncodeAll(raw, slices.Clone(magic[:])), nil
}

var errCut = errors.New("tagger model: file is cut short")

// Decode reads what Encode wrote.
func Decode(data []byte) (*Model, error) {
	if len(data) < len(magic) || [8]byte(data[:8]) != magic {
		return nil, errors.New("tagger model: not a model of this version")
	}
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(128<<20))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	raw, err := r.DecodeAll(data[8:], nil)
	if err != nil {
		return nil, fmt.Errorf("tagger model: %w", err)
	}
	const fixed = 16 + 4*Labels*Labels
	if len(raw) < fixed {
		return nil, errCut
	}
	n := int(binary.LittleEndian.Uint32(raw))
	float := func(at int) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(raw[at:])) }
	h := &Header{Scale: float(4), Slope: float(8), Offset: float(12)}
	for a := range h.Trans {
		for b := range h.Trans[a] {
			h.Trans[a][b] = float(16 + 4*(a*Labels+b))
		}
	}
	if raw = raw[fixed:]; n > len(raw) {
		return nil, errCut
	}
	entries, err := decodeEntries(raw, n)
	if err != nil {
		return nil, err
	}
	return New(h, entries), nil
}

func decodeEntries(raw []byte, n int) ([]Entry, error) {
	entries := make([]Entry, n)
	last := uint32(0)
	for i := range entries {
		delta, used := binary.Uvarint(raw)
		if used <= 0 || delta == 0 {
			return nil, errCut
		}
		raw = raw[used:]
		last += uint32(delta)
		entries[i].Key = last
	}
	if len(raw) < 3*n {
		return nil, errCut
	}
	sets, raw := raw[:3*n], raw[3*n:]
	for i := range entries {
		set := uint32(sets[i]) | uint32(sets[n+i])<<8 | uint32(sets[2*n+i])<<16
		if bits.OnesCount32(set) > len(raw) || set >= 1<<Labels {
			return nil, errCut
		}
		for ; set != 0; set &= set - 1 {
			entries[i].Weights[bits.TrailingZeros32(set)] = int8(raw[0])
			raw = raw[1:]
		}
	}
	if len(raw) != 0 {
		return nil, errCut
	}
	return entries, nil
}
