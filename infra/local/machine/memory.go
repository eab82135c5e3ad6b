package machine

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// The garbage collector, left alone, runs whenever the heap has doubled: of a machine that lives in 40 MB, for every 40 MB that calls use up and drop. Until the
// heap has grown to roomyHeap it is given more, so that it takes less of the processor; above that it is as ever.
const (
	roomyHeap  = 128 << 20
	usual      = 100 // per cent of what lives by which the heap may grow: the collector's own
	generous   = 300
	livingHeap = "/gc/heap/live:bytes"
)

// growth returns by how many per cent a heap in which so many bytes live may grow until it is collected.
func growth(living uint64) int {
	if living == 0 {
		return generous
	}
	return int(min(max(roomyHeap/living*100+roomyHeap%living*100/living, 2*usual)-usual, generous))
}

// makeRoom sets, after each collection, how far the heap may grow until the next, unless GOGC says it. stop ends that.
func makeRoom() (stop func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	var stopped atomic.Bool
	sample := []metrics.Sample{{Name: livingHeap}}
	last := usual
	type garbage struct{ _ [64]byte } // large enough to be collected by itself
	var collected func(*garbage)
	collected = func(g *garbage) {
		if stopped.Load() {
			return
		}
		metrics.Read(sample)
		if percent := growth(sample[0].Value.Uint64()); percent != last {
			debug.SetGCPercent(percent)
			last = percent
		}
		runtime.SetFinalizer(g, collected)
	}
	runtime.SetFinalizer(new(garbage), collected)
	return func() { stopped.Store(true) }
}
