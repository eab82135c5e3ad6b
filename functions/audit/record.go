package audit

import (
	"context"
	"time"

	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/category"
	"kehu/shared/checkup"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/delivery"
	"kehu/shared/departed"
	"kehu/shared/department"
	"kehu/shared/dictionary"
	"kehu/shared/extension"
	"kehu/shared/extract"
	"kehu/shared/imports"
	"kehu/shared/notification"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/position"
	"kehu/shared/product"
	"kehu/shared/receipt"
	"kehu/shared/record"
	"kehu/shared/review"
	"kehu/shared/role"
	"kehu/shared/segment"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/trial"
	"kehu/shared/user"
	"kehu/shared/view"
)

// Record writes the audit row of each change.
var Record = operation.Stream(operation.Spec{
	Name:    "audit.record",
	Summary: "Write the audit row of each change",
	Uses:    []operation.Grant{operation.AppendAudit},
	Timeout: time.Minute,
}, keep)

// kinds are the kinds of record whose changes are kept.
func kinds() []record.Kind {
	return []record.Kind{
		customer.Kind,
		contact.Kind,
		category.Kind,
		checkup.Kind,
		checkup.PlanKind,
		user.Kind,
		tenant.Kind,
		department.Kind,
		position.Kind,
		role.Kind,
		dictionary.Kind,
		product.Kind,
		order.Kind,
		order.ChangeKind,
		order.ShipmentKind,
		order.GoodsReturnKind,
		receipt.Kind,
		view.Kind,
		segment.Kind,
		notification.RuleKind,
		session.Kind,
		trial.Kind,
		extension.Kind,
		review.Kind,
		review.ItemKind,
		imports.Kind,
		extract.Kind,
		delivery.SuppressionKind,
		departed.Kind,
	}
}

func keep(ctx context.Context, d *app.Deps, change table.Change) error {
	return audit.Record(ctx, d.Audit, d.IDs, kinds(), change)
}

// Kinds returns the kinds of record whose changes are kept, which are all that there are.
func Kinds() []record.Kind { return kinds() }
