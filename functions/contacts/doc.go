// Package contacts holds the operations on the contacts of a customer, one a file. They take the permissions on the
// customer: who may read it may read its contacts, who may change it may change them.
package contacts
