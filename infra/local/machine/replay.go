package machine

import (
	"context"
	"errors"
)

// Letter is a change that a subscriber gave up, and could not handle when it got it once more.
type Letter struct {
	Op       string // the subscriber
	Sequence string // of the change
	Cause    error
}

// Replay gives what was given up to its subscribers once more, the changes of each in their order, when they have done all that is new. What goes through is
// forgotten; it returns how much that is, and what is left. What was done before does nothing, so that it is safe at any time.
func (m *Machine) Replay(ctx context.Context) (done int, left []Letter, err error) {
	if err := m.Drain(ctx); err != nil {
		return 0, nil, err
	}
	if done, left, err = m.feed.replay(ctx); err != nil {
		return done, left, err
	}
	return done, left, m.Drain(ctx)
}

func (f *feed) replay(ctx context.Context) (done int, left []Letter, err error) {
	for _, s := range f.subscribers {
		letters, err := f.main.DeadLetters(s.name)
		if err != nil {
			return done, left, err
		}
		for _, letter := range letters {
			e := newEntry(letter.Change)
			failed := guard(func() error {
				if !s.wants(e) { // of a version before, which wanted more
					return nil
				}
				return s.handle(ctx, e)
			})
			if err := ctx.Err(); err != nil {
				return done, left, err
			}
			if failed != nil {
				left = append(left, Letter{s.name, e.Sequence, failed})
				if err := f.main.AddDeadLetter(s.name, letter.Change, failed.Error()); err != nil {
					return done, left, errors.Join(failed, err)
				}
				continue
			}
			if err := f.main.RemoveDeadLetter(s.name, e.Sequence); err != nil {
				return done, left, err
			}
			done++
		}
	}
	return done, left, nil
}
