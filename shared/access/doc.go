// Package access says who is calling and what they may do: the tenant, the
// caller, permissions, the built-in roles, and the policy that joins them.
//
// Promise: a Tenant can only come from a verified token, from a record that was
// stored under that tenant, from sign-up, which makes a new one, or from a platform
// administrator, who names one to read and change its own record (kehu/shared/tenant.Find)
// and nothing under it. Because a table key can only be built from a Tenant, code that
// forgets the tenant does not compile.
package access
