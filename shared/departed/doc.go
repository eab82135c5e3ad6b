// Package departed knows the companies that were closed and whose time to come back is over: what they kept is removed, or was.
//
// A mark stands for each with the platform, outside of what is the company's. It comes before anything is removed, says how far that has come, and
// stays for good: a change or an event of the company may be told again a long time after (a replay of what was given up), and its identifier never
// lives again.
//
// Promise: from MaxAge after the mark was set on, no process does what would follow from a change or an event of the company (operation.Stream and
// operation.Event ask Register.Has); so what is removed stays so. A company that has no mark is never taken for one that has.
//
// Errors are those of the table.
package departed
