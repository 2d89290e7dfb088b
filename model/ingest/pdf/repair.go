package pdf

import (
	"bytes"
	"fmt"
	"io"
)

// mended is the file with a new end, for one that was cut off: PDFium finds the
// objects of a file without a table of contents, but not which of them is the
// catalog. It is nil where no catalog can be seen, as in files that keep it
// compressed.
func mended(r io.Reader, size int64) []byte {
	data := make([]byte, size)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil
	}
	for _, mark := range []string{"/Type /Catalog", "/Type/Catalog"} {
		at := bytes.LastIndex(data, []byte(mark))
		if at < 0 {
			continue
		}
		const near = 4096 // bytes: a catalog is a small object
		before := data[max(0, at-near):at]
		obj := bytes.LastIndex(before, []byte(" obj"))
		if obj < 0 {
			continue
		}
		fields := bytes.Fields(before[max(0, obj-24):obj])
		if len(fields) < 2 {
			continue
		}
		n, generation := fields[len(fields)-2], fields[len(fields)-1]
		if !digits(n) || !digits(generation) {
			continue
		}
		return fmt.Appendf(data, "\nendobj\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n", n, generation)
	}
	return nil
}

func digits(b []byte) bool { return len(b) > 0 && len(b) < 10 && len(bytes.Trim(b, "0123456789")) == 0 }
