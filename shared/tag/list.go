package tag

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"kehu/shared/access"
	"kehu/shared/table"
)

// Count is how many customers have a tag.
type Count struct {
	Tag   string `json:"tag" doc:"The tag." example:"vip"`
	Count int64  `json:"count" doc:"How many customers in use that you may see have it; the last moments may be missing."`
}

// concurrent is how many queries run at once: as many as connections are kept open (table/dynamo).
const concurrent = 16

// List returns tags of customers within reach after one of them, by name, those alone that begin with the prefix; next is the last that was looked at, "" when there are
// no more. A page has up to limit tags, fewer where some are used no more. One round trip: a query of the company's tags, or of those of
// each owner within reach.
func List(ctx context.Context, t table.Table, tenant access.Tenant, reach access.Reach, prefix, after string, limit int) (found []Count, next string, err error) {
	owners := []string{company}
	if !reach.Everyone() {
		owners = reach.Owners()
	}
	pages, failed := make([]table.Page, len(owners)), make([]error, len(owners))
	turns := make(chan struct{}, concurrent)
	var all sync.WaitGroup
	for i, owner := range owners {
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			q := table.Query{Partition: partition(tenant, owner), Limit: (limit + 1) * shards, Sort: table.Range{Prefix: table.Join(prefix)}, Consistent: true}
			if after != "" { // the delimiter stands between tag and shard; what follows it is behind all shards
				q.Sort = table.Range{From: table.Join(after) + behind, To: table.Join(prefix) + last}
			}
			pages[i], failed[i] = t.Query(ctx, q)
		})
	}
	all.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, "", fmt.Errorf("list tags: %w", err)
	}
	found, next = merged(pages, limit)
	return found, next, nil
}

const (
	behind = "$"          // follows the delimiter #
	last   = "\U0010ffff" // follows whatever a tag has
)

// merged adds the counts of pages up. Of a page that does not end the list, the last tag may be there in part, so what comes from there on is left to the next; every page has more
// than one.
func merged(pages []table.Page, limit int) (found []Count, next string) {
	found = []Count{}
	sums, bound, more := make(map[string]int64), "", false
	for _, page := range pages {
		for _, r := range page.Records {
			sums[r.Item.Text("nm")] += r.Item.Int("c")
		}
		if page.Next.IsZero() || len(page.Records) == 0 {
			continue
		}
		if one := page.Records[len(page.Records)-1].Item.Text("nm"); !more || compare(one, bound) < 0 {
			bound, more = one, true
		}
	}
	for _, name := range slices.SortedFunc(maps.Keys(sums), compare) {
		if more && compare(name, bound) >= 0 {
			break
		}
		if len(found) == limit {
			return found, next
		}
		if next = name; sums[name] > 0 {
			found = append(found, Count{name, sums[name]})
		}
	}
	if !more {
		next = ""
	}
	return found, next
}

// compare orders tags as the table does.
func compare(a, b string) int { return strings.Compare(table.Join(a, ""), table.Join(b, "")) }
