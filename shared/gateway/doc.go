// Package gateway turns what AWS hands to a Lambda function into what an operation takes, and
// back: API Gateway HTTP API events (payload 2.0), DynamoDB stream batches, EventBridge
// events out of a queue, and Cognito triggers.
//
// Promise: the caller comes from the claims that API Gateway verified, never from a
// header. Paths, queries and headers reach the operation byte for byte as the event has
// them; nothing is joined and parsed again. A batch reports which record failed.
package gateway
