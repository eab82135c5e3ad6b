package template_test

import (
	"slices"
	"strings"
	"testing"

	"kehu/functions/operations"
	"kehu/infra/template"
	"kehu/shared/operation"
)

// TestEveryDamageIsFound damages the template, one way at a time, and wants a fault that tells.
func TestEveryDamageIsFound(t *testing.T) {
	for _, test := range []struct {
		name   string
		damage func(*template.Template)
		want   string // begins the fault
	}{
		{"a route without the scope", set("Api", []any{map[string]any{"AccessToken": []any{}}}, "DefinitionBody", "paths", "/v1/customers/{id}", "get", "security"), "CustomersGet: route"},
		{"a route that anybody may call", unset("Api", "DefinitionBody", "paths", "/v1/customers/{id}", "get", "security"), "CustomersGet: route"},
		{"a public route behind the authorizer", set("Api", []any{map[string]any{"AccessToken": []any{"kehu/api"}}}, "DefinitionBody", "paths", "/v1/auth/sign-in", "post", "security"), "AuthSignIn: route"},
		{"a route that is missing", unset("Api", "DefinitionBody", "paths", "/v1/customers/{id}", "patch"), "CustomersUpdate: route"},
		{"a route of another path", func(t *template.Template) {
			paths := object(t.Resources["Api"], "DefinitionBody", "paths")
			paths["/v1/customer/{id}"] = map[string]any{"patch": object(paths, "/v1/customers/{id}")["patch"]}
		}, "Api: the route patch /v1/customer/{id} is that of no operation"},
		{"a route to another function", set("Api", "!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${CustomersDelete.Arn}/invocations",
			"DefinitionBody", "paths", "/v1/customers/{id}", "get", "x-amazon-apigateway-integration", "uri"), "CustomersGet: route"},
		{"a route that the API may not follow", unset("Api", "DefinitionBody", "paths", "/v1/customers/{id}", "get", "x-amazon-apigateway-integration", "credentials"), "CustomersGet: route"},
		{"events of the first version", set("Api", "1.0", "DefinitionBody", "paths", "/v1/customers/{id}", "get", "x-amazon-apigateway-integration", "payloadFormatVersion"), "CustomersGet: route"},
		{"a route that a function declares", set("CustomersGet", map[string]any{"Call": map[string]any{"Type": "HttpApi"}}, "Events"), "CustomersGet: Events"},
		{"tokens of another client", set("Api", []any{"other"}, "DefinitionBody", "components", "securitySchemes", "AccessToken", "x-amazon-apigateway-authorizer", "jwtConfiguration", "audience"), "Api: DefinitionBody.components"},
		{"tokens that nobody checks", unset("Api", "DefinitionBody", "components", "securitySchemes", "AccessToken", "x-amazon-apigateway-authorizer"), "Api: DefinitionBody.components"},
		{"an authorizer that the transform adds", set("Api", map[string]any{"DefaultAuthorizer": "AccessToken"}, "Auth"), "Api: Auth"},
		{"origins that the transform takes for all of it", set("Api", map[string]any{"AllowOrigins": "!Ref CorsOrigins"}, "CorsConfiguration"), "Api: CorsConfiguration"},
		{"a method that pages may not use", set("Api", []any{"GET", "POST", "PUT", "DELETE"}, "DefinitionBody", "x-amazon-apigateway-cors", "allowMethods"), "Api: x-amazon-apigateway-cors.allowMethods lacks PATCH"},
		{"an API that may invoke anything", grant("ApiRole", 0, "Resource", "*"), "ApiRole: may lambda:InvokeFunction on \"*\""},
		{"an API that may invoke nothing", func(t *template.Template) { t.Resources["ApiRole"].Properties["Policies"] = []any{} }, "ApiRole: may not lambda:InvokeFunction"},
		{"a role of the API that others take", func(t *template.Template) {
			first(t.Resources["ApiRole"], "AssumeRolePolicyDocument", "Statement")["Principal"] = map[string]any{"AWS": "*"}
		}, "ApiRole: AssumeRolePolicyDocument"},
		{"a function that the API may not invoke", unset("CustomersGet", "FunctionName"), "CustomersGet: FunctionName"},
		{"a function that the API may invoke, but does not answer calls", set("AuditRecord", "!Sub ${AWS::StackName}_AuditRecord", "FunctionName"), "AuditRecord: FunctionName"},
		{"a permission of its own", func(t *template.Template) {
			t.Resources["Extra"] = template.Resource{Type: "AWS::Lambda::Permission", Properties: map[string]any{"Principal": "apigateway.amazonaws.com"}}
		}, "Extra: what the API may invoke"},
		{"no throttle", unset("Api", "DefaultRouteSettings"), "Api: DefaultRouteSettings"},
		{"no access log", unset("Api", "AccessLogSettings"), "Api: AccessLogSettings"},
		{"a missing function", remove("CustomersDelete"), "CustomersDelete: 0 functions"},
		{"a function without an operation", set("CustomersDelete", "customers.destroy", "Handler"), "CustomersDelete: there is no operation"},
		{"less memory", set("CustomersGet", 128, "MemorySize"), "CustomersGet: MemorySize"},
		{"another timeout", unset("AuditRecord", "Timeout"), "AuditRecord: Timeout"},
		{"Intel", set("CustomersGet", []any{"x86_64"}, "Architectures"), "CustomersGet: Architectures"},
		{"reserved concurrency", set("CustomersGet", 5, "ReservedConcurrentExecutions"), "CustomersGet: ReservedConcurrentExecutions"},
		{"a missing variable", unset("CustomersGet", "Environment"), "CustomersGet: Environment"},
		{"a variable that is not needed", set("AuthToken", "!Ref UserPool", "Environment", "Variables", "USER_POOL_ID"), "AuthToken: Environment"},
		{"another's role", set("CustomersGet", "!GetAtt AuditRecordRole.Arn", "Role"), "CustomersGet: Role"},
		{"any action", grant("CallCountCallsReadTableTouchSessionRole", 2, "Action", []any{"dynamodb:*"}), "CallCountCallsReadTableTouchSessionRole: may dynamodb:*"},
		{"any resource", grant("CallCountCallsReadTableTouchSessionRole", 2, "Resource", "*"), "CallCountCallsReadTableTouchSessionRole: allows more than it names"},
		{"a scan", grant("CallCountCallsReadTableTouchSessionRole", 2, "Action", []any{"dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"}), "CallCountCallsReadTableTouchSessionRole: may dynamodb:Scan"},
		{"a missing action", grant("CallCountCallsReadTableTouchSessionRole", 2, "Action", []any{"dynamodb:GetItem"}), "CallCountCallsReadTableTouchSessionRole: may not dynamodb:BatchGetItem"},
		{"audit rows that can be changed", grant("AuditRecordRole", 4, "Action", []any{"dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"}), "AuditRecordRole: may dynamodb:UpdateItem"},
		{"more than sessions to touch", func(t *template.Template) {
			statements := object(t.Resources["CallCountCallsReadTableTouchSessionRole"].Properties["Policies"].([]any)[0], "PolicyDocument")["Statement"].([]any)
			delete(statements[4].(map[string]any), "Condition")
		}, `CallCountCallsReadTableTouchSessionRole: may dynamodb:PutItem on "!GetAtt Table.Arn", which`},
		{"more than limits to count", func(t *template.Template) {
			statements := object(t.Resources["CallCountCallsReadTableTouchSessionRole"].Properties["Policies"].([]any)[0], "PolicyDocument")["Statement"].([]any)
			delete(statements[1].(map[string]any), "Condition")
		}, `CallCountCallsReadTableTouchSessionRole: may dynamodb:UpdateItem on "!GetAtt Table.Arn", which`},
		{"a role that others of the account take", func(t *template.Template) {
			statements := object(t.Resources["CallCountCallsReadTableTouchSessionRole"], "AssumeRolePolicyDocument")["Statement"].([]any)
			delete(statements[1].(map[string]any)["!If"].([]any)[1].(map[string]any), "Condition")
		}, "CallCountCallsReadTableTouchSessionRole: AssumeRolePolicyDocument"},
		{"a role that takes others", func(t *template.Template) {
			statements := object(t.Resources["CallCountCallsReadTableTouchSessionRole"].Properties["Policies"].([]any)[0], "PolicyDocument")["Statement"].([]any)
			last := statements[len(statements)-1].(map[string]any)["!If"].([]any)[1].(map[string]any)
			last["Resource"] = []any{"!GetAtt AuditRecordRole.Arn"}
		}, `CallCountCallsReadTableTouchSessionRole: may sts:AssumeRole on "!GetAtt AuditRecordRole.Arn"`},
		{"a role without its name", unset("CallCountCallsReadTableTouchSessionRole", "RoleName"), "CallCountCallsReadTableTouchSessionRole: RoleName"},
		{"a function that is told another's role", set("CustomersGet", "!GetAtt AuditRecordRole.Arn", "Environment", "Variables", "TENANT_ROLE"), "CustomersGet: Environment"},
		{"a managed policy", set("CallRole", []any{"arn:aws:iam::aws:policy/AdministratorAccess"}, "ManagedPolicyArns"), "CallRole: ManagedPolicyArns"},
		{"an audit table that can be changed", unset("AuditTable", "ResourcePolicy"), "AuditTable: its policy does not deny dynamodb:DeleteItem"},
		{"a queue open to all", func(t *template.Template) {
			delete(first(t.Resources["MailFeedbackQueuePolicy"], "PolicyDocument", "Statement"), "Condition")
		}, "MailFeedbackQueuePolicy: lets sns.amazonaws.com act for anybody"},
		{"a stream reader without a home for what failed", unset("AuditRecordSource", "DestinationConfig"), "AuditRecordSource: DestinationConfig"},
		{"a stream reader that tries for ever", set("EventsDispatchSource", -1, "MaximumRecordAgeInSeconds"), "EventsDispatchSource: MaximumRecordAgeInSeconds"},
		{"a stream reader that fails batch by batch", unset("AuditRecordSource", "FunctionResponseTypes"), "AuditRecordSource: FunctionResponseTypes"},
		{"a stream that nobody reads", remove("AuditRecordSource"), "AuditRecord: 0 event source mappings"},
		{"a filter that lets removals through no more", func(t *template.Template) {
			object(t.Resources["AuditRecordSource"], "FilterCriteria")["Filters"] = []any{
				map[string]any{"Pattern": `{"dynamodb":{"NewImage":{"et":{"S":[{"exists":true}]}}}}`},
			}
		}, "AuditRecordSource: FilterCriteria: a change with a OldImage"},
		{"no dead letters of a queue", unset("MailsWelcomeQueue", "RedrivePolicy"), "MailsWelcomeQueue: RedrivePolicy"},
		{"no dead letters of a rule", func(t *template.Template) {
			delete(first(t.Resources["MailsWelcomeRule"], "Targets"), "DeadLetterConfig")
		}, "MailsWelcomeRule: what cannot be put"},
		{"no queue for dead letters", remove("MailsWelcomeDeadLetters"), "MailsWelcomeDeadLetters: there is no such queue"},
		{"a message that comes back too soon", set("MailsWelcomeQueue", 60, "VisibilityTimeout"), "MailsWelcomeQueue: VisibilityTimeout"},
		{"a rule for other events", set("MailsWelcomeRule", []any{"customer.updated"}, "EventPattern", "detail-type"), "MailsWelcomeRule: EventPattern.detail-type"},
		{"a rule for what is no news", unset("SearchIndexRule", "EventPattern", "detail"), "SearchIndexRule: EventPattern.detail.attributes.foundAsBefore"},
		{"a time that is another", set("CheckupsOpenRule", "rate(1 day)", "ScheduleExpression"), "CheckupsOpenRule: ScheduleExpression"},
		{"a time that calls nobody", set("CheckupsOpenRule", []any{}, "Targets"), "CheckupsOpen: 0 rules call it"},
		{"a time that may not call", remove("CheckupsOpenPermission"), "CheckupsOpen: no permission"},
		{"a rule on another bus", unset("MailsWelcomeRule", "EventBusName"), "MailsWelcomeRule: EventBusName"},
		{"a rule that may not send", remove("MailsWelcomeQueuePolicy"), "MailsWelcomeQueue: no policy lets events.amazonaws.com"},
		{"no trigger of tokens", unset("UserPool", "LambdaConfig", "PreTokenGenerationConfig"), "UserPool: LambdaConfig.PreTokenGenerationConfig"},
		{"a trigger that may not be called", remove("AuthTokenPermission"), "AuthToken: the user pool may not call it"},
		{"a missing projection", func(t *template.Template) {
			projection := object(t.Resources["Table"].Properties["GlobalSecondaryIndexes"].([]any)[0], "Projection")
			projection["NonKeyAttributes"] = projection["NonKeyAttributes"].([]any)[1:]
		}, "Table: GlobalSecondaryIndexes"},
		{"a missing index", func(t *template.Template) {
			indexes := t.Resources["Table"].Properties["GlobalSecondaryIndexes"].([]any)
			t.Resources["Table"].Properties["GlobalSecondaryIndexes"] = indexes[:1]
		}, "Table: GlobalSecondaryIndexes"},
		{"a stream without old images", set("Table", "NEW_IMAGE", "StreamSpecification", "StreamViewType"), "Table: StreamSpecification"},
		{"another attribute of expiry", set("Table", "ttl", "TimeToLiveSpecification", "AttributeName"), "Table: TimeToLiveSpecification"},
		{"no point-in-time recovery", set("AuditTable", false, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"), "AuditTable: PointInTimeRecovery"},
		{"a table that goes with the stack", func(t *template.Template) { delete(t.Resources["Table"].Attributes, "DeletionPolicy") }, "Table: DeletionPolicy"},
		{"a pool that goes when it is replaced", func(t *template.Template) { t.Resources["UserPool"].Attributes["UpdateReplacePolicy"] = "Delete" }, "UserPool: UpdateReplacePolicy"},
		{"a second factor for who likes it", set("UserPool", "OPTIONAL", "MfaConfiguration"), "UserPool: MfaConfiguration"},
		{"a tenant that users can change", func(t *template.Template) {
			t.Resources["UserPool"].Properties["Schema"].([]any)[1].(map[string]any)["Mutable"] = true
		}, "UserPool: the attribute custom:tenant is mutable"},
		{"refresh tokens that stay", unset("UserPoolClient", "RefreshTokenRotation"), "UserPoolClient: RefreshTokenRotation"},
		{"tokens that live an hour", set("UserPoolClient", 60, "AccessTokenValidity"), "UserPoolClient: AccessTokenValidity"},
		{"another scope", set("UserPoolScopes", "crm", "Identifier"), "UserPoolScopes: the scope"},
		{"a log for ever", unset("CallLog", "RetentionInDays"), "CallLog: RetentionInDays"},
		{"faults that nobody counts", set("EventFaults", "ERROR", "FilterPattern"), "EventFaults: FilterPattern"},
		{"no alarm for dead letters", remove("MailsWelcomeDeadLettersWaiting"), "alarms: nothing watches Maximum of AWS/SQS"},
		{"no alarm for a late stream", remove("AuditRecordAge"), "alarms: nothing watches Maximum of AWS/Lambda IteratorAge"},
		{"an alarm that reaches nobody", unset("ApiFaults", "AlarmActions"), "ApiFaults: AlarmActions"},
		{"an alarm without a runbook", set("ApiFaults", "The API failed.", "AlarmDescription"), "ApiFaults: AlarmDescription"},
	} {
		t.Run(test.name, func(t *testing.T) {
			parsed := read(t)
			test.damage(parsed)
			faults := template.Check(parsed, operations.All())
			if !slices.ContainsFunc(faults, func(fault string) bool { return strings.HasPrefix(fault, test.want) }) {
				t.Errorf("got %q, want a fault that begins %q", faults, test.want)
			}
		})
	}
}

// TestEveryOperationIsLookedFor: an operation that the template does not know is found, whatever starts it.
func TestEveryOperationIsLookedFor(t *testing.T) {
	for _, source := range []operation.Source{
		operation.HTTP, operation.TableStream, operation.EventBus, operation.Timetable, operation.TokenTrigger, operation.MailTrigger,
	} {
		t.Run(string(source), func(t *testing.T) {
			unknown := operation.Operation{Spec: operation.Spec{Name: "customers.merge", Route: "POST /v1/merge"}, Source: source}
			faults := template.Check(read(t), append(operations.All(), unknown))
			if !slices.ContainsFunc(faults, func(fault string) bool { return strings.HasPrefix(fault, "CustomersMerge: 0 functions") }) {
				t.Errorf("got %q, want a fault that the function is missing", faults)
			}
		})
	}
}

// set, unset and remove damage a property or a resource.
func set(id string, value any, path ...string) func(*template.Template) {
	last := len(path) - 1
	return func(t *template.Template) { object(t.Resources[id], path[:last]...)[path[last]] = value }
}

func unset(id string, path ...string) func(*template.Template) {
	last := len(path) - 1
	return func(t *template.Template) { delete(object(t.Resources[id], path[:last]...), path[last]) }
}

func remove(id string) func(*template.Template) {
	return func(t *template.Template) { delete(t.Resources, id) }
}

// grant changes a statement of a role.
func grant(id string, statement int, field string, value any) func(*template.Template) {
	return func(t *template.Template) {
		document := first(t.Resources[id], "Policies")["PolicyDocument"].(map[string]any)
		document["Statement"].([]any)[statement].(map[string]any)[field] = value
	}
}

// object returns the map at a path of a resource's properties, or of a value; it panics when there is none.
func object(of any, path ...string) map[string]any {
	if r, isResource := of.(template.Resource); isResource {
		of = r.Properties
	}
	values := of.(map[string]any)
	for _, key := range path {
		values = values[key].(map[string]any)
	}
	return values
}

// first returns the first item of the list at a path of a resource's properties.
func first(r template.Resource, path ...string) map[string]any {
	last := len(path) - 1
	return object(r, path[:last]...)[path[last]].([]any)[0].(map[string]any)
}
