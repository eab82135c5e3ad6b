package template

import (
	"maps"
	"slices"
	"strings"

	"kehu/shared/operation"
)

// checkRoles: each role of functions may do exactly what the grants of its functions say, and is Lambda's alone.
func (c *checker) checkRoles() {
	used := map[string]bool{"ApiRole": true} // checkAPI
	for _, o := range c.operations {
		id := roleOf(o)
		if used[id] {
			continue
		}
		used[id] = true
		want, err := statementsOf(o)
		if err != nil {
			c.fault(id, "%v", err)
			continue
		}
		want = append(want, tracing)
		trust := trusting("lambda.amazonaws.com")
		if self := selfOf(id, c.operations); self != nil {
			want, trust = append(want, self.Statement), trust+", "+self.Trust
			c.is(id, self.Name, "RoleName")
		}
		c.checkRoleOf(id, trust, want)
	}
	for _, id := range c.template.of("AWS::IAM::Role") {
		if !used[id] {
			c.fault(id, "no function has this role")
		}
	}
	for _, kind := range []string{"AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"} {
		for _, id := range c.template.of(kind) {
			c.fault(id, "what functions may do stands in their roles")
		}
	}
}

// trusting is the statement that lets a service assume a role.
func trusting(service string) string {
	return `{Effect: Allow, Principal: {Service: ` + service + `}, Action: "sts:AssumeRole"}`
}

// checkRoleOf: a role is that of whom the statements of trust name, and may do exactly what the others say.
func (c *checker) checkRoleOf(id, trust string, want []Statement) {
	r := c.template.Resources[id]
	if at(r.Properties, "ManagedPolicyArns") != nil {
		c.fault(id, "ManagedPolicyArns give more than the grants")
	}
	c.is(id, `{Version: "2012-10-17", Statement: [`+trust+`]}`, "AssumeRolePolicyDocument")
	rights, err := rightsOf(want)
	if err != nil {
		c.fault(id, "%v", err)
		return
	}
	found := make(map[string]bool)
	for _, policy := range list(r.Properties, "Policies") {
		for _, s := range statementsIn(at(policy, "PolicyDocument")) {
			if word(s, "Effect") != "Allow" {
				c.fault(id, "the statement %s does not allow", show(s))
			}
			for right := range rightsIn(s) {
				found[limited(right, at(s, "Condition"))] = true
			}
		}
	}
	for _, right := range slices.Sorted(maps.Keys(found)) {
		if !rights[right] {
			c.fault(id, "may %s, which no grant asks for", right)
		}
	}
	for _, right := range slices.Sorted(maps.Keys(rights)) {
		if !found[right] {
			c.fault(id, "may not %s", right)
		}
	}
}

// rightsOf lists each action on each resource, under its condition.
func rightsOf(statements []Statement) (map[string]bool, error) {
	rights := make(map[string]bool)
	for _, s := range statements {
		for _, text := range s.Resources {
			resource, err := parseValue(text)
			if err != nil {
				return nil, err
			}
			var condition any
			if text := s.Condition(); text != "" {
				if condition, err = parseValue(text); err != nil {
					return nil, err
				}
			}
			for _, action := range s.Actions {
				rights[limited(action+" on "+show(resource), condition)] = true
			}
		}
	}
	return rights, nil
}

// limited names a right that holds under a condition, if there is one.
func limited(right string, condition any) string {
	if condition == nil {
		return right
	}
	return right + " if " + show(condition)
}

func rightsIn(statement any) map[string]bool {
	rights := make(map[string]bool)
	for _, action := range listed(at(statement, "Action")) {
		for _, resource := range listed(at(statement, "Resource")) {
			text, _ := action.(string)
			rights[text+" on "+show(resource)] = true
		}
	}
	return rights
}

// statementsIn returns the statements of a policy document; of one that depends on a condition, that which it may have.
func statementsIn(document any) []any {
	var statements []any
	for _, s := range listed(at(document, "Statement")) {
		if branches := list(s, "!If"); len(branches) == 3 {
			for _, branch := range branches[1:] {
				if branch != "!Ref AWS::NoValue" {
					statements = append(statements, branch)
				}
			}
			continue
		}
		statements = append(statements, s)
	}
	return statements
}

// listed returns the value as a list: IAM takes one value in place of a list of one.
func listed(value any) []any {
	if values, ok := value.([]any); ok {
		return values
	}
	if value == nil {
		return nil
	}
	return []any{value}
}

// wild are the rights that AWS offers on no smaller set: traces have no resources; the names of the objects that Lambda writes
// are its own; files have as many names as there are jobs, and the console's change with each build; the ARNs of all functions that answer calls are more than a policy takes.
var wild = []string{
	`xray:PutTelemetryRecords on "*"`,
	`xray:PutTraceSegments on "*"`,
	`s3:PutObject on "!Sub ${FailedBatches.Arn}/aws/lambda/*"`,
	`lambda:InvokeFunction on "` + invokable + `"`,
	`s3:GetObject on "` + allFiles + `"`, `s3:PutObject on "` + allFiles + `"`, `s3:DeleteObject on "` + allFiles + `"`,
	`s3:GetObject on "!Sub ${Console.Arn}/app/*"`,
}

// checkPolicies: nothing in the template allows anyone any action, or an action on anything, or for anybody.
func (c *checker) checkPolicies() {
	for id, r := range c.template.Resources {
		for _, document := range documentsIn(r.Properties) {
			for _, s := range statementsIn(document) {
				if word(s, "Effect") == "Deny" {
					continue
				}
				for right := range rightsIn(s) {
					if strings.Contains(right, "*") && !slices.Contains(wild, right) {
						c.fault(id, "allows more than it names: %s", right)
					}
				}
				if strings.Contains(show(at(s, "Principal")), "*") {
					c.fault(id, "allows anybody %s", show(at(s, "Action")))
				}
				service := word(s, "Principal", "Service")
				// Both take a role only from who may pass it on (iam:PassRole), so from nobody in another account.
				if service != "" && service != "lambda.amazonaws.com" && service != "apigateway.amazonaws.com" && at(s, "Condition") == nil {
					c.fault(id, "lets %s act for anybody: it has no condition", service)
				}
			}
		}
	}
}

// documentsIn returns the policy documents anywhere in a value: the maps that have a Statement.
func documentsIn(value any) []any {
	var found []any
	switch v := value.(type) {
	case map[string]any:
		if v["Statement"] != nil {
			found = append(found, v)
		}
		for _, inner := range v {
			found = append(found, documentsIn(inner)...)
		}
	case []any:
		for _, inner := range v {
			found = append(found, documentsIn(inner)...)
		}
	}
	return found
}

// checkTriggers: the pool calls each trigger's function, and may.
func (c *checker) checkTriggers() {
	for _, o := range c.from(operation.TokenTrigger) {
		id := LogicalID(o.Name)
		c.is("UserPool", "{LambdaArn: !GetAtt "+id+".Arn, LambdaVersion: V2_0}", "LambdaConfig", "PreTokenGenerationConfig")
		c.checkPermission(id)
	}
	for _, o := range c.from(operation.MailTrigger) {
		id := LogicalID(o.Name)
		c.is("UserPool", "!GetAtt "+id+".Arn", "LambdaConfig", "CustomMessage")
		c.checkPermission(id)
	}
	if got, want := len(object(c.template.Resources["UserPool"].Properties, "LambdaConfig")),
		len(c.from(operation.TokenTrigger, operation.MailTrigger)); got != want {
		c.fault("UserPool", "LambdaConfig names %d functions, want %d", got, want)
	}
}

func (c *checker) checkPermission(function string) {
	want := map[string]any{
		"Action": "lambda:InvokeFunction", "FunctionName": "!Ref " + function, "Principal": "cognito-idp.amazonaws.com",
		"SourceArn": "!GetAtt UserPool.Arn", "SourceAccount": "!Ref AWS::AccountId",
	}
	for _, id := range c.template.of("AWS::Lambda::Permission") {
		if equal(c.template.Resources[id].Properties, want) {
			return
		}
	}
	c.fault(function, "the user pool may not call it: there is no permission %s", show(want))
}
