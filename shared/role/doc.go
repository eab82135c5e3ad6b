// Package role is the noun "role": what a company lets its people do, as data. The built-in roles are there without being
// stored; a company may change any of them but the administrator, and make roles of its own.
//
// What all roles of a company allow, and which roles its positions bundle, is gathered in one item, the Registry, so that whoever
// checks a session learns it in the same read as the user.
//
// Promise: names are unique, there are at most Max roles of one's own, a role that somebody holds is there, and nobody gives
// more than they have, however many calls run at once: every change of a role or bundle is a new version of the registry, and
// what was decided by the registry (Unchanged) holds only while it has that version.
//
// Errors are problems: role.notFound, role.duplicate, role.tooMany, role.inUse, role.builtIn, role.notBuiltIn,
// role.administratorFixed and request.invalid with the fields.
package role
