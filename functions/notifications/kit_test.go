package notifications_test

import (
	"testing"

	"kehu/functions/users"
	"kehu/infra/scenario"
)

// update changes a user.
func update(t *testing.T, k *scenario.Kehu, as *scenario.Caller, id, body string) {
	t.Helper()
	k.Do(t, at(users.Update, as, id, 1, body)).Want(t, 200)
}
