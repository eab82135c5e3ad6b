package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/pprof"

	"kehu/infra/local/machine"
	"kehu/shared/clock"
)

// Paths that the servers have for the benchmark alone.
const (
	fixedPath = "/bench/fixed" // a small JSON that is always the same
	drainPath = "/bench/drain" // answers when everything that follows from what was done is done
)

// serve runs one of the servers that are compared, on a free port that it prints, until its standard input ends. Its data
// lies in the folder that BENCH_DATA names.
func serve(ctx context.Context, out io.Writer, which string) (err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	end, err := profile(which)
	if err != nil {
		return err
	}
	defer end()
	data := os.Getenv("BENCH_DATA")
	var handler http.Handler
	var closed func() error
	switch which {
	case "kehu":
		handler, closed, err = kehu(ctx, data)
	case "ceiling":
		handler, closed, err = ceiling(data)
	default:
		err = fmt.Errorf("there is no server %q", which)
	}
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "http://"+listener.Addr().String())
	server := &http.Server{Handler: handler}
	go func() { _ = server.Serve(listener) }() // ends with Close
	<-ctx.Done()
	_ = server.Close() // nobody calls any more
	return closed()
}

// profile writes what keeps processors busy into the file name.pprof of the folder that BENCH_PROFILE names, if it names one, until end
// is called.
func profile(name string) (end func(), err error) {
	folder := os.Getenv("BENCH_PROFILE")
	if folder == "" {
		return func() {}, nil
	}
	file, err := os.Create(filepath.Join(folder, name+".pprof"))
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() {
		pprof.StopCPUProfile()
		_ = file.Close() // written by then
	}, nil
}

// kehu is the product on one machine, as `make run` has it, without its log.
func kehu(ctx context.Context, data string) (http.Handler, func() error, error) {
	m, err := machine.Open(ctx, machine.Options{
		Data: data, Clock: clock.System{}, Log: slog.New(slog.DiscardHandler), Version: "bench", Rates: machine.DefaultRates,
	})
	if err != nil {
		return nil, nil, err
	}
	routes := http.NewServeMux()
	routes.Handle("/", m.Handler())
	routes.HandleFunc("GET "+fixedPath, fixed)
	routes.HandleFunc("POST "+drainPath, func(w http.ResponseWriter, r *http.Request) {
		if err := m.Drain(r.Context()); err != nil {
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
	return routes, m.Close, nil
}

func fixed(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, `{"status":"ok"}`)
}
