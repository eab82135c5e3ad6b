package job

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/file"
	"kehu/shared/id"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Life is how long a job and the results of its rows are kept.
const Life = 90 * 24 * time.Hour

// MaxSample is how many failed rows stand in the job itself; all are among its rows.
const MaxSample = 10

// Type names what a job does, e.g. transfer.
type Type string

// State is where a job stands.
type State string

// The states of a job. The last three are final.
const (
	Queued    State = "queued"
	Running   State = "running"
	Succeeded State = "succeeded" // every row was tried; some may have failed
	Failed    State = "failed"    // it could not be carried on; Problem tells why
	Cancelled State = "cancelled"
)

// Job is a job as it is stored and answered.
type Job struct {
	record.Meta
	Type       Type         `json:"kind" table:"kd" doc:"What it does." example:"transfer"`
	State      State        `json:"state" table:"st" enum:"queued,running,succeeded,failed,cancelled" doc:"succeeded: every row was tried, although some may have failed. failed: it could not be carried on."`
	Done       int64        `json:"done" table:"dn" doc:"How many rows were tried so far, failed ones too."`
	Total      *int64       `json:"total,omitempty" table:"to" doc:"How many rows there are; absent while nobody knows."`
	Failed     int64        `json:"failed" table:"fl" doc:"How many of the rows failed."`
	Rate       float64      `json:"ratePerSecond" doc:"Rows a second since it began."`
	StartedAt  *time.Time   `json:"startedAt,omitempty" table:"sa" doc:"When its first row was begun."`
	FinishedAt *time.Time   `json:"finishedAt,omitempty" table:"fa" doc:"When it came to its end."`
	Problem    problem.Code `json:"code,omitempty" table:"pr" doc:"The stable code of the problem for which it failed." example:"job.interrupted"`
	Detail     string       `json:"detail,omitempty" doc:"The text of that problem, in the caller's language."`
	Errors     []Row        `json:"errors,omitempty" table:"er" nullable:"false" doc:"The first rows that failed; all are in its rows."`

	Result *Result `json:"result,omitempty" table:"rs" doc:"The file that it made; GET /v1/jobs/{id}/result gives a link."`

	// Cursor says where the work goes on. Turn counts how often the job was given to the bus; what comes for an
	// earlier turn is old. Attempts counts who began to work on it since a row was last done.
	Cursor   string `json:"-" table:"cu"`
	Turn     int64  `json:"-" table:"tu"`
	Attempts int64  `json:"-" table:"at"`
	// Holder works on the job until HeldUntil, unless it renews that; another waits for it.
	Holder    string    `json:"-" table:"ho"`
	HeldUntil time.Time `json:"-" table:"hu"`
}

// Result is a file that a job made.
type Result struct {
	Name string `json:"name" table:"n" doc:"What a browser saves it as." example:"customers.csv"`
	Size int64  `json:"size" table:"s" doc:"In bytes."`
	File string `json:"-" table:"f"` // the last part of its key
}

// File returns the key of one of the job's files.
func (j *Job) File(t access.Tenant, name string) file.Key {
	return file.In(t, file.Job, id.Bare(j.ID), name)
}

// Kind is the kind of record that a job is.
var Kind = record.Kind{Name: "job", Prefix: "job", Key: "JOB", Type: reflect.TypeFor[Job]()}

// Location returns the path of the job.
func (j *Job) Location() string { return "/v1/jobs/" + j.ID }

// New returns a job that nobody has begun.
func New(t Type, ids *id.Source, s record.Stamp) Job {
	return Job{Meta: record.Created(Kind, Kind.NewID(ids), s), Type: t, State: Queued, Turn: 1}
}

// Finished reports whether the job has come to its end, good or bad.
func (j *Job) Finished() bool {
	return j.State == Succeeded || j.State == Failed || j.State == Cancelled
}

// Key returns the key of the job's item.
func Key(t access.Tenant, identifier string) table.Key { return Kind.ItemKey(t, identifier) }

// inputKey is the item that holds what the job was asked for. It stands alone, as the job is written with every chunk.
func inputKey(t access.Tenant, identifier string) table.Key {
	return table.Entity(t, Kind.Key, identifier).Key("INPUT")
}

// List returns the partition of the index that lists the tenant's jobs, or those that one user started, newest last,
// sorted by identifier: table.ByTenant for all, table.ByOwner for a user's.
func List(t access.Tenant, user string) table.Partition {
	if user != "" {
		return table.In(t, Kind.Key, "BY", user)
	}
	return table.In(t, Kind.Key)
}

// Queue returns the writes that store a new job with what it was asked for, which must marshal to JSON of less than 300 KB.
// They belong into the transaction of the call that starts it.
func (j Job) Queue(t access.Tenant, input any) ([]table.Write, error) {
	text, err := json.Marshal(input)
	if err != nil {
		return nil, fmt.Errorf("job: %w", err)
	}
	asked := table.Put(inputKey(t, j.ID), table.Item{"in": string(text)}).Expiring(j.CreatedAt.Add(Life))
	return []table.Write{j.put(t).When(table.Absent(), fmt.Errorf("job: identifier made twice")), asked}, nil
}

// put is the write that stores the job.
func (j Job) put(t access.Tenant) table.Write {
	index := []table.IndexKey{{Index: table.ByTenant, Partition: List(t, ""), Sort: j.ID}}
	if j.CreatedBy != "" {
		index = append(index, table.IndexKey{Index: table.ByOwner, Partition: List(t, j.CreatedBy), Sort: j.ID})
	}
	return table.Put(Key(t, j.ID), table.Encode(j), index...).Expiring(j.CreatedAt.Add(Life))
}

// Replace is the write that stores the job in place of before; otherwise is the error when somebody changed it since.
func (j Job) Replace(t access.Tenant, before Job, otherwise error) table.Write {
	return j.put(t).When(before.Unchanged(), otherwise)
}

// Get returns the job. The problem is job.notFound when the tenant has none with this identifier.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Job, error) {
	if !Kind.Valid(identifier) {
		return Job{}, problem.New("job.notFound")
	}
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil {
		return Job{}, fmt.Errorf("read job: %w", err)
	}
	if item == nil {
		return Job{}, problem.New("job.notFound")
	}
	return Decode(item)
}

// Input reads what the job was asked for.
func Input(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, into any) error {
	item, err := t.Get(ctx, inputKey(tenant, identifier))
	if err != nil {
		return fmt.Errorf("read input of a job: %w", err)
	}
	if err := json.Unmarshal([]byte(item.Text("in")), into); err != nil {
		return fmt.Errorf("input of job %s: %w", identifier, err)
	}
	return nil
}

// Decode reads a job's item.
func Decode(item table.Item) (Job, error) {
	var j Job
	if err := table.Decode(item, &j); err != nil {
		return Job{}, fmt.Errorf("job: %w", err)
	}
	j.Rate = j.rate()
	return j, nil
}

// rate is how many rows a second were done, to one decimal.
func (j *Job) rate() float64 {
	if j.StartedAt == nil || j.Done == 0 {
		return 0
	}
	seconds := max(j.UpdatedAt.Sub(*j.StartedAt).Seconds(), 0.001)
	return math.Round(float64(j.Done)/seconds*10) / 10
}

// Search returns a page of jobs from the position on, newest first: those that one user started, or all of the tenant.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, user string, after table.Position, limit int) ([]Job, table.Position, error) {
	query := table.Query{Index: table.ByTenant, Partition: List(tenant, user), Descending: true, Limit: limit, After: after}
	if user != "" {
		query.Index = table.ByOwner
	}
	page, err := t.Query(ctx, query)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list jobs: %w", err)
	}
	jobs := make([]Job, 0, len(page.Records))
	for first := 0; first < len(page.Records); first += table.MaxBatchGet {
		var keys []table.Key
		for _, r := range page.Records[first:min(first+table.MaxBatchGet, len(page.Records))] {
			keys = append(keys, r.Key)
		}
		items, err := t.BatchGet(ctx, keys)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list jobs: %w", err)
		}
		for _, item := range items {
			if item == nil {
				continue // its time was over since the index was written
			}
			j, err := Decode(item)
			if err != nil {
				return nil, table.Position{}, err
			}
			jobs = append(jobs, j)
		}
	}
	return jobs, page.Next, nil
}
