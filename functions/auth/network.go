package auth

import (
	"context"
	"net/netip"

	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/ratelimit"
	"kehu/shared/ration"
	"kehu/shared/table"
)

// What one network may do in an hour, whatever the accounts. The limits of one account (wrong passwords and factors: identity, wrong codes and mails: identity,
// recovery codes: redeem, sign-ups: signUpsPerHour) do not see somebody who tries one password on a thousand accounts. An office
// of hundreds behind one address stays below.
const (
	guessesPerHour = 300 // wrong passwords, factors and codes
	mailsPerHour   = 100 // codes that are asked for
	foundPerHour   = 60  // sign-ups
)

// network is what calls from the client's address are counted as together. It is "", and not counted, for this machine itself: behind a
// proxy everybody comes from there.
func network(call operation.Call) string {
	if parsed, err := netip.ParseAddr(call.Address); err == nil && parsed.Unmap().IsLoopback() {
		return ""
	}
	return ratelimit.NetworkOf(call.Address)
}

// wrong are the answers to a guess that missed.
var wrong = []problem.Code{"auth.credentialsInvalid", "auth.codeInvalid", "auth.recoveryCodeInvalid"}

// guessing runs what tries a secret, and counts it against the network if it was wrong. A right one costs a read more, a wrong one a write. A
// wrong one that cannot be counted is not answered as such: else a table that is busy would let guesses through.
func guessing[O any](ctx context.Context, d *app.Deps, call operation.Call, try func() (O, error)) (out O, err error) {
	from := network(call)
	if from == "" {
		return try()
	}
	if err := ration.Check(ctx, d.Table, "guess", from, guessesPerHour, call.At); err != nil {
		return out, err
	}
	out, err = try()
	for _, code := range wrong {
		if !problem.Is(err, code) {
			continue
		}
		tx := table.Tx{Writes: []table.Write{ration.Hourly("guess", from, guessesPerHour, call.At)}}
		if counted := tx.Explain(d.Table.Transact(ctx, tx)); counted != nil {
			return out, counted
		}
		break
	}
	return out, err
}

// mailing counts a mail that is asked for from the network; its problem is that of one too many.
func mailing(ctx context.Context, d *app.Deps, call operation.Call) error {
	from := network(call)
	if from == "" {
		return nil
	}
	tx := table.Tx{Writes: []table.Write{ration.Hourly("mail", from, mailsPerHour, call.At)}}
	return tx.Explain(d.Table.Transact(ctx, tx))
}
