// Package mails sends mails when events ask for them.
package mails
