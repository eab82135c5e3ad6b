package template_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/operations"
	"kehu/infra/template"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/table/dynamo/sts"
)

// chosen returns a value of the template as it is with the parameter TenantCredentials on or off: `!If` of it is decided, and what is then no value
// is gone.
func chosen(value any, on bool) any {
	switch v := value.(type) {
	case map[string]any:
		if branches, ok := v["!If"].([]any); ok && len(branches) == 3 && branches[0] == "TenantCredentialsOn" {
			if on {
				return chosen(branches[1], on)
			}
			return chosen(branches[2], on)
		}
		made := make(map[string]any)
		for key, inner := range v {
			if inner = chosen(inner, on); inner != "!Ref AWS::NoValue" {
				made[key] = inner
			}
		}
		return made
	case []any:
		made := []any{}
		for _, inner := range v {
			if inner = chosen(inner, on); inner != "!Ref AWS::NoValue" {
				made = append(made, inner)
			}
		}
		return made
	}
	return value
}

// TestTenantCredentials: with the parameter off, no role trusts but a service, none has a name, and no function is told of its role; with it on, the
// functions that take a token are told their own role, and that role trusts itself and may assume itself, and no other.
func TestTenantCredentials(t *testing.T) {
	parsed := read(t)
	for _, on := range []bool{false, true} {
		t.Run(fmt.Sprint(on), func(t *testing.T) {
			names := make(map[string]bool)
			told := make(map[string]bool)
			for _, o := range operations.All() {
				function := chosen(parsed.Resources[template.LogicalID(o.Name)].Properties, on).(map[string]any)
				variables, _ := at(function, "Environment", "Variables").(map[string]any)
				want := any(nil)
				if o.Source == operation.HTTP && o.Fenced() {
					if want = ""; on {
						want = function["Role"]
						told[strings.TrimSuffix(strings.TrimPrefix(function["Role"].(string), "!GetAtt "), ".Arn")] = true
					}
				}
				if diff := cmp.Diff(want, variables[app.EnvTenantRole]); diff != "" {
					t.Errorf("%s: %s (-want +got):\n%s", o.Name, app.EnvTenantRole, diff)
				}
			}
			for id, r := range parsed.Resources {
				if r.Type != "AWS::IAM::Role" {
					continue
				}
				role := chosen(r.Properties, on).(map[string]any)
				text := fmt.Sprint(role)
				if !told[id] {
					if role["RoleName"] != nil || strings.Contains(text, ":root") || strings.Contains(text, "AssumeItself") {
						t.Errorf("%s: assumes itself, or has a name: %s", id, text)
					}
					continue
				}
				name, _ := role["RoleName"].(string)
				name = strings.TrimPrefix(name, "!Sub ")
				if names[name] || !regexp.MustCompile(`^\$\{AWS::StackName\}-\$\{AWS::Region\}-[0-9a-f]{8}$`).MatchString(name) {
					t.Errorf("%s: got the name %q, want one of its own", id, name)
				}
				names[name] = true
				arn := "!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/" + name
				trust := at(role, "AssumeRolePolicyDocument", "Statement").([]any)
				if diff := cmp.Diff(any(map[string]any{
					"Effect": "Allow", "Action": "sts:AssumeRole",
					"Principal": map[string]any{"AWS": "!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root"},
					"Condition": map[string]any{"ArnEquals": map[string]any{"aws:PrincipalArn": arn}},
				}), trust[len(trust)-1]); diff != "" || len(trust) != 2 {
					t.Errorf("%s: trust (-want +got):\n%s", id, diff)
				}
				rights := at(role["Policies"].([]any)[0].(map[string]any), "PolicyDocument", "Statement").([]any)
				if diff := cmp.Diff(any(map[string]any{
					"Sid": "AssumeItself", "Effect": "Allow", "Action": []any{"sts:AssumeRole"}, "Resource": []any{arn},
				}), rights[len(rights)-1]); diff != "" {
					t.Errorf("%s: rights (-want +got):\n%s", id, diff)
				}
			}
			if on != (len(names) > 5) {
				t.Errorf("%d roles assume themselves", len(names))
			}
		})
	}
}

// TestSessionPolicyHasTheActionsOfTheRoles: what functions that take a token may do with the tables is within the session policy, or they would be refused.
func TestSessionPolicyHasTheActionsOfTheRoles(t *testing.T) {
	asked := make(map[string]bool)
	for _, o := range operations.All() {
		if o.Source != operation.HTTP || !o.Fenced() {
			continue
		}
		for _, g := range slices.Concat(o.Uses, []operation.Grant{operation.ReadTable, operation.TouchSession, operation.CountCalls}) {
			statements, err := template.StatementsOf(g)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range statements {
				for _, action := range s.Actions {
					if strings.HasPrefix(action, "dynamodb:") {
						asked[action] = true
					}
				}
			}
		}
	}
	for _, action := range sts.Actions {
		if !asked[action] {
			t.Errorf("no function needs %s, and the policy has it", action)
		}
		delete(asked, action)
	}
	if len(asked) != 0 {
		t.Errorf("functions need %v, which the policy lacks", asked)
	}
}

func at(value map[string]any, path ...string) any {
	for _, name := range path[:len(path)-1] {
		value, _ = value[name].(map[string]any)
	}
	return value[path[len(path)-1]]
}
