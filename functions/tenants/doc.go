// Package tenants holds the operations by which platform administrators look after companies, one a file. They see the
// companies' own records, and never what is in them.
package tenants
