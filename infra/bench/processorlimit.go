package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// errNoLimits is the error where this process may not hold another to a share of a processor.
var errNoLimits = errors.New("no control group for processors can be made here (it takes root)")

// limitPeriod is the time in which a process has its share of a processor, in microseconds.
const limitPeriod = 20_000

// limitProcessor holds a process to a share of one processor, by a control group of its own; release removes the group, once the process
// is back in the one that holds no one. The error is errNoLimits where that cannot be done.
func limitProcessor(process int, share float64) (release func() error, err error) {
	quota := strconv.Itoa(int(share * limitPeriod))
	root, settings := "/sys/fs/cgroup/cpu", map[string]string{"cpu.cfs_period_us": strconv.Itoa(limitPeriod), "cpu.cfs_quota_us": quota}
	if _, err := os.Stat(filepath.Join(root, "cpu.cfs_quota_us")); err != nil { // version 2
		root, settings = "/sys/fs/cgroup", map[string]string{"cpu.max": fmt.Sprintf("%s %d", quota, limitPeriod)}
	}
	group, err := os.MkdirTemp(root, "kehu-bench-")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoLimits, err)
	}
	settings["cgroup.procs"] = strconv.Itoa(process) // goes in before the limit is set, or after: both hold it
	for name, value := range settings {
		if err := os.WriteFile(filepath.Join(group, name), []byte(value), 0o600); err != nil {
			return nil, errors.Join(fmt.Errorf("%w: %w", errNoLimits, err), os.Remove(group))
		}
	}
	return func() error {
		if err := os.WriteFile(filepath.Join(root, "cgroup.procs"), []byte(strconv.Itoa(process)), 0o600); err != nil {
			return err
		}
		return os.Remove(group)
	}, nil
}
