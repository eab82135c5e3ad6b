package template

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/departed"
	"kehu/shared/identity/cognito"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// Statement is one statement of a role: each action on each resource. Resources are in the notation of templates.
type Statement struct {
	Name      string
	Actions   []string
	Resources []string
}

// conditions limit statements, by their names, in the notation of templates: TouchSession and CountCalls to the partitions of sessions and of limits,
// whatever the company, whose identifier has 26 characters; EmptyAudit to the values of audit rows, so that nothing which proves them can be changed.
var conditions = map[string]string{
	"TouchSession": `{"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["T#??????????????????????????#SESSION#*"]}}`,
	"CountCalls":   `{"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["T#??????????????????????????#RATE#*"]}}`,
	"ReadDeparted": `{"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["` + departedKeys + `"]}}`,
	"EmptyAudit":   `{"ForAllValues:StringEquals": {"dynamodb:Attributes": ["pk", "sk", "ch", "cz", "sa"]}}`,
}

// departedKeys are the partitions of marks: those of package departed.
var departedKeys = strings.TrimSuffix(departed.Key(access.Platform).Partition().String(), access.Platform.Bare()) + "*"

// Condition returns what must hold for the statement to count, in the notation of templates; "" is nothing.
func (s Statement) Condition() string { return conditions[s.Name] }

// mailIdentity is the ARN of the identity that mails come from.
const mailIdentity = `!Sub ["arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/${Identity}", ` +
	`{Identity: !If [MailIdentityGiven, !Ref MailIdentity, !Select [1, !Split ["@", !Ref MailSender]]]}]`

const mailConfigurationSet = `!Sub arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:configuration-set/${MailConfigurationSet}`

// allFiles are the files of all tenants: roles of functions that serve every tenant cannot be fenced by one.
const allFiles = `!Sub ${Files.Arn}/job/*`

// StatementsOf returns what a grant is in IAM: exactly these actions, on exactly these resources.
func StatementsOf(g operation.Grant) ([]Statement, error) {
	switch g {
	case operation.ReadTable:
		return reading("Table", table.Main), nil
	case operation.WriteTable:
		return []Statement{{"WriteTable", []string{
			"dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem",
		}, []string{"!GetAtt Table.Arn"}}}, nil
	case operation.TouchSession:
		return []Statement{{"TouchSession", []string{"dynamodb:PutItem", "dynamodb:UpdateItem"}, []string{"!GetAtt Table.Arn"}}}, nil
	case operation.CountCalls:
		return []Statement{{"CountCalls", []string{"dynamodb:UpdateItem"}, []string{"!GetAtt Table.Arn"}}}, nil
	case operation.ReadAudit:
		return reading("AuditTable", table.Audit), nil
	case operation.AppendAudit:
		return []Statement{{"AppendAudit", []string{"dynamodb:GetItem", "dynamodb:PutItem"}, []string{"!GetAtt AuditTable.Arn"}}}, nil
	case operation.EmptyAudit:
		return []Statement{{"EmptyAudit", []string{"dynamodb:UpdateItem"}, []string{"!GetAtt AuditTable.Arn"}}}, nil
	case operation.RemoveCompanies:
		return []Statement{
			{"ListTable", []string{"dynamodb:Scan"}, []string{"!GetAtt Table.Arn"}},
			{"RemoveAudit", []string{"dynamodb:BatchWriteItem", "dynamodb:Scan"}, []string{"!GetAtt AuditTable.Arn"}},
		}, nil
	case operation.ReadDeparted:
		return []Statement{{"ReadDeparted", []string{"dynamodb:GetItem"}, []string{"!GetAtt Table.Arn"}}}, nil
	case operation.SendMail:
		return []Statement{{"SendMail", []string{"ses:SendRawEmail"}, []string{mailIdentity, mailConfigurationSet}}}, nil
	case operation.PublishEvents:
		return []Statement{{"PublishEvents", []string{"events:PutEvents"}, []string{"!GetAtt EventBus.Arn"}}}, nil
	case operation.ReadFiles: // without ListBucket, S3 answers 403 to who asks for a file that is not there
		return []Statement{
			{"ReadFiles", []string{"s3:GetObject"}, []string{allFiles}}, {"MissFiles", []string{"s3:ListBucket"}, []string{"!GetAtt Files.Arn"}},
		}, nil
	case operation.WriteFiles:
		return []Statement{{"WriteFiles", []string{"s3:DeleteObject", "s3:PutObject"}, []string{allFiles}}}, nil
	case operation.FindAccount:
		return onUserPool("FindAccount", "cognito-idp:AdminGetUser"), nil
	case operation.DropAccount:
		return onUserPool("DropAccount", "cognito-idp:AdminDeleteUser", "cognito-idp:AdminGetUser"), nil
	case operation.ResetFactor:
		return onUserPool("ResetFactor", "cognito-idp:AdminGetUser", "cognito-idp:AdminSetUserMFAPreference"), nil
	case operation.SetPassword:
		return onUserPool("SetPassword", "cognito-idp:AdminGetUser", "cognito-idp:AdminSetUserPassword"), nil
	case operation.EndSessions:
		return onUserPool("EndSessions", "cognito-idp:AdminUserGlobalSignOut"), nil
	case operation.AdminIdentity:
		return onUserPool("AdminIdentity", administration()...), nil
	case operation.Documents: // it chooses the binary
		return nil, nil
	}
	return nil, fmt.Errorf("template: nothing is known of the grant %q", g)
}

func onUserPool(name string, actions ...string) []Statement {
	return []Statement{{name, actions, []string{"!GetAtt UserPool.Arn"}}}
}

// reading is reading a table and querying its indexes.
func reading(id string, schema table.Schema) []Statement {
	var indexes []string
	for _, index := range schema.Indexes {
		indexes = append(indexes, fmt.Sprintf("!Sub ${%s.Arn}/index/%s", id, index))
	}
	return []Statement{
		{"Read" + id, []string{"dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"}, []string{"!GetAtt " + id + ".Arn"}},
		{"Query" + id, []string{"dynamodb:Query"}, indexes},
	}
}

// administration is what the adapter calls with the rights of its role; all other calls take a token or
// nothing, and IAM is not asked.
func administration() []string {
	var actions []string
	for method := range reflect.TypeFor[cognito.Client]().Methods() {
		if name := method.Name; strings.HasPrefix(name, "Admin") || strings.HasPrefix(name, "List") {
			actions = append(actions, "cognito-idp:"+name)
		}
	}
	slices.Sort(actions)
	return actions
}

// statementsOf returns all that the function of an operation may do, but for traces.
func statementsOf(o operation.Operation) ([]Statement, error) {
	id := LogicalID(o.Name)
	statements := []Statement{{"Log", []string{"logs:CreateLogStream", "logs:PutLogEvents"}, []string{"!GetAtt " + logOf(o) + ".Arn"}}}
	switch o.Source {
	case operation.TableStream:
		statements = append(
			statements,
			Statement{"ReadStream", []string{
				"dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams",
			}, []string{"!GetAtt Table.StreamArn"}},
			// Lambda puts failed batches there with the rights of the function.
			Statement{"FindFailedBatches", []string{"s3:ListBucket"}, []string{"!GetAtt FailedBatches.Arn"}},
			Statement{"KeepFailedBatches", []string{"s3:PutObject"}, []string{"!Sub ${FailedBatches.Arn}/aws/lambda/*"}},
		)
	case operation.EventBus:
		statements = append(statements, Statement{"ReadQueue", []string{
			"sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
		}, []string{"!GetAtt " + id + "Queue.Arn"}})
	case operation.HTTP, operation.Timetable, operation.TokenTrigger, operation.MailTrigger:
	}
	for _, g := range grantsOf(o) {
		more, err := StatementsOf(g)
		if err != nil {
			return nil, err
		}
		statements = append(statements, more...)
	}
	return statements, nil
}

// tracing is what a function may do when the stack is traced. AWS has no resources to name for these actions.
var tracing = Statement{"Trace", []string{"xray:PutTelemetryRecords", "xray:PutTraceSegments"}, []string{`"*"`}}

// grantsOf returns the grants of an operation, in the order of their names: what it uses, the sessions and the limits.
func grantsOf(o operation.Operation) []operation.Grant {
	grants := slices.Clone(o.Uses)
	if o.Source == operation.HTTP && !o.Need.IsPublic() {
		grants = append(grants, operation.ReadTable, operation.TouchSession)
	}
	if o.Source == operation.HTTP && slices.Contains(grants, operation.ReadTable) {
		grants = append(grants, operation.CountCalls)
	}
	if (o.Source == operation.TableStream || o.Source == operation.EventBus) && !slices.Contains(grants, operation.ReadTable) {
		grants = append(grants, operation.ReadDeparted)
	}
	if slices.Contains(grants, operation.WriteTable) {
		grants = slices.DeleteFunc(grants, func(g operation.Grant) bool { return g == operation.TouchSession || g == operation.CountCalls })
	}
	slices.Sort(grants)
	return slices.Compact(grants)
}
