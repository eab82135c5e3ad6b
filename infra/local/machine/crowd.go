package machine

import (
	"container/list"
	"net"
	"net/http"
	"sync"
)

// crowd keeps connections that wait for a request from filling the machine: beyond so many, the one that has waited longest is closed. So
// whoever holds thousands open shuts nobody else out.
type crowd struct {
	most int

	mu      sync.Mutex
	waiting *list.List // of net.Conn, the longest first
	places  map[net.Conn]*list.Element
}

func newCrowd(most int) *crowd {
	return &crowd{most: most, waiting: list.New(), places: make(map[net.Conn]*list.Element)}
}

// changed is http.Server.ConnState.
func (c *crowd) changed(conn net.Conn, state http.ConnState) {
	if longest := c.move(conn, state == http.StateNew || state == http.StateIdle); longest != nil {
		_ = longest.Close() // whoever is at the other end may have gone
	}
}

// move takes note of whether the connection waits, and returns the one that has to go; nil for none.
func (c *crowd) move(conn net.Conn, waits bool) net.Conn {
	c.mu.Lock()
	defer c.mu.Unlock()
	if place, found := c.places[conn]; found {
		c.waiting.Remove(place)
		delete(c.places, conn)
	}
	if !waits {
		return nil
	}
	c.places[conn] = c.waiting.PushBack(conn)
	if c.waiting.Len() <= c.most {
		return nil
	}
	longest := c.waiting.Front()
	conn, _ = c.waiting.Remove(longest).(net.Conn)
	delete(c.places, conn)
	return conn
}
