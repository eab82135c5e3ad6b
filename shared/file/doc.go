// Package file is the port to files: what people upload and what jobs write, S3 in the cloud, a folder on one machine.
//
// Promise: a file is there whole or not at all; whoever opens it after a Put that succeeded reads that Put. A key can only be
// made of a tenant, and no key reaches another's files. A link works for one file and a limited time, and cannot be forged.
//
// The package filetest is the contract that every adapter passes.
package file
