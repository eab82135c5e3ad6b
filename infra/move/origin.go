package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kehu/infra/local/backup"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
	tablelocal "kehu/shared/table/local"
)

// which of the two tables.
type which string

const (
	trail which = "audit"
	main_ which = "main"
)

// origin is where data come from. Nobody may write there meanwhile.
type origin interface {
	// scan returns some items whose partition keys begin with the prefix, and where to go on: zero at the end.
	scan(ctx context.Context, of which, prefix string, from table.Key) ([]table.Write, table.Key, error)
	// lookup returns one of them.
	lookup(ctx context.Context, of which, key table.Key) (put table.Write, found bool, err error)
	// files calls with the name of every file, as stores name them, and its content.
	files(ctx context.Context, each func(name string, content io.ReadSeeker) error) error
}

// folder is the data folder of a system on one machine that does not run.
type folder struct {
	database  *tablelocal.Database
	tables    map[which]*tablelocal.Table
	sequences map[which]map[table.Key]int64 // the last number of each
	dir       *os.Root
	page      int // how many items it gives at once
}

func openFolder(ctx context.Context, data string) (*folder, error) {
	database, err := tablelocal.Open(filepath.Join(data, backup.Table), tablelocal.Options{})
	if err != nil {
		return nil, err
	}
	f := &folder{database: database, page: 500, sequences: make(map[which]map[table.Key]int64), tables: map[which]*tablelocal.Table{
		main_: database.Table(table.Main), trail: database.Table(table.Audit),
	}}
	if f.dir, err = os.OpenRoot(filepath.Join(data, backup.Files)); err != nil {
		return nil, errors.Join(err, database.Close())
	}
	for of, t := range f.tables {
		all, err := t.Sequences(ctx, "")
		if err != nil {
			return nil, errors.Join(err, f.close())
		}
		f.sequences[of] = make(map[table.Key]int64, len(all))
		for _, s := range all {
			f.sequences[of][s.Key] = s.Last
		}
	}
	return f, nil
}

func (f *folder) close() error { return errors.Join(f.dir.Close(), f.database.Close()) }

// sequencePut is a sequence as the table in DynamoDB keeps it, where it is an item like others.
func sequencePut(s tablelocal.Sequence) table.Write {
	return table.Put(s.Key, table.Item{table.AttrSequence: table.NumberOf(s.Last)})
}

func (f *folder) scan(ctx context.Context, of which, prefix string, from table.Key) ([]table.Write, table.Key, error) {
	return f.tables[of].ContentsUpTo(ctx, prefixes(prefix), from, f.page)
}

// prefixes returns what table.Inventory takes for one, or for none.
func prefixes(prefix string) []string {
	if prefix == "" {
		return nil
	}
	return []string{prefix}
}

func (f *folder) lookup(ctx context.Context, of which, key table.Key) (table.Write, bool, error) {
	put, found, err := f.tables[of].Stored(ctx, key)
	if last, taken := f.sequences[of][key]; err == nil && !found && taken {
		return sequencePut(tablelocal.Sequence{Key: key, Last: last}), true, nil
	}
	return put, found, err
}

func (f *folder) files(ctx context.Context, each func(string, io.ReadSeeker) error) error {
	return fs.WalkDir(f.dir.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err := errors.Join(err, ctx.Err()); err != nil || !entry.Type().IsRegular() || strings.HasPrefix(entry.Name(), ".") {
			return err // names of files do not begin with a dot: the key of links does, and what is not whole yet
		}
		content, err := f.dir.Open(filepath.FromSlash(name))
		if err != nil {
			return err
		}
		return errors.Join(each(name, content), content.Close())
	})
}

// stack is the tables of a stack on AWS, whose files stay where they are: see doc.go.
type stack struct {
	client *dynamodb.Client
	names  map[which]string
}

func (s stack) scan(ctx context.Context, of which, prefix string, from table.Key) ([]table.Write, table.Key, error) {
	return dynamo.Scan(ctx, s.client, s.names[of], prefixes(prefix), from)
}

func (s stack) lookup(ctx context.Context, of which, key table.Key) (table.Write, bool, error) {
	return dynamo.Lookup(ctx, s.client, s.names[of], key)
}

// files tells none: `aws s3 sync` copies them, under the same names.
func (stack) files(context.Context, func(string, io.ReadSeeker) error) error { return nil }

// deadLetters returns an error when a reader of the stream gave anything up: what follows from it would be missing.
func (f *folder) deadLetters(readers []string) error {
	for _, name := range readers {
		letters, err := f.tables[main_].DeadLetters(name)
		if err != nil {
			return err
		}
		if len(letters) > 0 {
			return fmt.Errorf("%s has given up %d changes, the first because: %s: make replay-local", name, len(letters), letters[0].Cause)
		}
	}
	return nil
}
