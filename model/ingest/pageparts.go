package ingest

import (
	"io/fs"
	"strings"
)

// partsSuffixes end the names of the folders in which browsers put the pictures,
// programs and frames of a page that they save complete, in the languages that
// they name them in.
var partsSuffixes = []string{
	"_files", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros", "_file", "-filer", "_bestanden", "_pliki", "_soubory", "_tiedostot", "_dosyalar", "_fitxers", "_elemei", "_datoteke", "_файлы", "_файли", ".files",
}

// pageParts are the folders among the entries that hold such parts: the page is
// beside them. They are part of an article that is read, not files to read.
func pageParts(entries []fs.DirEntry) map[string]bool {
	var parts map[string]bool
	pages := make(map[string]bool)
	for _, e := range entries {
		for _, extension := range []string{".html", ".htm", ".xhtml"} {
			if stem, ok := strings.CutSuffix(e.Name(), extension); ok && !e.IsDir() {
				pages[stem] = true
			}
		}
	}
	if len(pages) == 0 {
		return nil
	}
	for _, e := range entries {
		for _, suffix := range partsSuffixes {
			if stem, ok := strings.CutSuffix(e.Name(), suffix); ok && e.IsDir() && pages[stem] {
				if parts == nil {
					parts = make(map[string]bool)
				}
				parts[e.Name()] = true
			}
		}
	}
	return parts
}
