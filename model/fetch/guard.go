package fetch

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"syscall"
)

// mayDial looks at the address that is about to be reached, after names were
// resolved, so that no name and no redirect leads into a private network.
func (c *Client) mayDial(_ context.Context, _, address string, _ syscall.RawConn) error {
	if c.opts.Private {
		return nil
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return err
	}
	if !public(ip) {
		return fail(ErrPrivate, host, "is an address on this machine or in a private network; add --allow-private if you mean it.")
	}
	return nil
}

// notPublic are the networks that the methods of netip.Addr do not know, from
// IANA's registries of special-purpose addresses: shared address space of
// providers, protocol assignments, documentation, benchmarks, reserved; and
// those that carry IPv4 addresses inside.
var notPublic = []string{
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fec0::/10", "5f00::/16",
}

// public reports whether an address is one that the whole internet reaches.
func public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
		return false
	}
	for _, n := range notPublic {
		if netip.MustParsePrefix(n).Contains(ip) {
			return false
		}
	}
	return true
}

// mayRedirect bounds redirects, and lets none lead to another scheme or from
// https back to http.
func (c *Client) mayRedirect(req *http.Request, via []*http.Request) error {
	req.Header.Del("Referer")
	first := via[0].URL
	switch {
	case len(via) > maxRedirects:
		return fail(ErrRedirect, first.String(), "leads on and on: more than %d redirects.", maxRedirects)
	case req.URL.Scheme != "https" && req.URL.Scheme != "http":
		return fail(ErrRedirect, first.String(), "leads to something that is no web address.")
	case req.URL.Scheme == "http" && via[len(via)-1].URL.Scheme == "https":
		return fail(ErrRedirect, first.String(), "leads from https back to http; fetch %s itself if you trust it.", req.URL.Redacted())
	case req.URL.User != nil:
		return fail(ErrRedirect, first.String(), "leads to an address with a password in it.")
	}
	if req.URL.Host != via[len(via)-1].URL.Host {
		return c.robots.allow(req.Context(), c, req.URL)
	}
	return nil
}
