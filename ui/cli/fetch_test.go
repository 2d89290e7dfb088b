package cli

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
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
