// Command libraries extracts articles with the libraries that Lectern is
// compared with: it reads pages from standard input, one JSON object a line,
// and prints one object for each. It is a module of its own so that the program
// does not carry them; the command in the folder above starts it.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// page is what comes in.
type page struct {
	HTML []byte `json:"html"`
	URL  string `json:"url"`
}

// answer is what a library finds, and the seconds that it took.
type answer struct {
	Text    string  `json:"text"`
	Title   string  `json:"title"`
	Author  string  `json:"author"`
	Date    string  `json:"date"`
	Seconds float64 `json:"seconds"`
}

func main() {
	library := flag.String("library", "", "readability, trafilatura, trafilatura-fallback or all")
	flag.Parse()
	if err := run(*library, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "libraries:", err)
		os.Exit(1)
	}
}

func run(library string, r io.Reader, w io.Writer) error {
	extract := map[string]func([]byte, *url.URL) (answer, error){
		"readability": withReadability, "trafilatura": withTrafilatura(false), "trafilatura-fallback": withTrafilatura(true), "all": allText,
	}[library]
	if extract == nil {
		return fmt.Errorf("no library is called %q", library)
	}
	in, out := json.NewDecoder(r), json.NewEncoder(w)
	for {
		var p page
		if err := in.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		address, err := url.Parse(p.URL)
		if err != nil {
			return err
		}
		began := time.Now()
		// A page that a library fails on has no text.
		found, _ := extract(p.HTML, address)
		found.Seconds = time.Since(began).Seconds()
		if err := out.Encode(found); err != nil {
			return err
		}
	}
}

func withReadability(markup []byte, address *url.URL) (answer, error) {
	article, err := readability.FromReader(bytes.NewReader(markup), address)
	if err != nil || article.Node == nil {
		return answer{}, err
	}
	found := answer{Text: textOf(article.Node), Title: article.Title(), Author: article.Byline()}
	if at, err := article.PublishedTime(); err == nil {
		found.Date = at.Format(time.DateOnly)
	}
	return found, nil
}

func withTrafilatura(fallback bool) func([]byte, *url.URL) (answer, error) {
	return func(markup []byte, address *url.URL) (answer, error) {
		result, err := trafilatura.Extract(bytes.NewReader(markup), trafilatura.Options{OriginalURL: address, EnableFallback: fallback, ExcludeComments: true})
		if err != nil {
			return answer{}, err
		}
		found := answer{Text: result.ContentText, Title: result.Metadata.Title, Author: result.Metadata.Author}
		if !result.Metadata.Date.IsZero() {
			found.Date = result.Metadata.Date.Format(time.DateOnly)
		}
		return found, nil
	}
}

func allText(markup []byte, _ *url.URL) (answer, error) {
	root, err := html.Parse(bytes.NewReader(markup))
	if err != nil {
		return answer{}, err
	}
	return answer{Text: textOf(root)}, nil
}

// textOf is all text below n, in words parted where elements other than those
// within lines part them.
func textOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		inline := true
		switch n.Type {
		case html.TextNode:
			b.WriteString(n.Data)
		case html.ElementNode:
			switch n.Data {
			case "script", "style", "head", "noscript", "template":
				return
			case "a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", "time", "wbr":
			default:
				inline = false
			}
		}
		if !inline {
			b.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if !inline {
			b.WriteByte('\n')
		}
	}
	walk(n)
	return b.String()
}
