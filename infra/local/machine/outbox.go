package machine

import (
	"net"
	"net/http"
	"net/netip"
	"strings"

	"kehu/shared/operation"
)

// here answers what is for people at this machine alone: the mails, as they hold codes and temporary passwords. For anybody else there is no such
// address. Nobody is here who comes from another address, whom a proxy says that it speaks for, or whose browser asks for a name that is not this
// machine's: a page anywhere can have its own name lead here.
func here(server *operation.Server, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isHere(r) {
			server.NotFound(w, r, "request.notFound")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// forwarding are the headers by which proxies tell for whom they speak.
var forwarding = []string{"Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip"}

func isHere(r *http.Request) bool {
	for _, name := range forwarding {
		if len(r.Header.Values(name)) > 0 {
			return false
		}
	}
	var own netip.Addr // that the connection came to
	if local, known := r.Context().Value(http.LocalAddrContextKey).(net.Addr); known {
		own = addressOf(local.String())
	}
	ours := func(a netip.Addr) bool { return a.IsLoopback() || a.IsValid() && a == own }
	return ours(addressOf(r.RemoteAddr)) && (strings.EqualFold(nameOf(r.Host), "localhost") || ours(addressOf(r.Host)))
}

// nameOf is a host without its port.
func nameOf(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.Trim(host, "[]")
}

// addressOf is the IP address of a host with or without a port; the zero one for a name.
func addressOf(host string) netip.Addr {
	a, err := netip.ParseAddr(nameOf(host))
	if err != nil {
		return netip.Addr{}
	}
	return a.Unmap().WithZone("")
}
