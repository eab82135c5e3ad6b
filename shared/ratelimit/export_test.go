package ratelimit

// Known returns how many buckets the limiter has.
func Known(l *Limiter) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.buckets)
}
