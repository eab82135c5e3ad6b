package tabletest

import "kehu/shared/table"

// EveryChange returns the schema with every change told, also of items that are no records: so that a test sees all that is written.
func EveryChange(s table.Schema) table.Schema {
	s.Told, s.Plain = "", nil // none is plain that is told
	return s
}
