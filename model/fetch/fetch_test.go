package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const page = "<!doctype html><title>Ferry</title><p>The ferry was late again on Monday."

// site is a server with a page and everything that goes wrong on others.
type site struct {
	*httptest.Server
	asked  atomic.Int64 // for the pages below /cache
	robots atomic.Pointer[func(http.ResponseWriter)]
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{}
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		if f := s.robots.Load(); f != nil {
			(*f)(w)
			return
		}
		fmt.Fprint(w, "User-agent: lectern\nDisallow: /private/\nAllow: /private/not\n\nUser-agent: *\nDisallow: /others/\n")
	})
	write := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}
	for _, path := range []string{"/page", "/private/x", "/private/not", "/others/x"} {
		mux.HandleFunc(path, write)
	}
	mux.HandleFunc("/to/page", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/to/file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(302)
	})
	mux.HandleFunc("/to/inside", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest", http.StatusFound)
	})
	mux.HandleFunc("/gone", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) })
	mux.HandleFunc("/pay", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusPaymentRequired) })
	mux.HandleFunc("/busy", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	mux.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "2000000")
		w.WriteHeader(http.StatusOK)
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 100 {
			if _, err := z.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
		z.Close()
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		for r.Context().Err() == nil {
			fmt.Fprint(w, ".")
			w.(http.Flusher).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	})
	cached := func(headers ...string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			s.asked.Add(1)
			for i := 0; i < len(headers); i += 2 {
				w.Header().Set(headers[i], headers[i+1])
			}
			if tag := w.Header().Get("ETag"); tag != "" && r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			write(w, r)
		}
	}
	mux.HandleFunc("/cache/hour", cached("Cache-Control", "max-age=3600"))
	mux.HandleFunc("/cache/tag", cached("Cache-Control", "no-cache", "ETag", `"1"`))
	mux.HandleFunc("/cache/never", cached("Cache-Control", "no-store, max-age=3600", "ETag", `"1"`))
	mux.HandleFunc("/cache/plain", cached())
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestGet(t *testing.T) {
	s := newSite(t)
	tests := []struct {
		path     string
		want     error
		sentence string
	}{
		{"/page", nil, ""},
		{"/page#part", nil, ""},
		{"/to/page", nil, ""},
		{"/private/not", nil, ""},
		{"/others/x", nil, ""},
		{"/private/x", ErrRobots, "is not for programs, as the site's robots.txt says; open it in a browser and save it there."},
		{"/loop", ErrRedirect, "leads on and on: more than 5 redirects."},
		{"/to/file", ErrRedirect, "leads to something that is no web address."},
		{"/nothing", ErrStatus, "was not given out: the server answered 404 Not Found; check the address."},
		{"/gone", ErrStatus, "410 Gone; check the address."},
		{"/pay", ErrStatus, "402 Payment Required; open it in a browser and save it there."},
		{"/busy", ErrStatus, "429 Too Many Requests; it asks to be tried again after 120 seconds."},
		{"/large", ErrTooLarge, "is larger than 1 MB; save it with a browser first."},
		{"/endless", ErrTooLarge, "is larger than 1 MB; save it with a browser first."},
		{"/bomb", ErrTooLarge, "is larger than 1 MB; save it with a browser first."},
	}
	c := New(Options{Private: true, MaxBytes: 1 << 20})
	for _, tt := range tests {
		a, err := c.Get(t.Context(), s.URL+tt.path)
		if !errors.Is(err, tt.want) || err != nil && !strings.HasSuffix(err.Error(), tt.sentence) {
			t.Errorf("%s: %v", tt.path, err)
		}
		if err == nil && (string(a.Data) != page || a.MediaType != "text/html; charset=utf-8" || !strings.HasPrefix(a.URL, s.URL+"/") || strings.Contains(a.URL, "/to/")) {
			t.Errorf("%s: %+v", tt.path, a)
		}
	}
}

func TestSlowServer(t *testing.T) {
	s := newSite(t)
	c := New(Options{Private: true, Timeout: 200 * time.Millisecond})
	if _, err := c.Get(t.Context(), s.URL+"/slow"); !errors.Is(err, ErrTimeout) {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Get(ctx, s.URL+"/page"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// Without leave nothing on this machine or in a private network is reached, by
// no name, no spelling and no redirect.
func TestPrivateAddresses(t *testing.T) {
	s := newSite(t)
	port := s.URL[strings.LastIndexByte(s.URL, ':'):]
	c := New(Options{Timeout: 5 * time.Second})
	for _, address := range []string{
		s.URL + "/page", "http://localhost" + port + "/page", "http://[::1]" + port + "/page", "http://0.0.0.0" + port + "/page", "http://[::ffff:127.0.0.1]" + port + "/page",
		"http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data", "http://[fe80::1]/", "http://[fd00::1]/", "http://100.64.0.1/",
	} {
		if _, err := c.Get(t.Context(), address); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", address, err)
		}
	}
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1:248:1893:25c8:1946": true, "127.0.0.1": false, "::": false, "::ffff:10.0.0.1": false, "64:ff9b::a00:1": false,
		"2002:7f00:1::": false, "224.0.0.1": false, "255.255.255.255": false, "172.31.0.1": false, "172.32.0.1": true, "fe80::1%eth0": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: public is %v", address, got)
		}
	}
}

func TestAddresses(t *testing.T) {
	c := New(Options{})
	for _, address := range []string{"ftp://example.org/", "https://", "file:///etc/passwd", "https://ann:secret@example.org/", "http://a b/"} {
		_, err := c.Get(t.Context(), address)
		if !errors.Is(err, ErrAddress) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", address, err)
		}
	}
	for path, want := range map[string]bool{"https://a.example": true, "HTTP://A": true, "http.txt": false, "a/https://b": false} {
		if IsAddress(path) != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
}

// A robots.txt that is not there forbids nothing; one that fails, everything.
func TestRobots(t *testing.T) {
	for status, want := range map[int]error{http.StatusNotFound: nil, http.StatusForbidden: nil, http.StatusInternalServerError: ErrRobots} {
		s := newSite(t)
		answer := func(w http.ResponseWriter) { w.WriteHeader(status) }
		s.robots.Store(&answer)
		if _, err := New(Options{Private: true}).Get(t.Context(), s.URL+"/private/x"); !errors.Is(err, want) {
			t.Errorf("%d: %v", status, err)
		}
	}
}

func TestCache(t *testing.T) {
	s := newSite(t)
	now := time.Now()
	opts := Options{Private: true, CacheDir: filepath.Join(t.TempDir(), "pages"), now: func() time.Time { return now }}
	tests := []struct {
		path  string
		later time.Duration // between two askings
		asked int64
		kept  bool
	}{
		{"/cache/hour", time.Minute, 1, true},
		{"/cache/hour", 2 * time.Hour, 2, false},
		{"/cache/tag", time.Minute, 2, true},
		{"/cache/never", time.Minute, 2, false},
		{"/cache/plain", time.Minute, 2, false},
	}
	for _, tt := range tests {
		os.RemoveAll(opts.CacheDir)
		s.asked.Store(0)
		var a *Answer
		for range 2 {
			var err error
			if a, err = New(opts).Get(t.Context(), s.URL+tt.path); err != nil {
				t.Fatal(err)
			}
			now = now.Add(tt.later)
		}
		if string(a.Data) != page || a.Kept != tt.kept || s.asked.Load() != tt.asked {
			t.Errorf("%s, %v later: kept is %v after %d askings", tt.path, tt.later, a.Kept, s.asked.Load())
		}
	}
	now = time.Now()
	// What was damaged on disk is asked for again.
	if _, err := New(opts).Get(t.Context(), s.URL+"/cache/hour"); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(opts.CacheDir, "*.data"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	if err := os.WriteFile(files[0], []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if a, err := New(opts).Get(t.Context(), s.URL+"/cache/hour"); err != nil || a.Kept || string(a.Data) != page {
		t.Errorf("%+v, %v", a, err)
	}
	// A folder that cannot be written keeps nothing and hinders nothing.
	opts.CacheDir = filepath.Join(files[0], "below", "a", "file")
	if _, err := New(opts).Get(t.Context(), s.URL+"/cache/hour"); err != nil {
		t.Error(err)
	}
}
