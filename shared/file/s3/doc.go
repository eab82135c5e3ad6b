// Package s3 keeps files in an Amazon S3 bucket.
//
// Promise: it is a file.Store. What it sends is hashed and signed, so that S3 refuses what was changed on the way; what did not
// arrive for a reason that passes is sent again.
//
// It signs and sends its few calls itself: the SDK's package would add megabytes to the binary of every function.
package s3
