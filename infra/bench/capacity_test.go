//go:build aws

package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/infra/emulator"
	"kehu/infra/scenario"
	"kehu/shared/table"
)

// maxItem is what an item may have, in bytes, before each write of it costs twice.
const maxItem = 1024

// On DynamoDB, too, calls cost in a company with two thousand customers what they cost in one with a thousand: with fewer no page is full.
// The emulator takes half a minute to several for them, by what else the machine does, so `make crowd` asks for it apart; on the local store
// TestCrowd_asks_the_table_as_often_as_few_do holds the same each time.
func TestCrowd_costs_what_few_do(t *testing.T) {
	if os.Getenv("KEHU_CROWD") == "" {
		t.Skip("set KEHU_CROWD, as make crowd does")
	}
	keys := aws.Credentials{AccessKeyID: emulator.AccessKeyID, SecretAccessKey: emulator.SecretAccessKey}
	err := withTables(t.Context(), emulator.DynamoDB(t), "eu-central-1", keys, func(main, trail table.Table) (err error) {
		var both [2]*crowded
		for i, count := range []int{few, 2 * few} {
			if both[i], err = crowdedIn(t.Context(), main, trail, count); err != nil {
				return err
			}
		}
		wantEqualCosts(t, both[0], both[1])
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestCallsConsumeWhatTheyDid(t *testing.T) {
	var got bytes.Buffer
	keys := aws.Credentials{AccessKeyID: emulator.AccessKeyID, SecretAccessKey: emulator.SecretAccessKey}
	err := withTables(t.Context(), emulator.DynamoDB(t), "eu-central-1", keys, func(main, trail table.Table) error {
		l, err := measureCapacity(t.Context(), main, trail)
		if err != nil {
			return err
		}
		for _, sort := range []string{"customer", "user", "company", "unique value"} {
			if bytes := l.sizes[sort].item; bytes == 0 || bytes > maxItem {
				t.Errorf("a typical %s has %d bytes, want at most %d", sort, bytes, maxItem)
			}
		}
		return l.print(&got)
	})
	if err != nil {
		t.Fatal(err)
	}
	scenario.Golden(t, "capacity.golden", got.String())
}
