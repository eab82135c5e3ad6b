// Package notificationrules holds the operations on the rules by which people are told of events, one a file.
package notificationrules
