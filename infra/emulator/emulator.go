package emulator

import (
	"path/filepath"
	"strconv"
	"testing"
)

// The credentials that every emulator accepts: ministack takes them for those of the account's root, DynamoDB Local
// wants an access key id of letters and digits only, and moto does not look.
const (
	AccessKeyID     = "test"
	SecretAccessKey = "test"
)

// DynamoDB returns the base URL of DynamoDB Local, Amazon's own engine, with one database for all regions and streams
// beside the tables.
func DynamoDB(t testing.TB) (endpoint string) {
	t.Helper()
	return dynamoDB.endpoint(t)
}

// Cognito returns the base URL of ministack, which checks confirmation codes, TOTP codes, access tokens and sign-outs
// as Cognito does. Its mails, with the codes, are listed at [CognitoMails].
func Cognito(t testing.TB) (endpoint string) {
	t.Helper()
	return cognito.endpoint(t)
}

// CognitoMails is the path, below [Cognito]'s base URL, that answers GET with the mails that were sent:
// {"messages": {account: [{"To": [...], "Subject", "BodyText", "Type"}, ...]}}, oldest first.
const CognitoMails = "/_ministack/ses/messages"

// SES returns the base URL of moto, which speaks SES v1 and refuses a sender that was not verified. Its mails are
// listed at [SESMails].
func SES(t testing.TB) (endpoint string) {
	t.Helper()
	return ses.endpoint(t)
}

// S3 returns the base URL of moto, which keeps files and looks neither at signatures nor at the times of links.
func S3(t testing.TB) (endpoint string) {
	t.Helper()
	return ses.endpoint(t)
}

// STS returns the base URL of moto, which gives credentials to whoever asks and does not look at policies.
func STS(t testing.TB) (endpoint string) {
	t.Helper()
	return ses.endpoint(t)
}

// SESMails is the path, below [SES]'s base URL, that answers GET with everything moto holds; raw messages are the
// "raw_data" of {"ses": {"RawMessage": [...]}}, plain ones the rest of {"ses": {"Message": [...]}}.
const SESMails = "/moto-api/data.json"

var dynamoDB = server{
	name:     "dynamodb-local",
	variable: "KEHU_DYNAMODB_ENDPOINT",
	health:   "/",
	command: func(folder string, port int) []string {
		return []string{
			"java", "-Djava.library.path=" + folder, "-cp", filepath.Join(folder, "*"),
			"software.amazon.dynamodb.services.local.main.ServerRunner",
			"-inMemory", "-sharedDb", "-disableTelemetry", "-port", strconv.Itoa(port),
		}
	},
}

var cognito = server{
	name:     "ministack",
	variable: "KEHU_COGNITO_ENDPOINT",
	health:   "/_ministack/health",
	command: func(folder string, port int) []string {
		// Without AUTH it accepts any code and any token. TMPDIR is where it leaves a file with its process id.
		return []string{
			"env", "AUTH=true", "SERVICES=cognito-idp,ses", "BIND_HOST=127.0.0.1", "GATEWAY_PORT=" + strconv.Itoa(port),
			"TMPDIR=" + folder, filepath.Join(folder, "bin", "ministack"),
		}
	},
}

var ses = server{
	name:     "moto",
	variable: "KEHU_SES_ENDPOINT",
	health:   "/moto-api/",
	command: func(folder string, port int) []string {
		return []string{filepath.Join(folder, "bin", "moto_server"), "-H", "127.0.0.1", "-p", strconv.Itoa(port)}
	},
}
