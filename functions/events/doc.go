// Package events turns changes of the table into events for everybody else.
package events
