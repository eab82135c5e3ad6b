package role

import (
	"time"

	"kehu/shared/access"
)

// Grant gives a role to somebody.
type Grant struct {
	Role       access.Role `json:"role" table:"r" doc:"The role."`
	ExpiresAt  *time.Time  `json:"expiresAt,omitempty" table:"x" doc:"From then on it counts no more (UTC); absent for one without end."`
	GrantedAt  time.Time   `json:"grantedAt" table:"a" doc:"Since when (UTC)."`
	GrantedBy  string      `json:"grantedBy" table:"b" doc:"By whom."`
	Reason     string      `json:"reason,omitempty" table:"w" doc:"What for."`
	CopiedFrom string      `json:"copiedFrom,omitempty" table:"c" doc:"The user or role whose permissions were copied."`
}

// Counts reports whether the grant counts at the time.
func (g Grant) Counts(at time.Time) bool { return g.ExpiresAt == nil || at.Before(*g.ExpiresAt) }
