package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/pquerna/cachecontrol"
)

// CacheDir is the folder for fetched pages: lectern/pages in the system's folder
// for what can be had again; "" where the system has none.
func CacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "lectern", "pages")
}

// kept is an answer in the cache: a file of JSON beside one of data.
type kept struct {
	Address   string    `json:"address"` // that was asked for
	URL       string    `json:"url"`
	MediaType string    `json:"media_type,omitempty"`
	Fresh     time.Time `json:"fresh"` // until then nobody is asked
	ETag      string    `json:"etag,omitempty"`
	Modified  string    `json:"modified,omitempty"`
	Sum       string    `json:"sum"` // SHA-256 of the data, in hex

	data []byte
}

func (k *kept) answer() *Answer {
	return &Answer{URL: k.URL, MediaType: k.MediaType, Data: k.data, Kept: true}
}

// ask asks only for what is newer than what was kept.
func (k *kept) ask(req *http.Request) {
	if k == nil {
		return
	}
	if k.ETag != "" {
		req.Header.Set("If-None-Match", k.ETag)
	}
	if k.Modified != "" {
		req.Header.Set("If-Modified-Since", k.Modified)
	}
}

// names are the files of an address in the cache.
func (c *Client) names(u *url.URL) (head, data string) {
	sum := sha256.Sum256([]byte(u.String()))
	base := filepath.Join(c.opts.CacheDir, hex.EncodeToString(sum[:16]))
	return base + ".json", base + ".data"
}

// load is what is kept of the address; nil where nothing is, or it is damaged.
func (c *Client) load(u *url.URL) *kept {
	if c.opts.CacheDir == "" {
		return nil
	}
	head, data := c.names(u)
	text, err := os.ReadFile(head)
	if err != nil {
		return nil
	}
	k := &kept{}
	if json.Unmarshal(text, k) != nil || k.Address != u.String() {
		return nil
	}
	if k.data, err = os.ReadFile(data); err != nil || sum(k.data) != k.Sum {
		return nil
	}
	return k
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// store keeps an answer as long as its server allows (RFC 9111), to be asked
// about again after that. That it cannot be kept is no reason not to show it.
func (c *Client) store(u *url.URL, resp *http.Response, a *Answer) {
	if c.opts.CacheDir == "" {
		return
	}
	k := &kept{
		Address: u.String(), URL: a.URL, MediaType: a.MediaType, ETag: resp.Header.Get("ETag"), Modified: resp.Header.Get("Last-Modified"),
		Sum: sum(a.Data), data: a.Data,
	}
	if !k.freshen(resp, c.opts.now()) {
		return
	}
	c.write(u, k)
}

// renew takes up that what was kept still holds.
func (c *Client) renew(u *url.URL, k *kept, resp *http.Response) {
	if k.freshen(resp, c.opts.now()) {
		c.write(u, k)
	}
}

// freshen says until when the answer holds, and reports whether it may be kept
// at all. What neither holds nor can be asked about again is not worth keeping.
func (k *kept) freshen(resp *http.Response, now time.Time) bool {
	reasons, until, err := cachecontrol.CachableResponse(resp.Request, resp, cachecontrol.Options{PrivateCache: true})
	if err != nil || len(reasons) > 0 {
		return false
	}
	k.Fresh = until
	return until.After(now) || k.ETag != "" || k.Modified != ""
}

func (c *Client) write(u *url.URL, k *kept) {
	text, err := json.Marshal(k)
	if err != nil || os.MkdirAll(c.opts.CacheDir, 0o700) != nil {
		return
	}
	head, data := c.names(u)
	if replace(data, k.data) == nil {
		_ = replace(head, text)
	}
}

// replace writes a file as a whole or not at all.
func replace(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), "new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name()) //nolint:errcheck // nothing more can be done
	}
	return err
}
