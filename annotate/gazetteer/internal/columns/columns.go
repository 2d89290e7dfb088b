// Package columns is the container of the compiled lists: a short readable
// header and a sequence of byte columns, compressed together with Zstandard.
// Columns of one kind of value compress far better than records do.
package columns

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/klauspost/compress/zstd"
)

// Version is the version of the format; a file of another version is refused.
const Version = 1

const (
	magic      = "LGAZ"
	headerSize = 4 + 4*8
)

// Header says what a file holds. Every number is stored as four bytes, least
// significant first.
type Header struct {
	Version uint32
	// Forms, Items and Words count the names, the things they name and the
	// words of the file.
	Forms, Items, Words uint32
	// Keys counts the distinct keys of forms and of their beginnings.
	Keys uint32
	// Size is the payload's length in bytes before compression, Compressed
	// after it; Checksum is the CRC-32C of the payload before compression.
	Size, Compressed, Checksum uint32
}

func (h *Header) fields() []*uint32 {
	return []*uint32{&h.Version, &h.Forms, &h.Items, &h.Words, &h.Keys, &h.Size, &h.Compressed, &h.Checksum}
}

// ErrFormat is the error of a file that is not of this format and version.
var ErrFormat = errors.New("not a compiled gazetteer of this version")

// ReadHeader reads the header of a file.
func ReadHeader(file []byte) (Header, error) {
	var h Header
	if len(file) < headerSize || string(file[:4]) != magic {
		return h, ErrFormat
	}
	for i, f := range h.fields() {
		*f = binary.LittleEndian.Uint32(file[4+4*i:])
	}
	if h.Version != Version || int(h.Compressed) != len(file)-headerSize {
		return h, ErrFormat
	}
	return h, nil
}

// Encode makes a file of the columns; the counts of h are kept and the rest of
// it filled in.
func Encode(h Header, cols [][]byte) ([]byte, error) {
	var payload []byte
	for _, c := range cols {
		payload = binary.AppendUvarint(payload, uint64(len(c)))
		payload = append(payload, c...)
	}
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1),
		zstd.WithWindowSize(8<<20), zstd.WithEncoderCRC(false))
	if err != nil {
		return nil, err
	}
	body := w.EncodeAll(payload, nil)
	h.Version, h.Size, h.Compressed, h.Checksum = Version, uint32(len(payload)), uint32(len(body)), Checksum(payload)
	file := []byte(magic)
	for _, f := range h.fields() {
		file = binary.LittleEndian.AppendUint32(file, *f)
	}
	return append(file, body...), nil
}

// Checksum is the CRC-32C that the header stores.
func Checksum(payload []byte) uint32 {
	return crc32.Checksum(payload, crc32.MakeTable(crc32.Castagnoli))
}

// Payload decompresses the columns of a file.
func Payload(file []byte) (Header, []byte, error) {
	h, err := ReadHeader(file)
	if err != nil {
		return h, nil, err
	}
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return h, nil, err
	}
	defer r.Close()
	payload, err := r.DecodeAll(file[headerSize:], make([]byte, 0, h.Size))
	if err != nil {
		return h, nil, fmt.Errorf("decompress: %w", err)
	}
	if len(payload) != int(h.Size) {
		return h, nil, ErrFormat
	}
	return h, payload, nil
}

// Split parts a payload into its columns, which share its memory.
func Split(payload []byte) ([][]byte, error) {
	var cols [][]byte
	for len(payload) > 0 {
		n, k := binary.Uvarint(payload)
		if k <= 0 || n > uint64(len(payload)-k) {
			return nil, ErrFormat
		}
		cols = append(cols, payload[k:k+int(n)])
		payload = payload[k+int(n):]
	}
	return cols, nil
}
