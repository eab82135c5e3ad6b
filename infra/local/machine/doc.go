// Package machine is the whole of Kehu in one process: the same operations as in the cloud, on an
// embedded store. A gateway that does what API Gateway and its JWT authorizer do, a feed
// that does what DynamoDB Streams, EventBridge and their queues do, an outbox for SES, and
// identity/local for Cognito.
//
// Promise: what was acknowledged survives a kill at any moment; what follows from it (audit row,
// mail) happens after the restart if it did not before, and once.
package machine
