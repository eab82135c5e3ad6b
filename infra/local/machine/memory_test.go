package machine

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestGrowth(t *testing.T) {
	t.Parallel()
	for living, want := range map[uint64]int{
		0: 300, 1: 300, 10 << 20: 300, 32 << 20: 300, 40 << 20: 220, 51200 << 10: 156, 64 << 20: 100, 80 << 20: 100, 1 << 40: 100,
	} {
		if got := growth(living); got != want {
			t.Errorf("%d bytes live: the heap may grow by %d %%, want %d %%", living, got, want)
		}
	}
}

// A machine gives its collector room until it is closed, and none where GOGC says how much.
func TestMakeRoom(t *testing.T) {
	t.Setenv("GOGC", "")
	percent := func() int {
		runtime.GC()
		now := debug.SetGCPercent(usual)
		debug.SetGCPercent(now)
		return now
	}
	defer debug.SetGCPercent(debug.SetGCPercent(usual))
	stop := makeRoom()
	for end := time.Now().Add(time.Minute); percent() == usual; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it is given no room")
		}
	}
	stop()
	percent() // what was under way is over
	time.Sleep(10 * time.Millisecond)
	t.Setenv("GOGC", "100")
	defer makeRoom()()
	debug.SetGCPercent(usual)
	for range 5 {
		if got := percent(); got != usual {
			t.Errorf("when nobody is to change it, it is changed to %d %%", got)
		}
	}
}
