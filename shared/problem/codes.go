package problem

import (
	"maps"
	"net/http"
	"slices"
)

// statuses is the one list of problem codes and the status that belongs to each. Codes of
// single fields stand in the catalogue alone: they have no status of their own.
var statuses = map[Code]int{
	"request.malformed":             http.StatusBadRequest,
	"request.invalid":               http.StatusUnprocessableEntity,
	"request.notFound":              http.StatusNotFound,
	"request.methodNotAllowed":      http.StatusMethodNotAllowed,
	"request.notAcceptable":         http.StatusNotAcceptable,
	"request.unsupportedMediaType":  http.StatusUnsupportedMediaType,
	"request.tooLarge":              http.StatusRequestEntityTooLarge,
	"request.timeout":               http.StatusRequestTimeout,
	"request.cursorInvalid":         http.StatusBadRequest,
	"request.preconditionRequired":  http.StatusPreconditionRequired,
	"request.versionStale":          http.StatusPreconditionFailed,
	"request.idempotencyKeyInvalid": http.StatusBadRequest,
	"request.idempotencyKeyReused":  http.StatusUnprocessableEntity,
	"request.conflict":              http.StatusConflict,
	"request.busy":                  http.StatusServiceUnavailable,
	"request.tooMany":               http.StatusTooManyRequests,
	"internal":                      http.StatusInternalServerError,

	"auth.unauthenticated":       http.StatusUnauthorized,
	"auth.sessionEnded":          http.StatusUnauthorized,
	"auth.forbidden":             http.StatusForbidden,
	"auth.outOfReach":            http.StatusForbidden,
	"auth.scopeMissing":          http.StatusForbidden,
	"auth.credentialsInvalid":    http.StatusUnauthorized,
	"auth.locked":                http.StatusTooManyRequests,
	"auth.notConfirmed":          http.StatusConflict,
	"auth.passwordResetRequired": http.StatusConflict,
	"auth.codeInvalid":           http.StatusBadRequest,
	"auth.codeExpired":           http.StatusBadRequest,
	"auth.sessionInvalid":        http.StatusUnauthorized,
	"auth.tokenInvalid":          http.StatusUnauthorized,
	"auth.tokenReused":           http.StatusUnauthorized,
	"auth.passwordWeak":          http.StatusUnprocessableEntity,
	"auth.challengeUnknown":      http.StatusUnprocessableEntity,
	"auth.recoveryCodeInvalid":   http.StatusBadRequest,

	"customer.notFound":   http.StatusNotFound,
	"customer.duplicate":  http.StatusConflict,
	"customer.notDeleted": http.StatusConflict,
	"customer.hasOrders":  http.StatusConflict,
	"customer.teamFull":   http.StatusConflict,
	"customer.notMember":  http.StatusNotFound,

	"contact.notFound":     http.StatusNotFound,
	"contact.notDeleted":   http.StatusConflict,
	"contact.tooMany":      http.StatusConflict,
	"contact.primaryInUse": http.StatusConflict,
	"contact.cycle":        http.StatusConflict,
	"product.notFound":     http.StatusNotFound,
	"product.duplicate":    http.StatusConflict,
	"product.notDeleted":   http.StatusConflict,
	"product.inUse":        http.StatusConflict,

	"order.notFound":         http.StatusNotFound,
	"order.notDraft":         http.StatusConflict,
	"order.notDeleted":       http.StatusConflict,
	"order.transition":       http.StatusConflict,
	"order.unchanged":        http.StatusConflict,
	"order.customerGone":     http.StatusConflict,
	"order.customerBlocked":  http.StatusConflict,
	"order.creditExceeded":   http.StatusConflict,
	"order.creditCurrency":   http.StatusConflict,
	"order.approverIsAuthor": http.StatusForbidden,
	"order.tooLarge":         http.StatusUnprocessableEntity,

	"department.notFound":  http.StatusNotFound,
	"department.duplicate": http.StatusConflict,
	"department.cycle":     http.StatusConflict,
	"department.tooDeep":   http.StatusConflict,
	"department.tooMany":   http.StatusConflict,
	"department.notEmpty":  http.StatusConflict,
	"position.notFound":    http.StatusNotFound,
	"position.duplicate":   http.StatusConflict,
	"dictionary.notFound":  http.StatusNotFound,
	"dictionary.duplicate": http.StatusConflict,
	"dictionary.tooMany":   http.StatusConflict,
	"settings.notFound":    http.StatusNotFound,
	"session.notFound":     http.StatusNotFound,
	"user.notActive":       http.StatusConflict,

	"job.notFound":         http.StatusNotFound,
	"job.noResult":         http.StatusNotFound,
	"job.finished":         http.StatusConflict,
	"job.interrupted":      http.StatusInternalServerError,
	"tenant.suspended":     http.StatusForbidden,
	"tenant.expired":       http.StatusForbidden,
	"tenant.closed":        http.StatusForbidden,
	"tenant.seatsExceeded": http.StatusConflict,
	"tenant.alreadyClosed": http.StatusConflict,
	"tenant.endless":       http.StatusConflict,

	"user.notFound": http.StatusNotFound,

	"user.duplicate":         http.StatusConflict,
	"user.notInvited":        http.StatusConflict,
	"user.lastAdministrator": http.StatusConflict,
	"user.managerCycle":      http.StatusConflict,
	"user.roleExceeds":       http.StatusForbidden,
	"user.selfChange":        http.StatusForbidden,
}

// Codes returns all problem codes in order, for the tests and the documentation.
func Codes() []Code { return slices.Sorted(maps.Keys(statuses)) }
