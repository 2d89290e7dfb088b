// Package fetch gets what lies at an http or https address, when the reader
// asks for it and never otherwise. It is bounded in time, size and redirects,
// keeps out of private networks, asks robots.txt, and keeps answers as long as
// their servers allow.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"lectern/model"
)

// Options bound what one address may cost. The zero Options are the usual ones.
type Options struct {
	// Private allows addresses in private networks and on this machine.
	Private bool
	// Timeout is for one address with all its redirects; 0 is 30 seconds.
	Timeout time.Duration
	// MaxBytes is the size of an answer, unpacked; 0 is 64 MiB.
	MaxBytes int64
	// CacheDir is the folder in which answers are kept; "" keeps none.
	CacheDir string
	// now is the clock of tests.
	now func() time.Time
}

// The usual bounds.
const (
	usualTimeout  = 30 * time.Second
	usualMaxBytes = 64 << 20
	maxRedirects  = 5
)

// agent is how robots.txt knows the program.
const agent = "Lectern"

// userAgent is what servers are told.
const userAgent = agent + " (terminal reader; one page at a reader's request)"

// Answer is what lies at an address.
type Answer struct {
	// URL is where the answer came from after all redirects.
	URL string
	// MediaType is what the server says it is: "text/html; charset=utf-8".
	MediaType string
	Data      []byte
	// Kept says that it came out of the cache, with or without the server's
	// word that it still holds.
	Kept bool
}

// What can keep an address from being fetched. Test for them with errors.Is;
// the error's text is a sentence for a person.
var (
	ErrAddress  = errors.New("no address that can be fetched")
	ErrPrivate  = errors.New("a private address")
	ErrRobots   = errors.New("robots.txt forbids it")
	ErrTooLarge = errors.New("too large")
	ErrTimeout  = errors.New("too slow")
	ErrRedirect = errors.New("too many redirects")
	ErrStatus   = errors.New("the server refused")
	ErrFailed   = errors.New("could not be reached")
)

// failure is an error with a sentence.
type failure struct {
	meaning  error
	sentence string
	cause    error
}

// Error implements error.
func (f *failure) Error() string { return f.sentence }

// Unwrap gives meaning and cause.
func (f *failure) Unwrap() []error {
	if f.cause == nil {
		return []error{f.meaning}
	}
	return []error{f.meaning, f.cause}
}

func fail(meaning error, address, format string, args ...any) error {
	return &failure{meaning: meaning, sentence: model.SanitizeLine(address) + " " + fmt.Sprintf(format, args...)}
}

// IsAddress reports whether a path is an address to fetch rather than a file.
func IsAddress(path string) bool {
	lower := strings.ToLower(path)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

// Client fetches addresses. It is safe for several goroutines; make one with
// New.
type Client struct {
	opts   Options
	http   *http.Client
	robots robots
}

// New makes a client. It does nothing until it is asked for an address.
func New(opts Options) *Client {
	if opts.Timeout <= 0 {
		opts.Timeout = usualTimeout
	}
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = usualMaxBytes
	}
	if opts.now == nil {
		opts.now = time.Now
	}
	c := &Client{opts: opts}
	dialer := &net.Dialer{Timeout: 10 * time.Second, ControlContext: c.mayDial}
	c.http = &http.Client{
		CheckRedirect: c.mayRedirect,
		// No proxy: which address is reached must be seen here, not there.
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: opts.Timeout,
			MaxResponseHeaderBytes: 1 << 20, MaxIdleConnsPerHost: 1, IdleConnTimeout: 10 * time.Second, ForceAttemptHTTP2: true,
		},
	}
	return c
}

// Get gets what lies at the address. Its errors are those of this package.
func (c *Client) Get(ctx context.Context, address string) (*Answer, error) {
	u, err := parse(address)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	kept := c.load(u)
	if kept != nil && c.opts.now().Before(kept.Fresh) {
		return kept.answer(), nil
	}
	if err := c.robots.allow(ctx, c, u); err != nil {
		return nil, err
	}
	answer, err := c.get(ctx, u, kept)
	if err != nil {
		return nil, c.explain(ctx, address, err)
	}
	return answer, nil
}

// parse takes an address apart. Names and passwords in it are refused: they
// would be kept and shown.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return nil, fail(ErrAddress, address, "is no http or https address; check it.")
	case u.User != nil:
		return nil, fail(ErrAddress, u.Redacted(), "holds a name or password; leave it out, or save the page with a browser.")
	}
	u.Fragment = ""
	return u, nil
}

// get asks the server, which may say that what was kept still holds.
func (c *Client) get(ctx context.Context, u *url.URL, kept *kept) (*Answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/pdf,application/epub+zip,application/rss+xml,application/atom+xml,text/*;q=0.9,*/*;q=0.5")
	kept.ask(req)
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusNotModified && kept != nil {
		c.renew(u, kept, resp)
		return kept.answer(), nil
	}
	if resp.StatusCode != http.StatusOK {
		return nil, refused(u, resp)
	}
	if resp.ContentLength > c.opts.MaxBytes {
		return nil, fail(ErrTooLarge, u.String(), "is larger than %d MB; save it with a browser first.", c.opts.MaxBytes>>20)
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, c.opts.MaxBytes+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(data)) > c.opts.MaxBytes:
		return nil, fail(ErrTooLarge, u.String(), "is larger than %d MB; save it with a browser first.", c.opts.MaxBytes>>20)
	}
	answer := &Answer{URL: resp.Request.URL.String(), MediaType: resp.Header.Get("Content-Type"), Data: data}
	c.store(u, resp, answer)
	return answer, nil
}

// refused says what a server's status means for a person.
func refused(u *url.URL, resp *http.Response) error {
	advice := "try again later."
	switch resp.StatusCode {
	case http.StatusNotFound, http.StatusGone:
		advice = "check the address."
	case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden, http.StatusUnavailableForLegalReasons:
		advice = "open it in a browser and save it there."
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if after := resp.Header.Get("Retry-After"); after != "" && len(after) < 40 {
			advice = "it asks to be tried again after " + model.SanitizeLine(after)
			if strings.Trim(after, "0123456789") == "" {
				advice += " seconds"
			}
			advice += "."
		}
	}
	status := http.StatusText(resp.StatusCode)
	return fail(ErrStatus, u.String(), "was not given out: the server answered %s; %s", strings.TrimSpace(fmt.Sprintf("%d %s", resp.StatusCode, status)), advice)
}

// explain puts an error of the network into a sentence.
func (c *Client) explain(ctx context.Context, address string, err error) error {
	var known *failure
	if errors.As(err, &known) {
		return known
	}
	f := &failure{cause: err}
	name := model.SanitizeLine(address)
	var dns *net.DNSError
	var slow net.Error
	switch {
	case errors.Is(err, context.Canceled):
		f.meaning, f.sentence = context.Canceled, name+" was not fetched: it was cancelled."
	case errors.Is(ctx.Err(), context.DeadlineExceeded) || errors.As(err, &slow) && slow.Timeout():
		f.meaning, f.sentence = ErrTimeout, fmt.Sprintf("%s did not arrive within %s; try again later.", name, c.opts.Timeout)
	case errors.As(err, &dns):
		f.meaning, f.sentence = ErrFailed, fmt.Sprintf("%s could not be reached: no server goes by the name %s; check the address and the network.", name, model.SanitizeLine(dns.Name))
	default:
		var in *url.Error
		if errors.As(err, &in) {
			err = in.Err
		}
		f.meaning, f.sentence = ErrFailed, fmt.Sprintf("%s could not be reached: %s.", name, model.SanitizeLine(err.Error()))
	}
	return f
}
