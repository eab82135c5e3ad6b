package mask_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/mask"
)

// secret is a text of a type of its own.
type secret string

type place struct {
	City  string `json:"city,omitempty"`
	Phone string `json:"phone,omitempty" mask:"phone"`
}

type account struct {
	Bank   string `json:"bank"`
	Number secret `json:"number" mask:"bank"`
}

type common struct {
	TaxNumber string `json:"taxNumber,omitempty" mask:"taxNumber"`
}

type person struct {
	common
	Name   string   `json:"name"`
	Phones []string `json:"phones,omitempty" mask:"phone"`
	Places []place  `json:"places,omitempty"`
	Pay    *account `json:"pay,omitempty"`
	Boss   *person  `json:"boss,omitempty"`
	Inner  string   `json:"-" mask:"phone"`
	hidden string   //nolint:unused // it must not trouble whoever walks through the type
}

func example() person {
	return person{
		common: common{"91350100M000100Y43"}, Name: "Ann", Phones: []string{"+49301234567", "+49309876543;ext=12"}, Places: []place{{"Ulm", "+497311234567"}, {City: "Bonn"}},
		Pay: &account{"Sparkasse", "DE02120300000000202051"}, Boss: &person{Name: "Bob", Phones: []string{"+4930111222333"}}, Inner: "+491",
	}
}

func shows(fields ...access.Field) access.Rights {
	return access.RightsOf(access.Definition{Shown: fields})
}

func TestText(t *testing.T) {
	for value, want := range map[string]string{
		"": "", "1": "****", "12345678": "****", "123456789": "****6789", "****6789": "****6789", "****": "****",
		"+49301234567;ext=9": "****4567", "客户客户客户客户一二三四": "****一二三四",
	} {
		if got := mask.Text(value); got != want {
			t.Errorf("%q: got %q, want %q", value, got, want)
		}
	}
}

func TestApply(t *testing.T) {
	for _, c := range []struct {
		name   string
		rights access.Rights
		want   []string // what stands there in clear
	}{
		{"hides everything from who has no right", access.Rights{}, nil},
		{"shows phones to who may see them", shows(access.Phone), []string{"+49301234567", "ext=12", "+497311234567", "+4930111222333"}},
		{"shows accounts to who may see them", shows(access.Bank), []string{"DE02120300000000202051"}},
		{"shows everything to who may see everything", access.Everything(), []string{"+49301234567", "ext=12", "+497311234567", "+4930111222333", "DE02120300000000202051", "91350100M000100Y43"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			original := example()
			list := struct{ Items []person }{[]person{original, {Name: "Cid"}}}
			mask.Apply(c.rights, &list)
			text, err := json.Marshal(list)
			if err != nil {
				t.Fatal(err)
			}
			for _, value := range []string{"+49301234567", "ext=12", "+497311234567", "+4930111222333", "DE02120300000000202051", "91350100M000100Y43"} {
				if got, want := strings.Contains(string(text), value), slices.Contains(c.want, value); got != want {
					t.Errorf("%s in clear: got %v, want %v: %s", value, got, want, text)
				}
			}
			if diff := cmp.Diff(example(), original, cmp.AllowUnexported(person{})); diff != "" {
				t.Errorf("what others hold is changed (-want +got):\n%s", diff)
			}
			again := list
			mask.Apply(c.rights, &again)
			if twice, _ := json.Marshal(again); string(twice) != string(text) {
				t.Errorf("masked again it is another: %s", twice)
			}
		})
	}
	byName := struct{ People map[string]person }{map[string]person{"ann": example()}}
	kept := byName.People
	mask.Apply(access.Rights{}, &byName)
	if byName.People["ann"].Phones[0] != "****4567" || kept["ann"].Phones[0] != "+49301234567" {
		t.Errorf("in a map: %v, and what others hold: %v", byName.People, kept)
	}
	mask.Apply(access.Rights{}, (*person)(nil)) // nothing is nothing
	mask.Apply(access.Rights{}, &struct{ Name string }{"x"})
}

func TestApply_refuses_a_rule_that_is_none(t *testing.T) {
	for _, value := range []any{
		&struct {
			X string `mask:"salary"`
		}{},
		&struct {
			X int `mask:"phone"`
		}{},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%T passes", value)
				}
			}()
			mask.Apply(access.Rights{}, value)
		}()
	}
}

func TestValues(t *testing.T) {
	p := example()
	want := []mask.Value{
		{"/phones/0", access.Phone, "+49301234567"},
		{"/phones/1", access.Phone, "+49309876543;ext=12"},
		{"/places/0/phone", access.Phone, "+497311234567"},
		{"/pay/number", access.Bank, "DE02120300000000202051"},
		{"/boss/phones/0", access.Phone, "+4930111222333"},
	}
	if diff := cmp.Diff(want, mask.Values(&p, access.Bank, access.Phone)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := mask.Values(&person{}, access.TaxNumber); got == nil || len(got) != 0 {
		t.Errorf("of a field without a value: %v", got)
	}
	if got := mask.Values(&struct{ X string }{"x"}, access.Phone); len(got) != 0 {
		t.Errorf("of a type without any: %v", got)
	}
}

func TestRestore(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*person) // of what was answered
		want   func(*person) // of what was there
	}{
		{"what is sent back as it was answered is as it was", func(*person) {}, func(*person) {}},
		{"another value is another", func(p *person) { p.Phones[1] = "+491" }, func(p *person) { p.Phones[1] = "+491" }},
		{"entries may change places", func(p *person) { slices.Reverse(p.Phones); slices.Reverse(p.Places) }, func(p *person) {
			slices.Reverse(p.Phones)
			slices.Reverse(p.Places)
		}},
		{"or go", func(p *person) { p.Phones = p.Phones[1:] }, func(p *person) { p.Phones = p.Phones[1:] }},
		{"or come", func(p *person) { p.Places = append([]place{{City: "Kiel"}}, p.Places...) }, func(p *person) {
			p.Places = append([]place{{City: "Kiel"}}, p.Places...)
		}},
		{"the rest of an entry may change", func(p *person) { p.Places[0].City = "Neu-Ulm" }, func(p *person) { p.Places[0].City = "Neu-Ulm" }},
		{"and of an object", func(p *person) { p.Pay.Bank = "Postbank" }, func(p *person) { p.Pay.Bank = "Postbank" }},
		{"what is cleared is gone", func(p *person) { p.Pay, p.Phones = nil, nil }, func(p *person) { p.Pay, p.Phones = nil, nil }},
		{"a mask of nothing stays", func(p *person) { p.TaxNumber, p.Phones[0] = "****0Y99", "****0000" }, func(p *person) {
			p.TaxNumber, p.Phones[0] = "****0Y99", "****0000"
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, want := example(), example()
			mask.Apply(access.Rights{}, &got)
			got.Inner = want.Inner // is never sent
			c.change(&got)
			c.want(&want)
			mask.Restore(example(), &got)
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(person{})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestRestore_undoes_Apply(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		number := rapid.StringMatching(`\+[0-9]{1,14}(;ext=[0-9]{1,4})?`)
		p := person{Phones: rapid.SliceOf(number).Draw(rt, "phones"), common: common{TaxNumber: number.Draw(rt, "tax number")}}
		for range rapid.IntRange(0, 4).Draw(rt, "places") {
			p.Places = append(p.Places, place{rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "city"), number.Draw(rt, "phone")})
		}
		got := p
		mask.Apply(shows(rapid.SliceOf(rapid.SampledFrom(access.Fields())).Draw(rt, "shown")...), &got)
		mask.Restore(p, &got)
		if !reflect.DeepEqual(got, p) {
			rt.Errorf("got %+v, want %+v", got, p)
		}
	})
}

func TestJSON_masks_as_Apply_does(t *testing.T) {
	members := func(value any) (all map[string]any) {
		text, err := json.Marshal(value)
		if err == nil {
			err = json.Unmarshal(text, &all)
		}
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	p := example()
	for _, rights := range []access.Rights{{}, shows(access.Phone), shows(access.Bank, access.TaxNumber), access.Everything()} {
		want := p
		mask.Apply(rights, &want)
		got, before := members(p), members(p)
		for name, value := range got {
			got[name] = mask.JSON(rights, reflect.TypeFor[person](), name, value)
		}
		if diff := cmp.Diff(members(want), got); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		if diff := cmp.Diff(members(p), before); diff != "" {
			t.Errorf("what was given is changed:\n%s", diff)
		}
	}
	for _, value := range []any{nil, 1.0, "x", []any{nil}, map[string]any{"phone": 5.0}} { // stored otherwise by an earlier version
		mask.JSON(access.Rights{}, reflect.TypeFor[person](), "phones", value)
		mask.JSON(access.Rights{}, reflect.TypeFor[person](), "places", value)
	}
}
