// Command build compiles the outlines of the atlas from Natural Earth's
// countries into the file that the program embeds. Run it from the repository's
// root:
//
//	npm install --ignore-scripts --prefix DIR world-atlas@2.0.2
//	go run ./ui/atlas/build -src DIR
//
// world-atlas holds Natural Earth 4.1's countries (public domain) as TopoJSON,
// in a fine (1:50 million) and a coarse (1:110 million) scale. An edge that two
// countries share becomes a border, as Natural Earth draws them: by who is in
// control; one that a single country has becomes a coast. The edges that only
// close the sheet, along the date line and at the south pole, are left out. For
// each country a point well inside it is found, where its name can stand. The
// same source gives the same file, byte for byte.
package main

import (
	"bytes"
	"compress/flate"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	src := flag.String("src", "", "the `folder` with node_modules, where the package was installed")
	out := flag.String("out", "ui/atlas/outlines.bin", "the `file` to write")
	flag.Parse()
	if err := run(*src, *out); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(src, out string) error {
	if src == "" {
		return fmt.Errorf("-src is missing: name the folder where the package was installed")
	}
	var e encoder
	for _, name := range []string{"countries-110m.json", "countries-50m.json"} {
		data, err := os.ReadFile(filepath.Join(src, "node_modules", "world-atlas", name))
		if err != nil {
			return err
		}
		t, err := readTopology(data)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		coasts, borders := t.lines()
		e.lines(coasts)
		e.lines(borders)
		fmt.Printf("%s: %d coasts, %d borders\n", name, len(coasts), len(borders))
		if name == "countries-50m.json" {
			names := t.names()
			e.names(names)
			fmt.Printf("%s: %d names\n", name, len(names))
		}
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(e.buf); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, %d unpacked\n", out, packed.Len(), len(e.buf))
	return os.WriteFile(out, packed.Bytes(), 0o644)
}
