// Package permissions holds the operations that tell who may do what and why, and that copy it, one a file.
package permissions
