// Package typography looks at the Chinese that people read, in catalogues, mails, the console and the documents: its commas, colons, brackets and
// stops are those of Chinese. Nothing is built of it.
//
// Promise: its test names the file and the text of each ASCII mark that stands beside a Chinese character, outside of placeholders and code.
package typography
