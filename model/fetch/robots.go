package fetch

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"sync"

	"github.com/temoto/robotstxt"
)

// maxRobots is how much of a robots.txt is read, as RFC 9309 allows.
const maxRobots = 500 << 10

// robots knows what hosts let programs fetch. It asks each host once.
type robots struct {
	mu    sync.Mutex
	hosts map[string]*robotstxt.RobotsData // by scheme and host
}

// allow asks the host's robots.txt about the address. As RFC 9309 has it, a host
// without one allows everything, and one whose robots.txt fails nothing.
func (r *robots) allow(ctx context.Context, c *Client, u *url.URL) error {
	data, err := r.of(ctx, c, u)
	if err != nil {
		return err
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !data.TestAgent(path, agent) {
		return fail(ErrRobots, u.String(), "is not for programs, as the site's robots.txt says; open it in a browser and save it there.")
	}
	return nil
}

func (r *robots) of(ctx context.Context, c *Client, u *url.URL) (*robotstxt.RobotsData, error) {
	host := u.Scheme + "://" + u.Host
	r.mu.Lock()
	data := r.hosts[host]
	r.mu.Unlock()
	if data != nil {
		return data, nil
	}
	data, err := c.askRobots(ctx, host+"/robots.txt")
	if err != nil {
		return nil, c.explain(ctx, u.String(), err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hosts == nil {
		r.hosts = make(map[string]*robotstxt.RobotsData)
	}
	r.hosts[host] = data
	return data, nil
}

func (c *Client) askRobots(ctx context.Context, address string) (*robotstxt.RobotsData, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", userAgent)
	plain := *c.http
	plain.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		if len(via) > maxRedirects {
			return http.ErrUseLastResponse
		}
		return nil
	}
	resp, err := plain.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots))
	if err != nil {
		return nil, err
	}
	if resp.StatusCode/100 == 3 {
		return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	data, err := robotstxt.FromStatusAndBytes(resp.StatusCode, body)
	if err != nil { // what cannot be understood forbids nothing
		return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	return data, nil
}
