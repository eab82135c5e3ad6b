package local

import (
	"crypto/sha256"
	"sync"
	"time"
)

// cacheSize is how many tokens are remembered at least, once so many were seen; at most twice as
// many are, some 2 KB each: 8 MB.
const cacheSize = 2048

// cache remembers tokens that were verified, under their SHA-256, to spare the RSA operation. Only
// good tokens get in, so nobody can flush it with garbage. It keeps two
// generations: when the young one is full, the old one goes.
type cache struct {
	mu         sync.Mutex
	young, old map[[sha256.Size]byte]accepted
}

type accepted struct {
	claims  map[string]string
	expires time.Time
}

func newCache() *cache { return &cache{young: map[[sha256.Size]byte]accepted{}} }

// get returns the claims of a token that was added and is not over yet. They must not be changed.
func (c *cache) get(token string, now time.Time) (map[string]string, bool) {
	sum := sha256.Sum256([]byte(token))
	c.mu.Lock()
	defer c.mu.Unlock()
	entry, found := c.young[sum]
	if !found {
		if entry, found = c.old[sum]; found {
			c.put(sum, entry)
		}
	}
	return entry.claims, found && now.Before(entry.expires)
}

func (c *cache) add(token string, claims map[string]string, expires time.Time) {
	sum := sha256.Sum256([]byte(token))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.put(sum, accepted{claims, expires})
}

func (c *cache) put(sum [sha256.Size]byte, entry accepted) {
	if len(c.young) >= cacheSize {
		c.young, c.old = make(map[[sha256.Size]byte]accepted, cacheSize), c.young
	}
	c.young[sum] = entry
}
