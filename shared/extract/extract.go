// Package extract is the noun "extract": a list of records that somebody took out of the company as a file. It is written down who took what, when
// and why, and kept as long as the audit trail's row of it.
//
// Promise: an extract is written in the transaction that starts its job, so that no list is taken out unnoticed.
package extract

import (
	"errors"
	"reflect"
	"strings"

	"kehu/shared/access"
	"kehu/shared/job"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Format is the kind of file.
type Format string

// The formats.
const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
	PDF  Format = "pdf"
)

// Extract is a list that was taken out.
type Extract struct {
	record.Meta
	List   string `json:"list" table:"kd" doc:"What was taken out." example:"customers"`
	Format Format `json:"format" table:"fm" enum:"csv,xlsx,pdf" doc:"What kind of file was made."`
	Reason string `json:"reason" table:"re" doc:"What for."`
	Filter Filter `json:"filter,omitzero" table:"fi" doc:"Which records."`
	Limit  int64  `json:"limit" table:"li" doc:"How many records the role of who asked, and the format, allow."`
	Job    string `json:"jobId" table:"jb" doc:"The job that makes the file."`
}

// Filter says which records of the list: what its own call takes as filters, by the same names.
type Filter struct {
	Query       string `json:"q,omitempty" table:"q" maxLength:"100" doc:"As the list has it."`
	Owner       string `json:"owner,omitempty" table:"ow" maxLength:"40" doc:"Only those of this user; \"me\" for yours, \"team\" for yours and those of who reports to you. Not for products."`
	Team        string `json:"team,omitempty" table:"tm" enum:"me" doc:"\"me\": customers of others that are shared with you instead, of those that you may export; owner and deleted do not count then."`
	Tag         string `json:"tag,omitempty" table:"tg" maxLength:"50" doc:"Only customers with this tag."`
	Category    string `json:"category,omitempty" table:"ca" maxLength:"60" doc:"Only customers of this category and of all below it; only products of the category of this name."`
	Segment     string `json:"segment,omitempty" table:"sg" maxLength:"40" doc:"Only customers in this segment, as of its last run; takes the permission segment.read."`
	Level       string `json:"level,omitempty" table:"lv" maxLength:"40" doc:"Only customers of this level: a code of the dictionary level."`
	Source      string `json:"source,omitempty" table:"so" maxLength:"40" doc:"Only customers of this source: a code of the dictionary source."`
	Status      string `json:"status,omitempty" table:"st" maxLength:"40" doc:"Only those in this state."`
	CreatedFrom string `json:"createdFrom,omitempty" table:"cf" maxLength:"10" doc:"Only customers that were added on this day or later, where your company is." example:"2026-03-01"`
	CreatedTo   string `json:"createdTo,omitempty" table:"ct" maxLength:"10" doc:"Only customers that were added on this day or before."`
	UpdatedFrom string `json:"updatedFrom,omitempty" table:"uf" maxLength:"10" doc:"Only customers that were last changed on this day or later, where your company is."`
	UpdatedTo   string `json:"updatedTo,omitempty" table:"ut" maxLength:"10" doc:"Only customers that were last changed on this day or before."`
	Number      string `json:"number,omitempty" table:"no" maxLength:"64" doc:"The order with this number, and the one of an earlier system, if there is one."`
	Customer    string `json:"customer,omitempty" table:"cu" maxLength:"40" doc:"Only orders of this customer."`
	Product     string `json:"product,omitempty" table:"pr" maxLength:"40" doc:"Only orders with this product."`
	From        string `json:"from,omitempty" table:"fr" format:"date" doc:"Only orders of this day or later."`
	To          string `json:"to,omitempty" table:"to" format:"date" doc:"Only orders of this day or before."`
	Deleted     bool   `json:"deleted,omitempty" table:"dl" doc:"Those in the recycle bin instead."`
	Approvable  bool   `json:"approvable,omitempty" table:"ap" doc:"Only orders that wait for an approval which you may give."`
}

// Given returns the names of the filters that are given, in the order of the fields.
func (f Filter) Given() (names []string) {
	value := reflect.ValueOf(f)
	for field, at := range value.Fields() {
		if !at.IsZero() {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			names = append(names, name)
		}
	}
	return names
}

// Kind is the kind of record that an extract is.
var Kind = record.Kind{Name: "extract", Prefix: "exp", Key: "EXP", Type: reflect.TypeFor[Extract]()}

// Created is the write that stores a new extract. It goes with the job that makes the file; the audit trail keeps it.
func (e Extract) Created(t access.Tenant) table.Write {
	write := table.Put(Kind.ItemKey(t, e.ID), table.Encode(e), table.IndexKey{Index: table.ByTenant, Partition: table.In(t, Kind.Key), Sort: e.ID})
	return write.Expiring(e.CreatedAt.Add(job.Life)).When(table.Absent(), errors.New("extract: identifier made twice"))
}
