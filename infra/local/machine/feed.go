package machine

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"kehu/functions/events"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// feed hands the table's changes to every subscriber, each at its own pace from its own checkpoint, as
// DynamoDB Streams and EventBridge do: in order per item, at least once. What fails is tried again, and
// after maxAttempts is put among the dead letters, so that it does not hold up the rest.
type feed struct {
	main        *tablelocal.Table
	window      *window
	subscribers []*subscriber
	log         *slog.Logger
}

// subscriber is an operation that is fed changes, or events made of changes.
type subscriber struct {
	name     string
	deferred bool // its writes need not wait for the disk
	wants    func(*entry) bool
	handle   func(context.Context, *entry) error

	mu   sync.Mutex
	done string        // the checkpoint
	news chan struct{} // closed when done moves on
}

const (
	batchSize   = 100 // changes read at once
	parallel    = 16  // records handled side by side: their writes share an fsync
	maxAttempts = 8
	firstPause  = 100 * time.Millisecond // doubles with each attempt
)

func newFeed(d *app.Deps, main *tablelocal.Table, all []operation.Operation, log *slog.Logger) *feed {
	f := &feed{main: main, window: &window{main: main}, log: log}
	for _, o := range all {
		switch o.Source {
		case operation.TableStream:
			if o.Name == events.Dispatch.Name {
				continue // one for each subscriber of the bus, below: a slow one does not hold up the others
			}
			f.subscribe(o, func(*entry) bool { return true }, func(ctx context.Context, c *entry) error { return o.Changes(ctx, d, c.Change) })
		case operation.EventBus:
			f.subscribe(o, tellsOf(o), func(ctx context.Context, c *entry) error {
				e, _, err := c.event()
				if err != nil {
					return err
				}
				return o.Events(ctx, d, e)
			})
		case operation.HTTP, operation.Timetable, operation.TokenTrigger, operation.MailTrigger:
		}
	}
	return f
}

// tellsOf returns what reports whether a change tells of an event that is for the operation. A change whose event cannot be made is wanted,
// so that it becomes a dead letter.
func tellsOf(o operation.Operation) func(*entry) bool {
	return func(c *entry) bool {
		e, told, err := c.event()
		return err != nil || told && o.Wants(&e)
	}
}

func (f *feed) subscribe(o operation.Operation, wants func(*entry) bool, handle func(context.Context, *entry) error) {
	f.subscribers = append(f.subscribers, &subscriber{
		name: o.Name, deferred: withinTables(o.Uses), wants: wants, handle: handle, news: make(chan struct{}),
	})
}

// withinTables reports whether all that an operation does is written into the tables. Then a crash takes back what it wrote together with
// its checkpoint, and it need not wait for the disk.
func withinTables(uses []operation.Grant) bool {
	inside := []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AppendAudit}
	return !slices.ContainsFunc(uses, func(g operation.Grant) bool { return !slices.Contains(inside, g) })
}

// run feeds until the context ends.
func (f *feed) run(ctx context.Context) {
	var all sync.WaitGroup
	for _, s := range f.subscribers {
		all.Go(func() {
			for ctx.Err() == nil {
				if err := f.follow(ctx, s); ctx.Err() == nil {
					f.log.Error("feed", "op", s.name, "cause", err.Error())
					pause(ctx, time.Second)
				}
			}
		})
	}
	all.Wait()
}

// follow reads on from the checkpoint, batch by batch, until something fails or the context ends.
func (f *feed) follow(ctx context.Context, s *subscriber) error {
	if s.deferred {
		ctx = table.Deferred(ctx)
	}
	checkpoint, err := f.main.Checkpoint(s.name)
	if err != nil {
		return err
	}
	s.moved(checkpoint)
	passed := 0 // since the checkpoint was saved, without one that is wanted
	for {
		changes, err := f.window.after(checkpoint)
		if err != nil {
			return err
		}
		if len(changes) == 0 {
			if err := f.main.Wait(ctx, checkpoint); err != nil {
				return err
			}
			continue
		}
		wanted, err := f.handle(ctx, s, changes)
		if err != nil {
			return err
		}
		checkpoint = changes[len(changes)-1].Sequence
		if passed += len(changes); wanted || passed >= batchSize {
			if err := f.main.SaveCheckpoint(s.name, checkpoint); err != nil {
				return err
			}
			passed = 0
		}
		s.moved(checkpoint)
	}
}

// handle works through those of a batch that the subscriber wants, and reports whether there are any: changes of one item in order, items
// side by side.
func (f *feed) handle(ctx context.Context, s *subscriber, changes []*entry) (wanted bool, err error) {
	lanes := make(map[int][]*entry)
	for _, c := range changes {
		if s.wants(c) {
			lane := laneOf(c.Key)
			lanes[lane] = append(lanes[lane], c)
		}
	}
	if len(lanes) == 0 {
		return false, nil
	}
	var all sync.WaitGroup
	failures := make([]error, parallel)
	for i, lane := range lanes {
		all.Go(func() {
			for _, c := range lane {
				if failures[i] = f.try(ctx, s, c); failures[i] != nil {
					return
				}
			}
		})
	}
	all.Wait()
	return len(lanes) > 0, errors.Join(failures...)
}

func laneOf(k table.Key) int {
	hash := uint32(2166136261) // FNV-1a
	for _, text := range []string{k.Partition().String(), k.Sort()} {
		for i := range len(text) {
			hash = (hash ^ uint32(text[i])) * 16777619
		}
	}
	return int(hash % parallel)
}

// try hands one change over, again and again, until it succeeds or becomes a dead letter.
func (f *feed) try(ctx context.Context, s *subscriber, c *entry) error {
	wait := firstPause
	for attempt := 1; ; attempt++ {
		err := guard(func() error { return s.handle(ctx, c) })
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if attempt == maxAttempts {
			f.log.Error("dead letter", "op", s.name, "sequence", c.Sequence, "cause", err.Error())
			return f.main.AddDeadLetter(s.name, c.Change, err.Error())
		}
		pause(ctx, wait)
		wait *= 2
	}
}

// guard makes an error of a panic: one record must not stop the machine.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return f()
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

func (s *subscriber) moved(to string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.done = to
	close(s.news)
	s.news = make(chan struct{})
}

func (s *subscriber) at() (done string, news <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.done, s.news
}

// drain waits until every subscriber has reached the newest change of now, and what they wrote is on disk. Sequences have one width, so
// they compare as texts.
func (f *feed) drain(ctx context.Context) error {
	if err := f.main.Sync(); err != nil {
		return err
	}
	goal := f.main.LastSequence()
	for _, s := range f.subscribers {
		for {
			done, news := s.at()
			if done >= goal {
				break
			}
			select {
			case <-ctx.Done():
				return fmt.Errorf("drain %s: %w", s.name, ctx.Err())
			case <-news:
			}
		}
	}
	return f.main.Sync()
}

// trim drops the changes that every subscriber has behind it.
func (f *feed) trim() error {
	oldest := f.main.LastSequence()
	for _, s := range f.subscribers {
		done, _ := s.at()
		oldest = min(oldest, done)
	}
	return f.main.Trim(oldest)
}
