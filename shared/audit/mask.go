package audit

import (
	"kehu/shared/access"
	"kehu/shared/mask"
	"kehu/shared/record"
)

// Mask hides in the rows what the rights do not show of records of the kinds; of other kinds, all values.
func Mask(rows []Row, kinds []record.Kind, r access.Rights) {
	for i := range rows {
		kind := kindOf(kinds, rows[i].Kind)
		for j := range rows[i].Changes {
			c := &rows[i].Changes[j]
			if kind.Type == nil {
				c.Old, c.New = nil, nil
				continue
			}
			c.Old, c.New = mask.JSON(r, kind.Type, c.Field, c.Old), mask.JSON(r, kind.Type, c.Field, c.New)
		}
	}
}
