package lambda

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Processor returns how long a running process has kept processors busy, all its threads together: on a machine that
// does other work too, it says more than time by the clock. Only Linux tells; elsewhere the error is
// errors.ErrUnsupported.
func Processor(process int) (time.Duration, error) {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", process))
	if err != nil || len(threads) == 0 {
		return 0, fmt.Errorf("lambda: processor time of %d: %w", process, errors.ErrUnsupported)
	}
	var all time.Duration
	for _, thread := range threads {
		text, err := os.ReadFile(thread)
		if errors.Is(err, os.ErrNotExist) {
			continue // it ended just now
		}
		var busy int64 // nanoseconds: the first number (Linux, Documentation/scheduler/sched-stats)
		if err == nil {
			_, err = fmt.Sscan(string(text), &busy)
		}
		if err != nil {
			return 0, fmt.Errorf("lambda: processor time: %w", err)
		}
		all += time.Duration(busy)
	}
	return all, nil
}
