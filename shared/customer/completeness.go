package customer

// weights say how much each part of a customer's file counts; together they are 100. What a salesperson cannot work without counts
// most: how to reach the customer. People need no tax number and no industry. infra/docs/api.md has this table for users.
var weights = []struct {
	field  string
	weight int
	filled func(f *Fields) bool
}{
	{"name", 10, func(f *Fields) bool { return f.Name != "" }},
	{"phones", 15, func(f *Fields) bool { return len(f.Phones) > 0 }},
	{"emails", 15, func(f *Fields) bool { return len(f.Emails) > 0 }},
	{"addresses", 10, func(f *Fields) bool { return len(f.Addresses) > 0 }},
	{"contactName", 10, func(f *Fields) bool { return f.ContactName != "" || f.Type == Person }},
	{"taxNumber", 10, func(f *Fields) bool { return f.TaxNumber != "" || f.Type == Person }},
	{"owner", 5, func(f *Fields) bool { return f.Owner != "" }},
	{"source", 5, func(f *Fields) bool { return f.Source != "" && f.Source != otherSource }},
	{"industry", 5, func(f *Fields) bool { return f.Industry != "" || f.Type == Person }},
	{"level", 5, func(f *Fields) bool { return f.Level != "" }},
	{"categoryId", 5, func(f *Fields) bool { return f.Category != "" }},
	{"paymentTerms", 5, func(f *Fields) bool { return f.Terms != nil }},
}

// completeness returns how much of what matters is filled in, 0 to 100: the sum of the weights of what is there.
func (f *Fields) completeness() int {
	sum := 0
	for _, part := range weights {
		if part.filled(f) {
			sum += part.weight
		}
	}
	return sum
}
