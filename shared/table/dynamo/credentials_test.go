package dynamo_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

var companies = id.NewSource(clock.System{}, nil)

// TestEachCallIsSignedWithTheCredentialsOfItsContext: nothing between the provider and the signature keeps those of the call before.
func TestEachCallIsSignedWithTheCredentialsOfItsContext(t *testing.T) {
	var mu sync.Mutex
	var signed []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, rest, _ := strings.Cut(r.Header.Get("Authorization"), "Credential=")
		name, _, _ := strings.Cut(rest, "/")
		mu.Lock()
		signed = append(signed, name)
		mu.Unlock()
		w.Header().Set("Content-Type", "application/x-amz-json-1.0")
		_, _ = w.Write([]byte(`{}`))
	}))
	t.Cleanup(s.Close)
	broken := access.NewTenant(companies)
	provider := aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
		reach, within := table.ReachIn(ctx)
		switch {
		case !within:
			return aws.Credentials{AccessKeyID: "own", SecretAccessKey: "s"}, nil
		case reach.Tenant() == broken:
			return aws.Credentials{}, fmt.Errorf("%w: no credentials", table.ErrUnavailable)
		}
		return aws.Credentials{AccessKeyID: reach.Tenant().Bare(), SecretAccessKey: "s"}, nil
	})
	d := dynamo.New(dynamo.NewClient("eu-central-1", provider, nil, s.URL), dynamo.Options{TableName: "main", Schema: table.Main})
	one, other := access.NewTenant(companies), access.NewTenant(companies)
	for _, tenant := range []access.Tenant{one, other, one, {}} {
		ctx, of := t.Context(), access.Platform
		if !tenant.IsZero() {
			ctx, of = table.Within(ctx, table.ReachOf(tenant)), tenant
		}
		if _, err := d.Get(ctx, table.In(of, "A").Key("A")); err != nil {
			t.Fatal(err)
		}
	}
	ctx := table.Within(t.Context(), table.ReachOf(broken))
	if _, err := d.Get(ctx, table.In(broken, "A").Key("A")); !errors.Is(err, table.ErrUnavailable) {
		t.Errorf("get: got %v", err)
	}
	err := d.Transact(ctx, single(table.Put(table.In(broken, "A").Key("A"), table.Item{"a": "b"})))
	if !errors.Is(err, table.ErrUnavailable) || errors.Is(err, table.ErrUncertain) {
		t.Errorf("transact: got %v", err)
	}
	if want := []string{one.Bare(), other.Bare(), one.Bare(), "own"}; !slices.Equal(signed, want) {
		t.Errorf("got %q, want %q", signed, want)
	}
}
