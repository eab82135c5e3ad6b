// Package page makes the cursors of lists.
//
// Promise: a cursor goes on exactly where the page before ended; it works only for the tenant and the
// query (operation and every parameter but limit and cursor) that it was made for; it cannot be
// read or forged; it lives for a day.
package page

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/seal"
	"kehu/shared/table"
)

// Life is how long a cursor works.
const Life = 24 * time.Hour

// Default and Max are the numbers of entries on a page.
const (
	Default = 50
	Max     = 200
)

// Query is what a cursor is bound to.
type Query struct {
	Tenant access.Tenant
	Name   string // the operation
	Params any    // its parameters but limit and cursor; must marshal to JSON
}

func (q Query) binding() (string, error) {
	params, err := json.Marshal(q.Params)
	if err != nil {
		return "", fmt.Errorf("page: %w", err)
	}
	return table.Join(q.Tenant.String(), q.Name, string(params)), nil
}

const purpose = "cursor"

// position is a table.Position as the cursor carries it, with short names.
type position struct {
	Partition      string `json:"p"`
	Sort           string `json:"s"`
	IndexPartition string `json:"i,omitempty"`
	IndexSort      string `json:"j,omitempty"`
}

// Cursor returns the cursor for what follows the position, or "" for the zero position.
func Cursor(ctx context.Context, s *seal.Sealer, q Query, p table.Position) (string, error) {
	if p.IsZero() {
		return "", nil
	}
	binding, err := q.binding()
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(position{p.Key.Partition().String(), p.Key.Sort(), p.IndexPart, p.IndexSort})
	if err != nil {
		return "", fmt.Errorf("page: %w", err)
	}
	return s.Seal(ctx, purpose, binding, text, Life)
}

// Position returns where a cursor goes on; "" is the start. It returns the problem
// request.cursorInvalid for a cursor that was not made for this query.
func Position(ctx context.Context, s *seal.Sealer, q Query, cursor string) (table.Position, error) {
	if cursor == "" {
		return table.Position{}, nil
	}
	binding, err := q.binding()
	if err != nil {
		return table.Position{}, err
	}
	text, err := s.Open(ctx, purpose, binding, cursor)
	if errors.Is(err, seal.ErrInvalid) {
		return table.Position{}, problem.New("request.cursorInvalid", problem.At("query:cursor", "field.invalid"))
	}
	if err != nil {
		return table.Position{}, err
	}
	var p position
	if err := json.Unmarshal(text, &p); err != nil {
		return table.Position{}, fmt.Errorf("page: %w", err)
	}
	return table.Position{Key: table.StoredKey(p.Partition, p.Sort), IndexPart: p.IndexPartition, IndexSort: p.IndexSort}, nil
}
