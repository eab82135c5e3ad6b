package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// customers is how many there are before the loads.
const customers = 200

// connections are over how many each load is sent.
var connections = []int{1, 16, 64}

// Loads and programs that are spoken of elsewhere too, and the head of the sheet.
const (
	fixedLoad       = "fixed JSON"
	createLoad      = "create"
	oursName        = "Kehu"
	throughputTitle = "requests a second"
	mostMemory      = 150 // MB that Kehu may take
	slowestCreate   = 30  // ms, of 99 in a hundred creations over the most connections
	ofCeiling       = 0.4 // of what the ceiling reaches
)

// ofPeer is how many times of what PocketBase reaches Kehu shall, over 1, 16 and 64 connections.
var ofPeer = []float64{1, 3, 3}

// workloads are what the programs are asked, in this order, with the requests a second that Kehu shall reach over 1, 16 and 64
// connections on two cores.
var workloads = []struct {
	name  string
	goals []float64
}{
	{fixedLoad, nil},
	{createLoad, []float64{1300, 5000, 7500}},
	{"create, welcome mail", nil},
	{"get", []float64{6000, 15000, 15000}},
	{"list 50", []float64{2000, 5000, 5000}},
	{"update", []float64{1300, 5000, 7500}},
	{"order, 5 lines", []float64{1000, 3500, 5000}},
}

// kehuLoads are the requests to Kehu, and to the ceiling. A created customer has an address of its own.
func kehuLoads() map[string]load {
	mark, lines, delivery := "{run}-{connection}-{n}", make([]string, orderLines), time.Now().AddDate(1, 0, 0).Format(time.DateOnly)
	for i := range lines {
		lines[i] = fmt.Sprintf(`{"productId": "{product%d}", "quantity": "2", "discount": "5"}`, i)
	}
	return map[string]load{
		fixedLoad:              {method: http.MethodGet, path: fixedPath},
		createLoad:             {method: http.MethodPost, path: "/v1/customers", body: createBody(mark)},
		"create, welcome mail": {method: http.MethodPost, path: "/v1/customers", body: welcomed(createBody("w-" + mark))},
		"get":                  {method: http.MethodGet, path: "/v1/customers/{id}"},
		"list 50":              {method: http.MethodGet, path: "/v1/customers?limit=50"},
		"update": {
			method: http.MethodPatch, path: "/v1/customers/{id}", body: `{"notes": "Call {n}"}`,
			headers: map[string]string{"If-Match": "*", "Content-Type": "application/merge-patch+json"},
		},
		"order, 5 lines": {
			method: http.MethodPost, path: "/v1/orders",
			body: `{"customerId": "{id}", "reference": "PO-4711", "deliveryDate": "` + delivery + `", "lines": [` + strings.Join(lines, ",") + `]}`,
		},
	}
}

// createBody is a typical customer with a mark in the address that makes it unique.
func createBody(mark string) string {
	return strings.Replace(typicalCustomer, "%d", mark, 1)
}

// welcomed is the body of a customer that is greeted by mail.
func welcomed(body string) string {
	return strings.Replace(body, "{", `{"sendWelcomeEmail": true, `, 1)
}

// throughput prints how many requests a second Kehu on one machine answers over HTTP, beside the ceiling, a server that does
// no more than must be done, and beside PocketBase, as it comes and with each commit synced. All run in turns, each in a process of
// its own, with the clients on the same machine.
func throughput(ctx context.Context, out *report, folder string) (err error) {
	if err := storeAlone(ctx, out, filepath.Join(folder, "store")); err != nil {
		return err
	}
	peer, err := buildPocketBase(ctx, folder)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	ours := &server{name: oursName, loads: kehuLoads(), drains: true}
	theirs := &server{name: "ceiling", loads: kehuLoads(), token: ceilingToken()}
	plain := &server{name: pocketBase, loads: pocketBaseLoads()}
	careful := &server{name: pocketBase + ", " + synced, loads: pocketBaseLoads()}
	all := []*server{ours, theirs, plain, careful}
	for i, s := range all {
		binary, arguments := peer, []string(nil)
		if i < 2 {
			binary, arguments = self, []string{"serve", strings.ToLower(s.name)}
		}
		if err := s.start(ctx, filepath.Join(folder, fmt.Sprintf("server-%d", i)), binary, arguments...); err != nil {
			return errors.Join(err, stop(all[:i]))
		}
	}
	if err = errors.Join(compare(ctx, out, all), stop(all)); err != nil {
		return err
	}
	s := newSheet("program", "MB at its most", "start to ready, ms", "when a write is answered")
	for i, one := range all {
		s.row(one.name, one.memory>>20, one.ready.Milliseconds(), []string{
			"synced to the disk", "synced to the disk", "written, synced now and then (synchronous=NORMAL)", "synced to the disk (synchronous=FULL)",
		}[i])
	}
	out.most("Kehu: MB at its most", float64(ours.memory>>20), mostMemory)
	out.most("Kehu : PocketBase, MB at their most", float64(ours.memory)/float64(plain.memory), 1)
	return out.show(s)
}

func stop(all []*server) error {
	var failures []error
	for _, s := range all {
		failures = append(failures, s.stop())
	}
	return errors.Join(failures...)
}

// compare puts the loads on the servers in turns; the first is Kehu, the second the ceiling, the third PocketBase as it comes.
func compare(ctx context.Context, out *report, all []*server) error {
	if err := all[0].signUp(ctx); err != nil {
		return err
	}
	columns := []any{throughputTitle, "connections"}
	for _, s := range all {
		if err := s.seed(ctx); err != nil {
			return err
		}
		columns = append(columns, s.name)
	}
	sheet := newSheet(append(columns, "Kehu drained", "Kehu : ceiling", "Kehu : PocketBase", "Kehu p50 ms", "Kehu p99 ms", "ceiling p99 ms", "PocketBase p99 ms", "Kehu processor ms")...)
	only := os.Getenv("BENCH_LOAD")
	for _, w := range workloads {
		if only != "" && w.name != only {
			continue
		}
		for i, n := range connections {
			outcomes, cells := make([]outcome, len(all)), []any{w.name, n}
			for k, s := range all {
				l, can := s.loads[w.name]
				if !can {
					cells = append(cells, "-")
					continue
				}
				l.body = strings.ReplaceAll(l.body, "{run}", fmt.Sprint(n))
				var err error
				if outcomes[k], err = l.apply(ctx, s, n, out.effort.load); err != nil {
					return fmt.Errorf("%s: %s: %w", s.name, w.name, err)
				}
				cells = append(cells, whole(outcomes[k].answered))
			}
			mine, ceiling, peer := outcomes[0], outcomes[1], outcomes[2]
			sheet.row(append(cells, whole(mine.drained), times(mine, ceiling), times(mine, peer), mine.middle, mine.slow,
				ceiling.slow, peer.slow, mine.worked)...)
			name := fmt.Sprintf("%s, over %d: ", w.name, n)
			if w.goals != nil {
				out.least(name+"Kehu : ceiling", mine.answered/ceiling.answered, ofCeiling)
				out.least(name+"requests a second", mine.answered, w.goals[i])
			}
			if w.goals != nil && peer.answered > 0 {
				out.least(name+"Kehu : PocketBase", mine.answered/peer.answered, ofPeer[i])
			}
			if w.name == createLoad && i == len(connections)-1 {
				out.most(name+"p99 ms", float64(mine.slow)/float64(time.Millisecond), slowestCreate)
			}
		}
	}
	return out.show(sheet)
}

// times is how many times of another's requests were answered, as the cell of a sheet.
func times(mine, other outcome) string {
	if other.answered == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", mine.answered/other.answered)
}

func whole(figure float64) string { return fmt.Sprintf("%.0f", figure) }
