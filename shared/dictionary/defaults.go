package dictionary

import "sync"

// word is a built-in entry.
type word struct{ code, english, chinese string }

// words are the built-in entries, in their order. Industries follow the sections of ISIC Rev. 4 and GB/T 4754-2017, named
// as people call them; units are those of trade, with the codes of UN/ECE Recommendation 20 in mind but written out.
func words() map[Name][]word {
	return map[Name][]word{
		Industry: {
			{"agriculture", "Agriculture", "农林牧渔"},
			{"mining", "Mining", "采矿"},
			{"manufacturing", "Manufacturing", "制造"},
			{"energy", "Energy and water", "能源与水务"},
			{"construction", "Construction", "建筑"},
			{"wholesale", "Wholesale", "批发"},
			{"retail", "Retail", "零售"},
			{"transport", "Transport and storage", "运输与仓储"},
			{"hospitality", "Hotels and restaurants", "住宿与餐饮"},
			{"technology", "Information technology", "信息技术"},
			{"finance", "Finance and insurance", "金融与保险"},
			{"realEstate", "Real estate", "房地产"},
			{"services", "Business services", "商务服务"},
			{"science", "Science and research", "科学研究"},
			{"education", "Education", "教育"},
			{"health", "Health", "卫生"},
			{"culture", "Culture and sports", "文化与体育"},
			{"public", "Public administration", "公共管理"},
			{"other", "Other", "其他"},
		},
		Source: {
			{"web", "Web", "网站"},
			{"message", "Message", "消息"},
			{"exhibition", "Exhibition", "展会"},
			{"phone", "Telephone", "电话"},
			{"referral", "Referral", "介绍"},
			{"import", "Import", "导入"},
			{"visit", "Visit", "拜访"},
			{"other", "Other", "其他"},
		},
		Level: {
			{"A", "A: key customer", "A 级：重点客户"},
			{"B", "B: important", "B 级：重要"},
			{"C", "C: ordinary", "C 级：一般"},
			{"D", "D: occasional", "D 级：零散"},
		},
		Reason: {
			{"price", "Price", "价格"},
			{"quality", "Quality", "质量"},
			{"delivery", "Delivery time", "交期"},
			{"competitor", "Chose a competitor", "选择了竞争对手"},
			{"budget", "No budget", "没有预算"},
			{"noNeed", "No need", "没有需求"},
			{"noAnswer", "No answer", "没有回应"},
			{"closed", "Business closed", "已停业"},
			{"other", "Other", "其他"},
		},
		ReturnReason: {
			{"damaged", "Damaged", "破损"},
			{"defective", "Defective", "质量问题"},
			{"wrongGoods", "Wrong goods", "发错货"},
			{"tooMany", "Too many", "多发"},
			{"tooLate", "Too late", "到货太迟"},
			{"notWanted", "Not wanted any more", "客户不再需要"},
			{"other", "Other", "其他"},
		},
		Unit: {
			{"piece", "Piece", "件"},
			{"set", "Set", "套"},
			{"pair", "Pair", "双"},
			{"dozen", "Dozen", "打"},
			{"box", "Box", "盒"},
			{"carton", "Carton", "箱"},
			{"bag", "Bag", "袋"},
			{"bottle", "Bottle", "瓶"},
			{"roll", "Roll", "卷"},
			{"pallet", "Pallet", "托盘"},
			{"g", "Gram", "克"},
			{"kg", "Kilogram", "千克"},
			{"t", "Tonne", "吨"},
			{"ml", "Millilitre", "毫升"},
			{"l", "Litre", "升"},
			{"m", "Metre", "米"},
			{"m2", "Square metre", "平方米"},
			{"m3", "Cubic metre", "立方米"},
			{"hour", "Hour", "小时"},
			{"day", "Day", "天"},
		},
		Currency: {
			{"CNY", "Chinese yuan", "人民币"},
			{"USD", "US dollar", "美元"},
			{"EUR", "Euro", "欧元"},
			{"GBP", "Pound sterling", "英镑"},
			{"JPY", "Japanese yen", "日元"},
			{"HKD", "Hong Kong dollar", "港元"},
			{"TWD", "New Taiwan dollar", "新台币"},
			{"KRW", "South Korean won", "韩元"},
			{"SGD", "Singapore dollar", "新加坡元"},
			{"AUD", "Australian dollar", "澳元"},
			{"CAD", "Canadian dollar", "加元"},
			{"CHF", "Swiss franc", "瑞士法郎"},
		},
	}
}

// step lies between the orders of built-in entries, so that others can be put there.
const step = 10

// defaults are the built-in entries of each dictionary, made when the first is asked for: most functions ask for none.
var defaults = sync.OnceValue(func() map[Name][]Entry {
	built := words()
	all := make(map[Name][]Entry, len(built))
	for name, list := range built {
		for i, w := range list {
			all[name] = append(all[name], Entry{Dictionary: name, Code: w.code, Fields: Fields{
				Names: Texts{w.english, w.chinese}, Order: (i + 1) * step,
			}})
		}
	}
	return all
})

// builtIn returns the built-in entry of the dictionary with the code, or nil.
func builtIn(name Name, code string) *Entry {
	for i := range defaults()[name] {
		if e := &defaults()[name][i]; e.Code == code {
			return e
		}
	}
	return nil
}
