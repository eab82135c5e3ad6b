package auth_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/auth"
	"kehu/infra/scenario"
	"kehu/shared/identity"
)

// asked is an identity provider that takes down what it is asked.
type asked struct {
	identity.Provider
	calls []string
}

func (a *asked) SignUp(ctx context.Context, in identity.SignUp) error {
	a.calls = append(a.calls, "SignUp")
	return a.Provider.SignUp(ctx, in)
}

func (a *asked) Discard(ctx context.Context, email string) error {
	a.calls = append(a.calls, "Discard")
	return a.Provider.Discard(ctx, email)
}

func (a *asked) Find(ctx context.Context, email string) (identity.Profile, error) {
	a.calls = append(a.calls, "Find")
	return a.Provider.Find(ctx, email)
}

// TestNobody_learns_by_the_time_of_a_sign_up: a hash of the password, or a call of the provider, takes longer than all else; there are as many whoever
// has the address.
func TestNobody_learns_by_the_time_of_a_sign_up(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	signUp := func(email string) []string {
		provider := &asked{Provider: k.Provider}
		k.Deps.Identity = provider
		defer func() { k.Deps.Identity = k.Provider }()
		k.Post(t, auth.SignUp, nil, "company", "C", "name", "Nancy Davolio", "email", email, "password", scenario.Password).Want(t, 202)
		return provider.calls
	}
	known := signUp(p.Email)
	if len(known) == 0 {
		t.Error("the provider is not asked at all")
	}
	if diff := cmp.Diff(known, signUp("new@x.example")); diff != "" {
		t.Errorf("an address without an account (-known +new):\n%s", diff)
	}
	if diff := cmp.Diff(known, signUp("new@x.example")); diff != "" {
		t.Errorf("one that is not confirmed (-known +pending):\n%s", diff)
	}
	k.SignIn(t, p)
}
