// Package search finds records by what people type: the beginning of any word of a name, any Chinese characters in a row,
// their pinyin or its initials, the last four or more digits of a phone number, a number, a tax number or an e-mail address
// from its beginning.
//
// A record has tokens (Text.Tokens). Each is one item of about 110 bytes in a partition that all tokens of one kind with the
// same first character share, sorted, so that whatever begins alike is one query. Kind.Index writes them when an event tells of
// a change: 3 to 8 for a name in Latin letters, two for each character of a Chinese one, a write unit each and one for the item
// that remembers them; later changes write the difference only.
//
// Promise: Find never answers a record that does not match as it is stored now, and no record twice: what the tokens say is
// held against the record. What they do not say yet is not found; the lag is that of the events, well below a second unless
// consumers are behind. Tokens can be written again at any time, in any order, by any number of calls at once.
package search
