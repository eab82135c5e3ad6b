package usage_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/mail"
	"kehu/shared/table"
	"kehu/shared/usage"
)

func TestMeters_count_for_those_above_them(t *testing.T) {
	var whole, first, second usage.Meter
	outer := usage.With(t.Context(), &whole)
	var all sync.WaitGroup
	for _, m := range []*usage.Meter{&first, &second} {
		inner := usage.With(outer, m)
		for range 10 {
			all.Go(func() {
				table.Report(inner, table.Usage{Trips: 1, Read: 0.5, Written: 2})
				mail.Sent(inner)
			})
		}
	}
	all.Wait()
	one := usage.Total{Usage: table.Usage{Trips: 10, Read: 5, Written: 20}, Mails: 10}
	for name, c := range map[string]struct{ got, want usage.Total }{
		"the first": {first.Total(), one}, "the second": {second.Total(), one}, "all": {whole.Total(), one.Add(one)},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if !table.Metered(outer) || table.Metered(t.Context()) {
		t.Error("adapters do not know whether anybody wants figures")
	}
}
