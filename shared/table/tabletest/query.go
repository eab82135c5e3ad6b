package tabletest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/table"
)

// sorts are sort keys in the order of their bytes. The last two would change places in
// the order of UTF-16.
var sorts = []string{
	"\x01", "\x01\x01", " ", "#", "-", "0", "1", "10", "2", "A", "B", "Z", "a", "a\x01", "a#", "a#b", "a#b#c", "a$", "aa",
	"ab", "b", "~", "é", "客户", "\uFFFD", "😀",
}

func (s *suite) putSorts(t *testing.T, partition table.Partition) {
	t.Helper()
	var tx table.Tx
	for _, sort := range slices.Backward(sorts) {
		tx.Add(table.Put(partition.Key(sort), table.Item{"nm": sort}))
	}
	// neighbours that no query of the partition may show
	for _, parts := range [][]string{{"P", "x"}, {"P "}, {"O"}, {"Q"}} {
		tx.Add(table.Put(s.in(parts...).Key("a"), table.Item{"nm": "neighbour"}))
	}
	s.write(t, tx.Writes...)
}

func sortKeysInOrderOfBytes(t *testing.T, s *suite) {
	if !slices.IsSorted(sorts) {
		t.Fatal("the test's own order is wrong")
	}
	s.putSorts(t, s.in("P"))
	for _, consistent := range []bool{false, true} {
		q := table.Query{Partition: s.in("P"), Limit: 100, Consistent: consistent}
		if diff := cmp.Diff(sorts, texts(s.all(t, q))); diff != "" {
			t.Errorf("ascending (-want +got):\n%s", diff)
		}
		q.Descending = true
		reversed := slices.Clone(sorts)
		slices.Reverse(reversed)
		if diff := cmp.Diff(reversed, texts(s.all(t, q))); diff != "" {
			t.Errorf("descending (-want +got):\n%s", diff)
		}
	}
}

// ranges is every kind of range on sorts.
var ranges = []table.Range{
	{},
	{Prefix: "a"},
	{Prefix: "a#"},
	{Prefix: "a#b"},
	{Prefix: "客"},
	{Prefix: "😀"},
	{Prefix: "zz"},
	{Prefix: "\x01"},
	{From: "a"},
	{From: "a#"},
	{From: "a#a"},
	{From: "😀"},
	{From: "😀😀"},
	{To: "a"},
	{To: "a#"},
	{To: "a#a"},
	{To: "\x01"},
	{To: "😀😀"},
	{From: "a", To: "a"},
	{From: "a", To: "a#b"},
	{From: "10", To: "2"},
	{From: "a#c", To: "a#d"},
	{From: "0", To: "客户"},
}

func queryAnswersItsRange(t *testing.T, s *suite) {
	s.putSorts(t, s.in("P"))
	s.checkRanges(t, table.Query{Partition: s.in("P")})
}

// checkRanges checks all ranges, both ways, in pages of one, of four and of all; the sort keys
// in the table or index are sorts.
func (s *suite) checkRanges(t *testing.T, q table.Query) {
	t.Helper()
	for _, q.Sort = range ranges {
		for _, q.Descending = range []bool{false, true} {
			for _, q.Limit = range []int{1, 4, 100} {
				want := []string{}
				for _, sort := range sorts {
					if q.Sort.Contains(sort) {
						want = append(want, sort)
					}
				}
				if q.Descending {
					slices.Reverse(want)
				}
				got := []string{}
				for _, record := range s.all(t, q) {
					got = append(got, record.Item.Text("nm"))
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%+v descending %v limit %d (-want +got):\n%s", q.Sort, q.Descending, q.Limit, diff)
				}
			}
		}
	}
}

func pagesCoverAQueryOnce(t *testing.T, s *suite) {
	s.checkPages(t, func(count int) table.Query {
		partition := s.in("P", fmt.Sprint(count))
		var tx table.Tx
		for i := range count {
			tx.Add(table.Put(partition.Key(fmt.Sprintf("%02d", i)), table.Item{"nu": table.NumberOf(i)}))
		}
		if count > 0 {
			s.write(t, tx.Writes...)
		}
		return table.Query{Partition: partition}
	})
}

// checkPages checks how many pages there are, and that together they hold the items 0 to count-1,
// of a query that fill prepares.
func (s *suite) checkPages(t *testing.T, fill func(count int) table.Query) {
	t.Helper()
	for _, count := range []int{0, 1, 2, 6} {
		q := fill(count)
		for _, q.Limit = range []int{1, 2, 3, 6, 7} {
			for _, q.Descending = range []bool{false, true} {
				var got, want []int64
				pages := s.pages(t, q)
				for _, page := range pages {
					for _, record := range page.Records {
						got = append(got, record.Item.Int("nu"))
					}
				}
				for i := range count {
					want = append(want, int64(i))
				}
				if q.Descending {
					slices.Reverse(want)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%d items in pages of %d (-want +got):\n%s", count, q.Limit, diff)
				}
				if want := max(1, (count+q.Limit-1)/q.Limit); len(pages) != want {
					t.Errorf("%d items in pages of %d: got %d pages, want %d", count, q.Limit, len(pages), want)
				}
			}
		}
	}
}

func pageEndsAtOneMegabyte(t *testing.T, s *suite) {
	const count, size = 30, 100 << 10
	partition := s.in("P")
	var tx table.Tx
	var want []string
	for i := range count {
		sort := fmt.Sprintf("%02d", i)
		want = append(want, sort)
		tx.Add(table.Put(partition.Key(sort), table.Item{"data": strings.Repeat("x", size)}))
	}
	s.write(t, tx.Writes...)
	for _, descending := range []bool{false, true} {
		var got []string
		for _, page := range s.pages(t, table.Query{Partition: partition, Limit: 100, Descending: descending}) {
			if n := len(page.Records); n > table.MaxPageBytes/size+1 || n < 9 && !page.Next.IsZero() {
				t.Errorf("a page of %d items of %d bytes", n, size)
			}
			got = append(got, texts(page.Records)...)
		}
		if descending {
			slices.Reverse(got)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("items (-want +got):\n%s", diff)
		}
	}
}

func positionSurvivesAsText(t *testing.T, s *suite) {
	s.putSorts(t, s.in("P"))
	s.putIndexed(t)
	for _, q := range []table.Query{
		{Partition: s.in("P"), Limit: 3},
		{Partition: s.in("X"), Index: table.ByTenant, Limit: 3},
	} {
		s.wantCount(t, q, len(sorts))
		page, err := s.Table.Query(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		next := page.Next
		q.After = table.Position{
			Key:       table.StoredKey(next.Key.Partition().String(), next.Key.Sort()),
			IndexPart: next.IndexPart, IndexSort: next.IndexSort,
		}
		page, err = s.Table.Query(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, record := range page.Records {
			got = append(got, record.Item.Text("nm"))
		}
		if diff := cmp.Diff(sorts[3:6], got); diff != "" {
			t.Errorf("second page (-want +got):\n%s", diff)
		}
	}
}

// wantCount waits until the query answers so many records.
func (s *suite) wantCount(t *testing.T, q table.Query, want int) {
	t.Helper()
	got := 0
	if !patiently(func() bool { got = len(s.all(t, q)); return got == want }) {
		t.Fatalf("%s has %d records, want %d", q.Partition, got, want)
	}
}
