// Package purge removes all that is of a company whose time to come back is over (tenant.ExportWindow after it was closed).
//
// First the company gets a mark (package departed), and nothing more happens for departed.Settling. Then its records and all that was derived of
// them go, the accounts of its people, whose their addresses are, its audit rows and its files: page by page, over and over, until
// all was looked through and nothing was there. In the end one record tells whoever runs the platform.
//
// Promise: what is of another company stays as it was, byte by byte, an address that was taken anew too. Run may be called late, twice, at once or be
// killed at any moment: what a page holds is counted together with the place behind it before it is removed, so each record is counted once, and what a
// kill left over is found by the next pass. A user's record goes after the account, so that no account is forgotten.
//
// Not within reach: backups, logs, batches that a function gave up, and what left by mail. infra/docs/operator.md tells how long they stay.
//
// Errors are those of the ports; what they stop goes on at the next call.
package purge
