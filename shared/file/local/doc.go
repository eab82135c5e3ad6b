// Package local keeps files in a folder, and serves links to them.
//
// Promise: a file that was stored survives a kill at any moment. A link is signed with a key that lies in the folder, so that it
// works after a restart, and for no other file, name, size or time than it was made for.
package local
