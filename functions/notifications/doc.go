// Package notifications holds the operations on what people are told, one a file.
package notifications
