package job

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Outcome is what became of a row.
type Outcome string

// The outcomes of a row.
const (
	RowDone    Outcome = "done"
	RowSkipped Outcome = "skipped" // there was nothing to do
	RowFailed  Outcome = "failed"
)

// Row is the result of one row of a job.
type Row struct {
	Number  int64             `json:"row" table:"n" doc:"Its place in the job, from 1." example:"1"`
	Record  string            `json:"record,omitempty" table:"r" doc:"The identifier of the record that it is about."`
	Label   string            `json:"label,omitempty" table:"l" doc:"What people call that record."`
	Outcome Outcome           `json:"outcome" table:"o" enum:"done,skipped,failed" doc:"skipped: there was nothing to do."`
	Code    problem.Code      `json:"code,omitempty" table:"c" doc:"The stable code of the problem of a row that failed." example:"customer.notFound"`
	Detail  string            `json:"detail,omitempty" doc:"The text of the problem, in the caller's language."`
	Fields  []Field           `json:"errors,omitempty" table:"f" nullable:"false" doc:"What is wrong with single fields."`
	Params  map[string]string `json:"-" table:"p"` // of the text
}

// Field is what is wrong with one field of a row.
type Field struct {
	Pointer string            `json:"pointer" table:"p" doc:"JSON Pointer to the field."`
	Code    problem.Code      `json:"code" table:"c" doc:"The stable code." example:"email.invalid"`
	Detail  string            `json:"detail,omitempty" doc:"The text in the caller's language."`
	Params  map[string]string `json:"-" table:"a"`
}

// Failure returns the row with the outcome that err stands for: RowFailed with the problem, which is "internal" for an error
// that is none.
func (r Row) Failure(err error) Row {
	known := problem.New("internal")
	errors.As(err, &known)
	r.Outcome, r.Code, r.Params, r.Fields = RowFailed, known.Code, known.Params, nil
	for _, f := range known.Fields {
		r.Fields = append(r.Fields, Field{Pointer: f.Pointer, Code: f.Code, Params: f.Params})
	}
	return r
}

// Describe writes the texts of the row's problem in the language.
func (r *Row) Describe(language problem.Language) {
	if r.Code != "" {
		r.Detail = language.Text(string(r.Code), r.Params)
	}
	for i := range r.Fields {
		r.Fields[i].Detail = language.Text(string(r.Fields[i].Code), r.Fields[i].Params)
	}
}

// Describe writes the texts of the job's problem, and of its sample of failed rows, in the language.
func (j *Job) Describe(language problem.Language) {
	if j.Problem != "" {
		j.Detail = language.Text(string(j.Problem), nil)
	}
	for i := range j.Errors {
		j.Errors[i].Describe(language)
	}
}

// chunk is the item in which the rows of one transaction lie.
type chunk struct {
	Rows []Row `table:"rows"`
}

// rowKey is the key of the chunk whose last row has the number. As a sort key it also is the place from which all later rows
// are found with one query.
func rowKey(t access.Tenant, identifier string, last int64) table.Key {
	return table.Entity(t, Kind.Key, identifier).Key(fmt.Sprintf("ROW#%012d", last))
}

// PutRows is the write that stores the results of a chunk's rows, whose numbers follow one another.
func (j *Job) PutRows(t access.Tenant, rows []Row) table.Write {
	last := rows[len(rows)-1].Number
	return table.Put(rowKey(t, j.ID, last), table.Encode(chunk{rows})).Expiring(j.CreatedAt.Add(Life))
}

// One call of Rows looks at so many chunks at most, a page of them at a time.
const (
	maxChunks  = 200
	pageChunks = 10
)

// Rows returns up to limit rows of the job after the position, in order, and the position behind the last that was looked
// at; a zero position means that there are no more for now. With an outcome, only those rows.
func Rows(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, outcome Outcome, after table.Position, limit int) ([]Row, table.Position, error) {
	found, last := make([]Row, 0, limit), rowNumber(after)
	query := table.Query{
		Partition:  table.Entity(tenant, Kind.Key, identifier),
		Sort:       table.Range{From: rowKey(tenant, identifier, last+1).Sort(), To: "ROW#~"},
		Limit:      pageChunks,
		Consistent: true,
	}
	for examined := 0; examined < maxChunks; {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("read rows of a job: %w", err)
		}
		for _, r := range page.Records {
			var c chunk
			if err := table.Decode(r.Item, &c); err != nil {
				return nil, table.Position{}, fmt.Errorf("rows of job %s: %w", identifier, err)
			}
			for _, row := range c.Rows {
				if row.Number <= last {
					continue
				}
				if outcome == "" || row.Outcome == outcome {
					if len(found) == limit {
						return found, table.Position{Key: rowKey(tenant, identifier, last)}, nil
					}
					found = append(found, row)
				}
				last = row.Number
			}
		}
		if page.Next.IsZero() {
			return found, table.Position{}, nil
		}
		examined += len(page.Records)
		query.After = page.Next
	}
	return found, table.Position{Key: rowKey(tenant, identifier, last)}, nil
}

// After returns the position behind the row of that number; behind 0 all rows follow.
func After(t access.Tenant, identifier string, number int64) table.Position {
	return table.Position{Key: rowKey(t, identifier, number)}
}

// rowNumber reads the number out of a position that Rows returned.
func rowNumber(p table.Position) int64 {
	if p.IsZero() {
		return 0
	}
	number, err := strconv.ParseInt(p.Key.Sort()[len("ROW#"):], 10, 64)
	if err != nil {
		return 0
	}
	return number
}
