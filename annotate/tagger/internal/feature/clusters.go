package feature

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// ClusterEntry says which cluster a word belongs to.
type ClusterEntry struct {
	Key  uint32 // ClusterKey of the word
	Fine uint16
	Type uint8 // the group of words that have like labels
}

// ClusterKey is the name under which a word's cluster is kept: a hash of the
// word in lower case.
func ClusterKey(word string) uint32 { return uint32(hashFold(word) >> 32) }

// Clusters knows to which group of like words a word belongs. The groups come
// from word vectors, so that words that stand in the same surroundings in much
// text (first names, rivers, ministries) share one.
type Clusters struct {
	keys   []uint32 // open addressing; 0 is empty
	fine   []uint16
	types  []uint8
	coarse []uint16 // by fine cluster
	shift  uint
}

var clusterMagic = [4]byte{'L', 'C', 'L', '2'}

// EncodeClusters is the file form: entries sorted by key, coarse[f] the coarse
// cluster of the fine cluster f.
func EncodeClusters(entries []ClusterEntry, coarse []uint16) ([]byte, error) {
	raw := binary.LittleEndian.AppendUint32(clusterMagic[:], uint32(len(entries)))
	raw = binary.LittleEndian.AppendUint32(raw, uint32(len(coarse)))
	last := uint32(0)
	for _, e := range entries {
		raw = binary.AppendUvarint(raw, uint64(e.Key-last))
		last = e.Key
	}
	// The two bytes of an id apart: the high ones compress better together.
	for _, e := range entries {
		raw = append(raw, byte(e.Fine))
	}
	for _, e := range entries {
		raw = append(raw, byte(e.Fine>>8))
	}
	for _, e := range entries {
		raw = append(raw, e.Type)
	}
	for _, c := range coarse {
		raw = binary.LittleEndian.AppendUint16(raw, c)
	}
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	return w.EncodeAll(raw, nil), nil
}

// DecodeClusters reads what EncodeClusters wrote.
func DecodeClusters(data []byte) (*Clusters, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	raw, err := r.DecodeAll(data, nil)
	if err != nil {
		return nil, fmt.Errorf("word clusters: %w", err)
	}
	if len(raw) < 12 || [4]byte(raw[:4]) != clusterMagic {
		return nil, errors.New("word clusters: not a cluster table")
	}
	n := int(binary.LittleEndian.Uint32(raw[4:]))
	groups := int(binary.LittleEndian.Uint32(raw[8:]))
	raw = raw[12:]
	if n > len(raw) || groups > len(raw) {
		return nil, errors.New("word clusters: table is cut short")
	}
	c := &Clusters{coarse: make([]uint16, groups), shift: 32}
	size := 1
	for size < n+n/2 {
		size *= 2
		c.shift--
	}
	c.keys, c.fine, c.types = make([]uint32, size), make([]uint16, size), make([]uint8, size)
	slots := make([]int32, n)
	last := uint32(0)
	for i := range slots {
		delta, used := binary.Uvarint(raw)
		if used <= 0 {
			return nil, errors.New("word clusters: table is cut short")
		}
		raw = raw[used:]
		last += uint32(delta)
		slots[i] = int32(c.slot(last))
		c.keys[slots[i]] = last
	}
	if len(raw) != 3*n+2*groups {
		return nil, errors.New("word clusters: table is cut short")
	}
	for i, s := range slots {
		c.fine[s] = uint16(raw[i]) | uint16(raw[n+i])<<8
		c.types[s] = raw[2*n+i]
		if int(c.fine[s]) >= groups {
			return nil, errors.New("word clusters: cluster out of range")
		}
	}
	for i := range c.coarse {
		c.coarse[i] = binary.LittleEndian.Uint16(raw[3*n+2*i:])
	}
	return c, nil
}

// slot is where the key is or, where it is not kept, the empty slot that ends
// its chain.
func (c *Clusters) slot(k uint32) int {
	mask := len(c.keys) - 1
	i := int(k>>c.shift) & mask
	for c.keys[i] != 0 && c.keys[i] != k {
		i = (i + 1) & mask
	}
	return i
}

// find is the fine and the coarse cluster and the type of the word with the
// hash, each plus one; zeros where the word is not known.
func (c *Clusters) find(hash uint64) (fine, coarse, kind uint16) {
	k := uint32(hash >> 32)
	if c == nil || k == 0 {
		return 0, 0, 0
	}
	i := c.slot(k)
	if c.keys[i] == 0 {
		return 0, 0, 0
	}
	f := c.fine[i]
	return f + 1, c.coarse[f] + 1, uint16(c.types[i]) + 1
}

// Bytes is the memory that the table takes.
func (c *Clusters) Bytes() int { return 4*len(c.keys) + 2*len(c.fine) + len(c.types) + 2*len(c.coarse) }
