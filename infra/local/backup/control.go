package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	tablelocal "kehu/shared/table/local"
)

// socket is where a running system takes requests, below its data folder. The folder around it is its owner's only, from the start.
var socket = filepath.Join("control", "socket")

// Control answers requests for backups of one data folder.
type Control struct {
	server *http.Server
	done   chan error
}

// Listen begins to take requests; the database must be open in the data folder. The error is one of the operating system, which
// limits the length of a socket's path to about a hundred bytes.
func Listen(ctx context.Context, database *tablelocal.Database, data string, now func() time.Time, log *slog.Logger) (*Control, error) {
	path := filepath.Join(data, socket)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("backup: %w", err)
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) { // of a process that was killed: this one has the data now
		return nil, fmt.Errorf("backup: %w", err)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "unix", path)
	if err != nil {
		return nil, fmt.Errorf("backup: %w", err)
	}
	var one sync.Mutex
	routes := http.NewServeMux()
	routes.HandleFunc("POST /backup", func(w http.ResponseWriter, _ *http.Request) {
		one.Lock()
		defer one.Unlock()
		if err := Stream(w, database, data, now()); err != nil {
			log.Error("backup", "cause", err.Error())
			panic(http.ErrAbortHandler) // so that nobody takes it for whole
		}
		log.Info("backup")
	})
	c := &Control{server: &http.Server{Handler: routes, ReadHeaderTimeout: time.Second}, done: make(chan error, 1)}
	go func() { c.done <- c.server.Serve(listener) }()
	return c, nil
}

// Close ends the backups that run, and takes no more.
func (c *Control) Close() error {
	err := c.server.Close()
	if served := <-c.done; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}

// Save writes a backup of the data folder to a new file, whether a system runs on it or not.
func Save(ctx context.Context, data, file string) (done Done, err error) {
	if _, err := os.Lstat(file); err == nil {
		return done, fmt.Errorf("%w: %s", ErrExists, file)
	}
	if info, err := os.Stat(filepath.Join(data, Table)); err != nil || !info.IsDir() {
		return done, fmt.Errorf("backup: %s holds no data", data)
	}
	from, err := source(ctx, data)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	unfinished := file + ".unfinished"
	f, err := os.OpenFile(unfinished, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the operator's choice
	if err != nil {
		return done, fmt.Errorf("backup: %w", err)
	}
	whole := io.TeeReader(from, f)
	all, err := read(whole, func(_ string, content io.Reader) error {
		_, err := io.Copy(io.Discard, content)
		return err
	})
	if err == nil {
		_, err = io.Copy(io.Discard, whole) // the end of the archive
	}
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Link(unfinished, file) // unlike a rename it never overwrites
	}
	if err = errors.Join(err, os.Remove(unfinished)); err != nil {
		return done, fmt.Errorf("backup: %w", err)
	}
	done = Done{At: all.At, Parts: len(all.Parts)}
	for _, p := range all.Parts {
		done.Bytes += p.Size
	}
	return done, nil
}

// source returns the stream of a backup, of the system that runs on the folder, or of the folder.
func source(ctx context.Context, data string) (io.ReadCloser, error) {
	transport := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", filepath.Join(data, socket))
	}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://kehu/backup", nil)
	if err != nil {
		return nil, err
	}
	response, err := transport.RoundTrip(request)
	switch {
	case err == nil && response.StatusCode == http.StatusOK:
		return response.Body, nil
	case err == nil:
		return nil, errors.Join(fmt.Errorf("backup: the running system answers %s", response.Status), response.Body.Close())
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ECONNREFUSED):
		return nil, fmt.Errorf("backup: %w", err)
	}
	database, err := tablelocal.Open(filepath.Join(data, Table), tablelocal.Options{}) // nobody runs: then nobody has it open
	if err != nil {
		return nil, err
	}
	reader, writer := io.Pipe()
	go func() {
		err := Stream(writer, database, data, time.Now())
		writer.CloseWithError(errors.Join(err, database.Close()))
	}()
	return reader, nil
}
