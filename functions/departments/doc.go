// Package departments holds the operations on the companies and departments of a tenant, one a file.
package departments
