// Package preference is the noun "preference": how somebody has the console look: theme, density, language, columns of lists.
//
// Preferences are nobody's business but their owner's: they stand in no list, no audit trail and no export, and nothing that Kehu does
// depends on them. Until they are set they have version 0.
//
// Promise: one round trip reads them, one writes them; they are at most MaxBytes.
package preference

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"kehu/shared/access"
	"kehu/shared/pattern"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// MaxBytes is how large the preferences of one user may be, as they are stored.
const MaxBytes = 64 << 10

// Fields are what people may set.
type Fields struct {
	Theme    string            `json:"theme,omitempty" table:"th" enum:"light,dark,system" doc:"Absent: as the device has it."`
	Density  string            `json:"density,omitempty" table:"dy" enum:"comfortable,compact" doc:"Absent: comfortable."`
	Language string            `json:"language,omitempty" table:"la" enum:"en,zh-CN" doc:"Of the console; absent: that of your profile."`
	Home     string            `json:"home,omitempty" table:"ho" maxLength:"100" doc:"The page to begin with."`
	PageSize int               `json:"pageSize,omitempty" table:"ps" minimum:"1" maximum:"200" doc:"How many entries a list shows."`
	Lists    map[string]Layout `json:"lists,omitempty" table:"li" maxProperties:"50" nullable:"false" doc:"How each list looks, by its object."`
	Values   map[string]string `json:"values,omitempty" table:"va" maxProperties:"100" nullable:"false" doc:"What else a client keeps."`
}

// Layout is how a list looks.
type Layout struct {
	Columns []string       `json:"columns,omitempty" table:"c" maxItems:"60" nullable:"false" doc:"The fields that are shown, in this order."`
	Widths  map[string]int `json:"widths,omitempty" table:"w" maxProperties:"60" nullable:"false" doc:"How wide columns are, in pixels."`
	View    string         `json:"view,omitempty" table:"v" maxLength:"40" doc:"The view that was open last."`
}

// Preferences are somebody's preferences as they are stored and answered.
type Preferences struct {
	record.Meta
	Fields
}

const kind = "preferences"

// Key returns the key of the user's preferences.
func Key(tenant access.Tenant, user string) table.Key {
	return table.In(tenant, "PREF", user).Key("PREF")
}

// Get returns the user's preferences; version 0 when none are set.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, user string) (Preferences, error) {
	item, err := t.Get(ctx, Key(tenant, user))
	if err != nil {
		return Preferences{}, fmt.Errorf("read preferences: %w", err)
	}
	var p Preferences
	if err := table.Decode(item, &p); err != nil {
		return Preferences{}, fmt.Errorf("preferences: %w", err)
	}
	return p, nil
}

var nameForm = pattern.New(`^[a-zA-Z][a-zA-Z0-9._-]{0,63}$`)

// maxValue is the length of a value, in characters; maxWidth the width of a column.
const (
	maxValue = 1000
	maxWidth = 4000
)

// Normalize returns the fields as they are stored. The error is the problem request.invalid with a pointer to each
// field that is not acceptable.
func (f Fields) Normalize() (Fields, error) {
	var c text.Checker
	f.Home = c.OptionalLine("/home", f.Home)
	named := func(pointer, name string) bool {
		if !nameForm.MatchString(name) {
			c.Add(pointer, "preference.nameInvalid")
			return false
		}
		return true
	}
	for _, object := range slices.Sorted(maps.Keys(f.Lists)) {
		if !named("/lists", object) {
			continue
		}
		layout, pointer := f.Lists[object], "/lists/"+object
		for i, column := range layout.Columns {
			named(fmt.Sprintf("%s/columns/%d", pointer, i), column)
		}
		for column, width := range layout.Widths {
			if named(pointer+"/widths", column) && (width < 1 || width > maxWidth) {
				c.Add(pointer+"/widths/"+column, "field.invalid")
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.Values)) {
		if !named("/values", name) {
			continue
		}
		if value := f.Values[name]; len([]rune(value)) > maxValue {
			c.TooLong("/values/"+name, maxValue)
		} else {
			c.Paragraph("/values/"+name, value)
		}
	}
	if err := c.Problem(); err != nil {
		return f, err
	}
	if size, err := table.Encode(f).Size(); err != nil || size > MaxBytes {
		return f, errors.Join(err, problem.New("preference.tooLarge"))
	}
	return f, nil
}

// With returns the next version of the preferences.
func (p Preferences) With(user string, s record.Stamp, f Fields) Preferences {
	if p.Version == 0 {
		p.Meta = record.Created(record.Kind{Name: kind}, user, s)
	} else {
		p.Meta = p.Changed(s)
	}
	p.Fields = f
	return p
}

// Replace returns the transaction that stores the preferences in place of before.
func (p Preferences) Replace(tenant access.Tenant, before Preferences) table.Tx {
	unchanged := before.Unchanged()
	if before.Version == 0 {
		unchanged = table.Absent()
	}
	stale := problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))
	return table.Tx{Writes: []table.Write{table.Put(Key(tenant, p.ID), table.Encode(p)).When(unchanged, stale)}}
}
