package tenant

import "kehu/shared/text"

// Letterhead is what stands at the head of the company's papers, and at their foot. What is absent is left out.
type Letterhead struct {
	Name      string `json:"name,omitempty" table:"nm" maxLength:"200" doc:"The name that papers show, such as the registered one; the company's name if absent." example:"Northwind Traders Inc."`
	Address   string `json:"address,omitempty" table:"ad" maxLength:"300" example:"507 20th Ave. E., Seattle, WA 98122"`
	Phone     string `json:"phone,omitempty" table:"ph" maxLength:"50" doc:"As it shall be printed." example:"+1 206 555 9857"`
	Email     string `json:"email,omitempty" table:"em" maxLength:"254" example:"sales@northwind.example"`
	Website   string `json:"website,omitempty" table:"ws" maxLength:"200" example:"www.northwind.example"`
	TaxNumber string `json:"taxNumber,omitempty" table:"tx" maxLength:"50"`
	Bank      string `json:"bank,omitempty" table:"bk" maxLength:"200" doc:"The bank that is paid to, with its branch."`
	Account   string `json:"bankAccount,omitempty" table:"ac" maxLength:"64" doc:"The account that is paid to."`
	Foot      string `json:"foot,omitempty" table:"ft" maxLength:"200" doc:"A line at the foot of each page, such as where the company is registered."`
}

// normalize returns the letterhead as it is stored; nil when nothing stands in it.
func (l *Letterhead) normalize(c *text.Checker) *Letterhead {
	if l == nil {
		return nil
	}
	normal := *l
	for pointer, value := range map[string]*string{
		"name": &normal.Name, "address": &normal.Address, "phone": &normal.Phone, "website": &normal.Website, "taxNumber": &normal.TaxNumber,
		"bank": &normal.Bank, "bankAccount": &normal.Account, "foot": &normal.Foot,
	} {
		*value = c.OptionalLine("/letterhead/"+pointer, *value)
	}
	if normal.Email != "" {
		normal.Email = c.Email("/letterhead/email", normal.Email)
	}
	if normal == (Letterhead{}) {
		return nil
	}
	return &normal
}
