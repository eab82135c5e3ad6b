// Package emulator starts the programs that stand in for AWS in tests, so that the adapters can be tried against
// something that speaks the real protocols.
//
// Each function returns the base URL of a server and promises that it answers there until the test process ends. A
// server is started once per test process, however many tests ask, on a free loopback port; it keeps its data in
// memory and dies with the process. All tests of a process share it, so each makes tables, pools and identities of its
// own.
//
//	endpoint := emulator.DynamoDB(t)
//	client := dynamodb.New(dynamodb.Options{BaseEndpoint: &endpoint, Region: "us-east-1", Credentials: ...})
//
// Any region will do. The credentials must be those of [AccessKeyID] and [SecretAccessKey].
//
// The programs are installed by infra/tools/install.sh. A missing program fails the test with the command that installs
// it: nothing is skipped, and a test never downloads anything. An environment variable (KEHU_DYNAMODB_ENDPOINT,
// KEHU_COGNITO_ENDPOINT or KEHU_SES_ENDPOINT) names a server that runs already; then none is started.
//
// Where each program differs from AWS is told in infra/docs/emulators.md. Only tests may import this package; they
// carry the build tag aws.
package emulator
