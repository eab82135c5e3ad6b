package local

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"kehu/shared/mail"
)

const (
	extension  = ".eml"
	unfinished = ".unfinished-" // prefix of a file that is being written
	timeLayout = "20060102T150405.000000000Z"
)

// fileName is what the name of a mail's file says. Nothing that a caller chose is in it but as a hash.
type fileName struct {
	sequence  uint64
	sentAt    time.Time
	recipient string // hash of the address
	mail      string // hash of the message ID
}

func (n fileName) String() string {
	return fmt.Sprintf("%012d_%s_%s_%s%s", n.sequence, n.sentAt.Format(timeLayout), n.recipient, n.mail, extension)
}

func (n fileName) receipt() mail.Receipt {
	return mail.Receipt{ProviderID: strings.TrimSuffix(n.String(), extension)}
}

// parseFileName reads a name back; it reports false for a file that is no mail of an outbox.
func parseFileName(s string) (fileName, bool) {
	parts := strings.Split(strings.TrimSuffix(s, extension), "_")
	if len(parts) != 4 {
		return fileName{}, false
	}
	sequence, err := strconv.ParseUint(parts[0], 10, 64)
	if err != nil {
		return fileName{}, false
	}
	sentAt, err := time.Parse(timeLayout, parts[1])
	if err != nil {
		return fileName{}, false
	}
	n := fileName{sequence: sequence, sentAt: sentAt, recipient: parts[2], mail: parts[3]}
	return n, n.String() == s
}

// hash returns 128 bits of SHA-256 in hexadecimal: safe in a file name whatever s is, and free of collisions.
func hash(s string) string {
	digest := sha256.Sum256([]byte(s))
	return hex.EncodeToString(digest[:16])
}

func hashRecipient(address string) string { return hash(strings.ToLower(address)) }

// writeDurably makes the file exist with all of its content, or not at all, whenever the machine stops.
func writeDurably(dir, name string, content []byte) error {
	f, err := os.CreateTemp(dir, unfinished+"*")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Sync(), f.Close())
	path := filepath.Join(dir, name)
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if err := syncDir(dir); err != nil {
		return errors.Join(err, os.Remove(path)) // the caller is told that nothing was sent
	}
	return nil
}

// syncDir makes the names in a folder durable. Windows cannot sync a folder and keeps names in its journal.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir) //nolint:gosec // the folder is the administrator's choice
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
