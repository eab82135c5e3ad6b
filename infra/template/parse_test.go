package template

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/operation"
)

func TestParseValue(t *testing.T) {
	for _, test := range []struct {
		text string
		want any
	}{
		{"!Ref Table", "!Ref Table"},
		{"!GetAtt Table.Arn", "!GetAtt Table.Arn"},
		{"!Sub ${Table.Arn}/index/*", "!Sub ${Table.Arn}/index/*"},
		{`"!Ref"`, "!Ref"},
		{"[a, 1, true]", []any{"a", 1, true}},
		{`"true"`, "true"},
		{"!If [A, !Ref B, {c: 1.5}]", map[string]any{"!If": []any{"A", "!Ref B", map[string]any{"c": 1.5}}}},
		{`!Sub ["${A}", {A: !Ref B}]`, map[string]any{"!Sub": []any{"${A}", map[string]any{"A": "!Ref B"}}}},
	} {
		t.Run(test.text, func(t *testing.T) {
			got, err := parseValue(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "", "empty"},
		{"no YAML", "a: [", "yaml"},
		{"no resources", "Outputs: {}", "no resources"},
		{"a resource without a type", "Resources: {A: {Properties: {}}}", "no type"},
		{"a key twice", "Resources:\n  A: {Type: T}\n  A: {Type: T}", "A"},
		{"an anchor, which CloudFormation does not know", "Resources:\n  A: &a {Type: T}\n  B: *a", "neither"},
		{"a merge, which it does not know either", "Resources:\n  A:\n    <<: {Type: T}", "merges"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Parse([]byte(test.text)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestUpdate(t *testing.T) {
	t.Run("keeps what is written by hand", func(t *testing.T) {
		got, err := Update([]byte("before\n"+begin+"old\n"+end+"after\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		if want := "before\n" + begin + end + "after\n"; string(got) != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
	t.Run("refuses a template without the marks", func(t *testing.T) {
		if _, err := Update([]byte("Resources: {}\n"), nil); err == nil {
			t.Error("got no error, want one")
		}
	})
	t.Run("refuses a grant that it does not know", func(t *testing.T) {
		o := operation.Operation{Spec: operation.Spec{Name: "a.b", Uses: []operation.Grant{"everything"}}, Source: operation.EventBus}
		if _, err := Update([]byte(begin+end), []operation.Operation{o}); err == nil {
			t.Error("got no error, want one")
		}
	})
}

func TestLogicalID(t *testing.T) {
	for name, want := range map[string]string{
		"customers.create": "CustomersCreate", "auth.confirmTotp": "AuthConfirmTotp", "customers.contacts.list": "CustomersContactsList",
	} {
		if got := LogicalID(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// TestGrantsAreTheseActions says once more, for a reader, what the grants come to in IAM.
func TestGrantsAreTheseActions(t *testing.T) {
	for _, test := range []struct {
		grant operation.Grant
		want  []string
	}{
		{operation.ReadTable, []string{"dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"}},
		{operation.WriteTable, []string{"dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"}},
		{operation.ReadAudit, []string{"dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"}},
		{operation.AppendAudit, []string{"dynamodb:GetItem", "dynamodb:PutItem"}},
		{operation.EmptyAudit, []string{"dynamodb:UpdateItem"}},
		{operation.SendMail, []string{"ses:SendRawEmail"}},
		{operation.PublishEvents, []string{"events:PutEvents"}},
		{operation.FindAccount, []string{"cognito-idp:AdminGetUser"}},
		{operation.DropAccount, []string{"cognito-idp:AdminDeleteUser", "cognito-idp:AdminGetUser"}},
		{operation.ResetFactor, []string{"cognito-idp:AdminGetUser", "cognito-idp:AdminSetUserMFAPreference"}},
		{operation.EndSessions, []string{"cognito-idp:AdminUserGlobalSignOut"}},
		{operation.AdminIdentity, administration()},
	} {
		t.Run(string(test.grant), func(t *testing.T) {
			statements, err := StatementsOf(test.grant)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range statements {
				got = append(got, s.Actions...)
			}
			slices.Sort(got)
			if diff := cmp.Diff(test.want, slices.Compact(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	for _, action := range administration() {
		if !strings.HasPrefix(action, "cognito-idp:Admin") && !strings.HasPrefix(action, "cognito-idp:List") {
			t.Errorf("%s is no call of an administrator", action)
		}
	}
}

// TestOnlySignInActsForUsers: functions outside the domain auth do not get the client's identifier, so of the identity
// provider they must use no more than what an administrator does.
func TestOnlySignInActsForUsers(t *testing.T) {
	administration := []string{"Find", "Discard", "Invite", "ResetMFA", "SetTemporaryPassword", "Unlock", "Disable", "Enable", "SignOutEverywhere"}
	files, err := filepath.Glob("../../functions/*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("got %d files and error %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(filepath.Dir(file)) == "auth" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, call := range regexp.MustCompile(`\.Identity\.(\w+)`).FindAllStringSubmatch(string(text), -1) {
			if !slices.Contains(administration, call[1]) {
				t.Errorf("%s calls %s of the identity provider, but signsIn does not know", file, call[1])
			}
		}
	}
}
