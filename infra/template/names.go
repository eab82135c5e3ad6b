package template

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"kehu/shared/app"
	"kehu/shared/operation"
)

// LogicalID is the name of an operation's function in the template: customers.create is CustomersCreate.
func LogicalID(name string) string {
	var id strings.Builder
	for part := range strings.SplitSeq(name, ".") {
		id.WriteString(capital(part))
	}
	return id.String()
}

func capital(text string) string {
	letters := []rune(text)
	letters[0] = unicode.ToUpper(letters[0])
	return string(letters)
}

// roleOf is the name of the role of an operation's function. Functions that answer calls share
// one with those of the same grants (ADR "one role per set of grants"); any other has its own.
func roleOf(o operation.Operation) string {
	if o.Source != operation.HTTP {
		return LogicalID(o.Name) + "Role"
	}
	var grants strings.Builder
	for _, g := range grantsOf(o) {
		if statements, _ := StatementsOf(g); len(statements) != 0 { // deriving fails for a grant that is not known
			grants.WriteString(capital(string(g)))
		}
	}
	return "Call" + grants.String() + "Role"
}

// logOf is the name of the log group that an operation's function writes to.
func logOf(o operation.Operation) string {
	if o.Source == operation.HTTP {
		return "CallLog"
	}
	return "EventLog"
}

// edgeWord is what only the stack knows, and CloudFront that stands before it: its identifier, which ends in a random one.
const edgeWord = "!Ref AWS::StackId"

// environmentOf is the environment of an operation's function: what app.AWS reads for what the operation uses, and no more.
func environmentOf(o operation.Operation) map[string]string {
	variables := make(map[string]string)
	for _, g := range grantsOf(o) {
		switch g {
		case operation.ReadTable, operation.WriteTable, operation.TouchSession, operation.CountCalls:
			variables[app.EnvTable] = "!Ref Table"
		case operation.ReadAudit, operation.AppendAudit, operation.EmptyAudit:
			variables[app.EnvAuditTable] = "!Ref AuditTable"
		case operation.RemoveCompanies:
			variables[app.EnvAuditTable], variables[app.EnvOperator] = "!Ref AuditTable", "!Ref OperatorTenant"
		case operation.ReadDeparted:
			variables[app.EnvDepartedTable] = "!Ref Table"
		case operation.SendMail:
			variables[app.EnvMailSender] = "!Ref MailSender"
			variables[app.EnvConfigurationSet] = "!Ref MailConfigurationSet"
			variables[app.EnvMailRate] = "!Ref MailRate"
		case operation.ReadFiles, operation.WriteFiles:
			variables[app.EnvFiles] = "!Ref Files"
		case operation.PublishEvents:
			variables[app.EnvEventBus] = "!Ref EventBus"
		case operation.FindAccount, operation.DropAccount, operation.ResetFactor, operation.SetPassword, operation.EndSessions, operation.AdminIdentity:
			variables[app.EnvUserPool] = "!Ref UserPool"
		case operation.Documents: // a binary of its own: see codeOf
		}
	}
	if o.Source == operation.HTTP {
		variables[app.EnvEdge] = edgeWord
		variables[app.EnvTenantRate], variables[app.EnvUserRate], variables[app.EnvNetworkRate] = "!Ref TenantRate", "!Ref UserRate", "!Ref NetworkRate"
	}
	if o.Source == operation.HTTP && variables[app.EnvTable] != "" {
		variables[app.EnvOperator] = "!Ref OperatorTenant"
	}
	if fenced(o) {
		variables[app.EnvTenantRole] = "!If [TenantCredentialsOn, !GetAtt " + roleOf(o) + ".Arn, \"\"]"
	}
	if signsIn(o) {
		variables[app.EnvUserPoolClient] = "!Ref UserPoolClient"
	}
	return variables
}

// signsIn reports whether an operation calls the identity provider on behalf of whoever signs in; that takes no
// grant, as IAM is not asked. The triggers are called by the provider and never call back.
func signsIn(o operation.Operation) bool {
	return o.Source == operation.HTTP && strings.HasPrefix(o.Name, "auth.")
}

// codeOf is the folder of the binary of an operation's function.
func codeOf(o operation.Operation) string {
	if slices.Contains(o.Uses, operation.Documents) {
		return "build/documents"
	}
	return "build/lambda"
}

func memoryOf(o operation.Operation) int {
	memory := o.Memory
	if memory == 0 {
		memory = operation.DefaultMemory
	}
	if slices.Contains(o.Uses, operation.Documents) {
		memory = max(memory, operation.DocumentsMemory)
	}
	return memory
}

func timeoutOf(o operation.Operation) time.Duration {
	if o.Timeout == 0 {
		return operation.DefaultTimeout
	}
	return o.Timeout
}

// patienceOf is how long whoever calls the function waits for it: Cognito waits five seconds for a trigger.
func patienceOf(o operation.Operation) time.Duration {
	if o.Source == operation.TokenTrigger || o.Source == operation.MailTrigger {
		return 5 * time.Second
	}
	return timeoutOf(o)
}
