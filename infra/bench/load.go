package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"kehu/infra/lambda"
)

// load is one kind of request, sent over and over again.
type load struct {
	method, path, body string // of the n-th request of a connection; %[1]d is the connection, %[2]d is n
	headers            map[string]string
}

// outcome is what came of a load.
type outcome struct {
	answered float64 // requests a second
	drained  float64 // requests a second, until all that follows from them was done
	middle   time.Duration
	slow     time.Duration // the 99th percentile
	worked   time.Duration // of the server's processors for each request and what follows from it
}

// apply sends requests over so many connections for a while, each as soon as the one before it was answered, and waits
// until all that follows from them is done. An answer that is no success ends it.
func (l load) apply(ctx context.Context, s *server, connections int, length time.Duration) (outcome, error) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections}}
	defer client.CloseIdleConnections()
	var mu sync.Mutex
	var all []time.Duration
	var failures []error
	var work sync.WaitGroup
	before, err := lambda.Processor(s.process.Process.Pid)
	if err != nil {
		return outcome{}, err
	}
	began := time.Now()
	for connection := range connections {
		work.Go(func() {
			var mine []time.Duration
			var err error
			for n := 0; err == nil && time.Since(began) < length; n++ {
				sent := time.Now()
				err = l.send(ctx, client, s, connection, n)
				mine = append(mine, time.Since(sent))
			}
			mu.Lock()
			defer mu.Unlock()
			all, failures = append(all, mine...), append(failures, err)
		})
	}
	work.Wait()
	answered := time.Since(began)
	if err := errors.Join(failures...); err != nil {
		return outcome{}, err
	}
	if err := s.drain(ctx); err != nil {
		return outcome{}, err
	}
	count, drained := float64(len(all)), time.Since(began)
	after, err := lambda.Processor(s.process.Process.Pid)
	if err != nil {
		return outcome{}, err
	}
	return outcome{
		answered: count / answered.Seconds(), drained: count / drained.Seconds(),
		middle: quantile(all, 0.5), slow: quantile(all, 0.99), worked: (after - before) / time.Duration(len(all)),
	}, nil
}

func (l load) send(ctx context.Context, client *http.Client, s *server, connection, n int) error {
	request, err := http.NewRequestWithContext(ctx, l.method, s.base+s.fill(l.path, connection, n), strings.NewReader(s.fill(l.body, connection, n)))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+s.token)
	for name, value := range l.headers {
		request.Header.Set(name, value)
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode >= http.StatusBadRequest {
		err = fmt.Errorf("%s %s: %s %s", l.method, l.path, response.Status, text)
	}
	return err
}
