package cli

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Nothing is fetched that nobody asked for, and nothing from this machine
// without leave.
func TestAddressesAreFetchedOnlyWhenAsked(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/plain; charset=koi8-r")
		fmt.Fprint(w, "here is Ann.")
	}))
	defer server.Close()
	address := server.URL + "/a"
	tests := []struct {
		args        []string
		asked, code int
		out, errs   string
	}{
		{[]string{"entities", address}, 0, 1, "", "is an address, and lectern goes to the network only when it is asked to: add --fetch"},
		{[]string{"entities", "--fetch", address}, 0, 1, "", "is an address on this machine or in a private network; add --allow-private if you mean it."},
		{[]string{"entities", "--fetch", "--allow-private", address}, 2, 0, "Ann", ""},
		{[]string{"doctor", "--json", "--fetch", "--allow-private", address}, 2, 0, `"url":"` + address + `"`, ""},
		{[]string{"annotate", "--raw", "--fetch", address}, 0, 1, "", "is an address; --raw is for files"},
	}
	for _, tt := range tests {
		asked = 0
		var out, errs bytes.Buffer
		p := Program{Annotator: capitals{}, Stdout: &out, Stderr: &errs}
		if code := p.Main(t.Context(), tt.args); code != tt.code || asked != tt.asked || !strings.Contains(out.String(), tt.out) || !strings.Contains(errs.String(), tt.errs) {
			t.Errorf("%q: exit %d after %d askings: %s%s", tt.args, code, asked, out.String(), errs.String())
		}
	}
}

// A list of feeds is fetched feed by feed; one that cannot be had costs nothing
// else.
func TestFeedsOfAListAreFetched(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title>
<item><title>Ferry</title><description>The ferry was late, said Ann.</description></item>
<item><title>Train</title><description>The train was early, said Bob.</description></item></channel></rss>`)
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	list := filepath.Join(t.TempDir(), "feeds.opml")
	text := fmt.Sprintf(`<opml version="2.0"><body><outline text="gone" xmlUrl="%[1]s/gone"/><outline text="Courier" xmlUrl="%[1]s/feed"/></body></opml>`, server.URL)
	if err := os.WriteFile(list, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	mux.HandleFunc("/list", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, text) })
	var out, errs bytes.Buffer
	p := Program{Annotator: capitals{}, Stdout: &out, Stderr: &errs}
	for _, path := range []string{list, server.URL + "/list"} {
		out.Reset()
		if code := p.Main(t.Context(), []string{"entities", "--fetch", "--allow-private", path}); code != 0 {
			t.Errorf("%s: exit %d", path, code)
		}
		for _, name := range []string{"Ann", "Bob"} {
			if !strings.Contains(out.String(), name) {
				t.Errorf("%s: no %s in %s", path, name, out.String())
			}
		}
	}
	if !strings.Contains(errs.String(), "/gone was not given out: the server answered 404 Not Found") {
		t.Errorf("%s", errs.String())
	}
	errs.Reset()
	if code := p.Main(t.Context(), []string{"entities", list}); code == 0 || !strings.Contains(errs.String(), "--fetch") {
		t.Errorf("without leave: exit %d, %s", code, errs.String())
	}
}
