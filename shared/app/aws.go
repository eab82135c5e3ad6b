package app

import (
	"cmp"
	"context"
	"crypto/x509"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/departed"
	"kehu/shared/dictionary"
	"kehu/shared/event/eventbridge"
	"kehu/shared/file/s3"
	"kehu/shared/id"
	"kehu/shared/identity/cognito"
	"kehu/shared/mail/ses"
	"kehu/shared/ratelimit"
	"kehu/shared/seal"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
	"kehu/shared/table/dynamo/sts"
)

// The environment of a function. template.yaml sets it, and a test compares the two.
const (
	EnvRegion           = "AWS_REGION" // set by Lambda
	EnvTable            = "TABLE"
	EnvAuditTable       = "AUDIT_TABLE"
	EnvUserPool         = "USER_POOL_ID"
	EnvUserPoolClient   = "USER_POOL_CLIENT_ID"
	EnvEventBus         = "EVENT_BUS"
	EnvMailSender       = "MAIL_SENDER"
	EnvConfigurationSet = "MAIL_CONFIGURATION_SET"
	EnvOperator         = "OPERATOR_TENANT" // empty for none
	EnvFiles            = "FILES_BUCKET"
	EnvEdge             = "EDGE"           // empty for none
	EnvTenantRate       = "TENANT_RATE"    // calls a minute; empty for no limit
	EnvUserRate         = "USER_RATE"      // the same
	EnvNetworkRate      = "NETWORK_RATE"   // the same
	EnvMailRate         = "MAIL_RATE"      // mails an hour of a company to its customers; empty for no limit
	EnvDepartedTable    = "DEPARTED_TABLE" // the table with the marks, for a function that has no TABLE
	EnvTenantRole       = "TENANT_ROLE"    // ARN of the function's own role; empty for no credentials by company

	// Addresses of stand-ins for AWS; only tests set them.
	EnvDynamoEndpoint  = "DYNAMODB_ENDPOINT"
	EnvCognitoEndpoint = "COGNITO_ENDPOINT"
	EnvSESEndpoint     = "SES_ENDPOINT"
	EnvEventsEndpoint  = "EVENTBRIDGE_ENDPOINT"
	EnvS3Endpoint      = "S3_ENDPOINT"
	EnvSTSEndpoint     = "STS_ENDPOINT"
)

// AWS wires the ports to AWS, out of the environment alone: the SDK's own loading of configuration costs
// 3 to 6 ms of every cold start and reads files that Lambda does not have. With a table, it begins to read
// the sealing key, which opens the connection while init still has the whole processor; ready waits for that, so that
// other work can be done meanwhile.
func AWS(env func(string) string, version string) (d *Deps, ready func() error) {
	c := clock.System{}
	region, keys, roots := env(EnvRegion), environmentCredentials{env}, amazonAuthorities()
	patient, ids := patientClient(roots), id.NewSource(c, nil)
	d = &Deps{
		Clock: c, IDs: ids, Version: version, Process: ids.New("process"),
		Log: NewLog(os.Stdout, env(EnvHandler)),
	}
	d.Operator, _ = access.ParseTenant(env(EnvOperator)) // none, if it is none: the template lets no other text in
	d.Edge = env(EnvEdge)
	direct := dynamo.NewHTTPClient(roots)
	tables := dynamo.NewClient(region, tableCredentials(env, keys, direct, c), direct, env(EnvDynamoEndpoint))
	main := dynamo.New(tables, dynamo.Options{TableName: env(EnvTable), Schema: table.Main})
	trail := dynamo.New(tables, dynamo.Options{TableName: env(EnvAuditTable), Schema: table.Audit})
	d.Table, d.Audit, d.Inventory, d.AuditInventory = main, trail, main, trail
	d.Departed = departed.NewRegister(dynamo.New(tables, dynamo.Options{TableName: cmp.Or(env(EnvTable), env(EnvDepartedTable)), Schema: table.Main}), c)
	d.Sealer, d.Sessions, d.Dictionaries = seal.New(d.Table, c), session.NewGuard(d.Table, c), dictionary.NewCache(d.Table, c)
	d.Identity = cognito.New(cognito.NewClient(region, keys, patient, env(EnvCognitoEndpoint)), cognito.Options{
		UserPoolID: env(EnvUserPool), ClientID: env(EnvUserPoolClient),
	})
	d.Mail = ses.New(ses.NewClient(region, keys, patient, env(EnvSESEndpoint)), ses.Config{
		From: env(EnvMailSender), ConfigurationSet: env(EnvConfigurationSet),
	}, c.Now)
	d.Files = s3.New(s3.Options{
		Bucket: env(EnvFiles), Region: region, Credentials: keys, HTTP: patient, Clock: c, Endpoint: env(EnvS3Endpoint),
	})
	d.Bus = eventbridge.New(eventbridge.Options{
		Bus: env(EnvEventBus), Region: region, Credentials: keys, HTTP: patient, Clock: c, Endpoint: env(EnvEventsEndpoint),
	})
	var shared table.Table
	if env(EnvTable) != "" {
		shared = d.Table
	}
	d.Rates = ratelimit.New(ratelimit.Limits{
		Tenant: rate(env(EnvTenantRate)), User: rate(env(EnvUserRate)), Network: rate(env(EnvNetworkRate)),
	}, c, shared, d.Log)
	d.MailRate = int(rate(env(EnvMailRate)))
	if shared == nil {
		return d, func() error { return nil }
	}
	opened := make(chan error, 1)
	go func() { opened <- open(d) }()
	return d, func() error { return <-opened }
}

// tableCredentials are those that calls of the tables are signed with: the function's own, or, where the stack says so, narrowed to the company of each call.
// Without a table that is named there is nothing to narrow to, and no call to sign.
func tableCredentials(env func(string) string, own aws.CredentialsProvider, client *http.Client, c clock.Clock) aws.CredentialsProvider {
	role := env(EnvTenantRole)
	if role == "" {
		return own
	}
	resources, err := sts.Resources(role, env(EnvRegion), env(EnvTable), env(EnvAuditTable))
	if err != nil { // nothing is signed rather than too much
		return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return aws.Credentials{}, err })
	}
	return sts.New(sts.Options{
		Role: role, Resources: resources, Own: own, Region: env(EnvRegion), HTTP: client, Clock: c, Endpoint: env(EnvSTSEndpoint),
	})
}

// rate is a number of calls or mails; 0, which is no limit, if it is none: the template lets no other text in.
func rate(text string) int64 {
	calls, _ := strconv.ParseInt(text, 10, 64)
	return calls
}

func open(d *Deps) error {
	ctx, cancel := context.WithTimeout(context.Background(), initTimeout)
	defer cancel()
	if err := d.Sealer.Load(ctx); err != nil {
		return fmt.Errorf("open the table: %w", err)
	}
	return nil
}

// initTimeout is less than the 10 s that Lambda gives an init.
const initTimeout = 5 * time.Second

// environmentCredentials are those that Lambda puts into the environment; they live as long as it.
type environmentCredentials struct{ env func(string) string }

// Retrieve returns the credentials.
func (c environmentCredentials) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{
		AccessKeyID:     c.env("AWS_ACCESS_KEY_ID"),
		SecretAccessKey: c.env("AWS_SECRET_ACCESS_KEY"),
		SessionToken:    c.env("AWS_SESSION_TOKEN"),
		Source:          "environment",
	}, nil
}

// patientAnswer is how long Cognito, SES, EventBridge and S3 may take to begin an answer: Cognito waits for triggers and mails itself.
const patientAnswer = 8 * time.Second

func patientClient(roots *x509.CertPool) *http.Client {
	client := dynamo.NewHTTPClient(roots)
	if transport, ok := client.Transport.(*http.Transport); ok {
		transport.ResponseHeaderTimeout = patientAnswer
	}
	return client
}
