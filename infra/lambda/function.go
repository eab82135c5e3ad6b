package lambda

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"sync"
	"time"
)

// Options say which function is started.
type Options struct {
	Binary      string        // see [Build]
	Handler     string        // the operation's name
	Environment []string      // the function's own variables, NAME=value, beside those that Lambda sets
	Timeout     time.Duration // of one invocation; 0 is 10 s
	Memory      int           // MB, as the function is told; 0 is 512
}

// initLimit is how long a function may take to ask for its first event: Lambda gives 10 s.
const initLimit = 10 * time.Second

const (
	defaultTimeout = 10 * time.Second
	defaultMemory  = 512
)

// Region is the one that functions are told to be in.
const Region = "eu-central-1"

// Function is one execution environment: a running process of the binary. Its methods may be called from several
// goroutines; invocations wait for each other.
type Function struct {
	options Options
	api     *api
	process *exec.Cmd
	log     *os.File      // written by the process itself, so that what it wrote before an answer is there with the answer
	exited  chan struct{} // closed when the process is gone
	status  error         // how it ended
	started time.Duration // from the start of the process to its first poll
	turn    sync.Mutex    // held during an invocation
}

// ErrTimedOut is the error of an invocation that was not answered by its deadline. The function is gone.
var ErrTimedOut = errors.New("lambda: the invocation timed out")

// InitError is the error of a function that does not come to ask for its first event.
type InitError struct {
	Handler string
	Cause   error  // how the process ended, what it reported, or that it took longer than Lambda waits
	Log     string // all that it wrote
}

// Error tells the cause and what the function wrote.
func (e *InitError) Error() string {
	return fmt.Sprintf("lambda: %s does not start: %v\n%s", e.Handler, e.Cause, e.Log)
}

// Unwrap returns the cause.
func (e *InitError) Unwrap() error { return e.Cause }

// ExitError is the error of an invocation during which the process ended.
type ExitError struct {
	Cause error  // how it ended
	Log   string // all that it wrote
}

// Error tells how the process ended and what it wrote.
func (e *ExitError) Error() string {
	return fmt.Sprintf("lambda: the function exited: %v\n%s", e.Cause, e.Log)
}

// Unwrap returns how the process ended.
func (e *ExitError) Unwrap() error { return e.Cause }

// Start starts a function and returns when it asks for its first event. The error is an *InitError when it does
// not. The context's end kills the function.
func Start(ctx context.Context, o Options) (*Function, error) {
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	if o.Memory == 0 {
		o.Memory = defaultMemory
	}
	api, err := newAPI(ctx)
	if err != nil {
		return nil, err
	}
	log, err := newLog()
	if err != nil {
		return nil, errors.Join(err, api.close())
	}
	f := &Function{options: o, api: api, log: log, exited: make(chan struct{})}
	f.process = exec.CommandContext(ctx, o.Binary)
	f.process.Env = append(f.environment(), o.Environment...)
	f.process.Stdout, f.process.Stderr = log, log
	began := time.Now()
	if err := f.process.Start(); err != nil {
		return nil, errors.Join(fmt.Errorf("lambda: start the binary: %w", err), api.close(), log.Close())
	}
	go func() {
		f.status = f.process.Wait()
		close(f.exited)
	}()
	if err := f.wait(); err != nil {
		f.kill()
		failed := &InitError{Handler: o.Handler, Cause: err, Log: f.Log()}
		_ = f.Close() // the cause is told already
		return nil, failed
	}
	f.started = time.Since(began)
	return f, nil
}

// environment is what Lambda sets (Developer Guide, "Defined runtime environment variables").
func (f *Function) environment() []string {
	return []string{
		"_HANDLER=" + f.options.Handler,
		"AWS_LAMBDA_RUNTIME_API=" + f.api.address,
		"AWS_REGION=" + Region, "AWS_DEFAULT_REGION=" + Region,
		"AWS_LAMBDA_FUNCTION_NAME=" + f.options.Handler, "AWS_LAMBDA_FUNCTION_VERSION=$LATEST",
		fmt.Sprintf("AWS_LAMBDA_FUNCTION_MEMORY_SIZE=%d", f.options.Memory),
		"AWS_LAMBDA_INITIALIZATION_TYPE=on-demand", "AWS_EXECUTION_ENV=AWS_Lambda_provided.al2023",
		"AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=test", "AWS_SESSION_TOKEN=test",
		"LANG=en_US.UTF-8", "TZ=:UTC", "PATH=/usr/local/bin:/usr/bin/:/bin:/opt/bin",
		"LAMBDA_TASK_ROOT=/var/task", "LAMBDA_RUNTIME_DIR=/var/runtime",
	}
}

// wait returns nil when the function asks for its first event.
func (f *Function) wait() error {
	limit := time.NewTimer(initLimit)
	defer limit.Stop()
	select {
	case <-f.api.polled:
		return nil
	case failure := <-f.api.failed:
		return failure
	case <-f.exited:
		select {
		case failure := <-f.api.failed:
			return failure
		default:
			return ended(f.status)
		}
	case <-limit.C:
		return fmt.Errorf("it took longer than %s", initLimit)
	}
}

// ended is how a process ended; that it ended well is an error too, as a function never does.
func ended(status error) error {
	if status == nil {
		return errors.New("exit status 0")
	}
	return status
}

// Invoke hands an event to the function and returns its answer. Errors: *FunctionError, *ExitError, ErrTimedOut, and
// the context's, which ends the function too.
func (f *Function) Invoke(ctx context.Context, event []byte) ([]byte, error) {
	f.turn.Lock()
	defer f.turn.Unlock()
	i := &invocation{
		id: rand.Text(), event: event, deadline: time.Now().Add(f.options.Timeout), result: make(chan result, 1),
		function: "arn:aws:lambda:" + Region + ":000000000000:function:" + f.options.Handler,
	}
	limit := time.NewTimer(f.options.Timeout)
	defer limit.Stop()
	pending := f.api.pending
	for {
		select {
		case pending <- i:
			pending = nil
		case end := <-i.result:
			return end.answer, end.err
		case <-f.exited:
			return nil, &ExitError{Cause: ended(f.status), Log: f.Log()}
		case <-limit.C:
			f.kill()
			return nil, fmt.Errorf("%w after %s\n%s", ErrTimedOut, f.options.Timeout, f.Log())
		case <-ctx.Done():
			f.kill() // else its late answer would meet the next event
			return nil, ctx.Err()
		}
	}
}

// Init returns how long it took from the start of the process to its first poll.
func (f *Function) Init() time.Duration { return f.started }

// Processor returns how long the function has kept processors busy; see [Processor].
func (f *Function) Processor() (time.Duration, error) { return Processor(f.process.Process.Pid) }

// PID returns the number of the function's process.
func (f *Function) PID() int { return f.process.Process.Pid }

// Log returns all that the function wrote so far, to standard output and standard error; nothing after Close.
func (f *Function) Log() string {
	text, _ := io.ReadAll(io.NewSectionReader(f.log, 0, math.MaxInt64)) // closed: nothing
	return string(text)
}

// Close ends the function.
func (f *Function) Close() error {
	f.kill()
	return errors.Join(f.api.close(), f.log.Close())
}

// newLog opens a file that has no name any more.
func newLog() (*os.File, error) {
	log, err := os.CreateTemp("", "kehu-lambda-log")
	if err != nil {
		return nil, fmt.Errorf("lambda: log: %w", err)
	}
	if err := os.Remove(log.Name()); err != nil {
		return nil, errors.Join(fmt.Errorf("lambda: log: %w", err), log.Close())
	}
	return log, nil
}

func (f *Function) kill() {
	_ = f.process.Process.Kill() // it may be gone already
	<-f.exited
}
