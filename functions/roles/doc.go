// Package roles holds the operations on roles, one a file.
//
// Nobody makes a role that allows more than they may themselves, or makes one that they hold allow more. What a role allows counts
// within session.MaxAge everywhere.
package roles
