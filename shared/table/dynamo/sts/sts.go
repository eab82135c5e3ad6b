package sts

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/shared/clock"
	"kehu/shared/signed"
	"kehu/shared/table"
)

const (
	// life is how long credentials are good for: a role that a role assumed has an hour at most (IAM User Guide, "Role chaining").
	life = time.Hour
	// margin is how long before their end they are renewed.
	margin = 5 * time.Minute
	// last is how long before their end they are used no more, although they could not be renewed: a call may take that long.
	last = 30 * time.Second
	// patience is how long it may take to get them, with the second attempt.
	patience = 4 * time.Second
	// maxKept bounds the memory: some two kilobytes each.
	maxKept = 256
)

// Options say what role it is and which tables it is narrowed to.
type Options struct {
	Role      string                  // the ARN of the function's own role
	Resources []string                // of the policy: see Resources
	Own       aws.CredentialsProvider // the function's own
	Region    string
	HTTP      *http.Client
	Clock     clock.Clock // tells the time of signatures, and how long credentials are good for
	Endpoint  string      // "" but in tests
}

// Provider is an aws.CredentialsProvider that looks at the context of each call. It is not to be put behind an
// aws.CredentialsCache, which keeps one caller's credentials for all. It is safe for concurrent use.
type Provider struct {
	options Options
	client  *signed.Client

	mu   sync.Mutex
	kept map[string]*narrowed // by what the reach allows
	uses uint64
}

// narrowed are the credentials of one reach, once done is closed.
type narrowed struct {
	done        chan struct{}
	credentials aws.Credentials
	err         error
	used        uint64 // the higher, the later
}

var _ aws.CredentialsProvider = (*Provider)(nil)

// New returns the provider.
func New(o Options) *Provider {
	if o.Endpoint == "" {
		o.Endpoint = "https://sts." + o.Region + ".amazonaws.com/"
	}
	client := &signed.Client{Service: "sts", Region: o.Region, Credentials: o.Own, HTTP: o.HTTP, Clock: o.Clock, MaxAnswer: maxAnswer}
	return &Provider{options: o, client: client, kept: make(map[string]*narrowed)}
}

// Retrieve returns the credentials of the context's reach, asking STS for them once for all that wait; without a reach, the function's own. The
// error is table.ErrUnavailable when STS gives none, and the context's when it is done before.
func (p *Provider) Retrieve(ctx context.Context) (aws.Credentials, error) {
	reach, narrow := table.ReachIn(ctx)
	if !narrow {
		return p.options.Own.Retrieve(ctx)
	}
	n := p.find(ctx, reach)
	select {
	case <-n.done:
		return n.credentials, n.err
	default:
	}
	select {
	case <-n.done:
		return n.credentials, n.err
	case <-ctx.Done():
		return aws.Credentials{}, ctx.Err()
	}
}

// find returns the credentials of the reach that are kept or under way, and sends for them if there are none.
func (p *Provider) find(ctx context.Context, reach table.Reach) *narrowed {
	name := strings.Join(reach.Prefixes(), "\n")
	p.mu.Lock()
	defer p.mu.Unlock()
	p.uses++
	before := p.kept[name]
	if before != nil && (!before.finished() || before.err == nil && p.good(before.credentials, margin)) {
		before.used = p.uses
		return before
	}
	n := &narrowed{done: make(chan struct{}), used: p.uses}
	p.kept[name] = n
	p.drop(n)
	go func() {
		// Others wait for it too, so that it outlives the call that was first.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
		defer cancel()
		n.credentials, n.err = p.assume(ctx, reach)
		if n.err != nil && before != nil && before.err == nil && p.good(before.credentials, last) {
			n.credentials, n.err = before.credentials, nil
		}
		close(n.done)
	}()
	return n
}

// good reports whether credentials are good for longer than that.
func (p *Provider) good(c aws.Credentials, than time.Duration) bool {
	return p.options.Clock.Now().Add(than).Before(c.Expires)
}

// drop forgets the one that was not used for the longest time when there are too many. Whoever waits for it has it still.
func (p *Provider) drop(not *narrowed) {
	if len(p.kept) <= maxKept {
		return
	}
	var oldest string
	for name, n := range p.kept {
		if n != not && (oldest == "" || n.used < p.kept[oldest].used) {
			oldest = name
		}
	}
	delete(p.kept, oldest)
}

func (n *narrowed) finished() bool {
	select {
	case <-n.done:
		return true
	default:
		return false
	}
}
