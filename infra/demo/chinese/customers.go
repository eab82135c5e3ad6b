// Package chinese makes up customers of a Chinese company, for tests and measurements.
//
// Promise: the same number gives the same customer, always, and two numbers never one with the same name, phone, e-mail address, reference or tax
// number. None of them exists: tax numbers have right check characters, and an area code that is given to nobody.
package chinese

import (
	"fmt"
	"io"

	"kehu/shared/sheet"
)

// Headings are the first row of a file of customers.
func Headings() []string {
	return []string{"客户名称", "外部编号", "联系电话", "邮箱", "省份", "城市", "详细地址", "邮编", "联系人", "统一社会信用代码", "级别", "行业", "标签", "备注"}
}

type place struct{ province, city, postal string }

var (
	places = []place{
		{"江苏", "苏州", "215000"},
		{"上海", "上海", "200000"},
		{"广东", "深圳", "518000"},
		{"浙江", "杭州", "310000"},
		{"北京", "北京", "100000"},
		{"四川", "成都", "610000"},
		{"湖北", "武汉", "430000"},
		{"陕西", "西安", "710000"},
		{"山东", "青岛", "266000"},
		{"福建", "厦门", "361000"},
	}
	firsts     = []rune("恒宏华瑞鑫盛嘉永泰隆丰祥兴和顺达利通安康")
	seconds    = []rune("力远光明成信诚业发源茂立天海江山川岳云星")
	trades     = []string{"机械", "电子", "贸易", "科技", "食品", "纺织", "建材", "化工", "医疗器械", "物流"}
	industries = []string{"制造", "信息技术", "批发", "信息技术", "制造", "制造", "建筑", "制造", "卫生", "运输与仓储"}
	surnames   = []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
	givens     = []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平")
	streets    = []string{"人民路", "解放路", "中山路", "建设大道", "工业园区金鸡湖大道", "高新区科技路"}
	levels     = []string{"A", "B", "C"}
	tags       = []string{"重点", "展会、新客户", "老客户", ""}
)

// numerals writes a number in the digits of Chinese, so that names differ by characters that people write.
func numerals(n int) string {
	digits := []rune("零一二三四五六七八九")
	text := []rune(fmt.Sprint(n))
	for i, r := range text {
		text[i] = digits[r-'0']
	}
	return string(text)
}

// Row returns the cells of customer number n, from 0.
func Row(n int) []string {
	at := places[n%len(places)]
	trade := n / 7 % len(trades)
	name := at.city + string(firsts[n/3%len(firsts)]) + string(seconds[n/11%len(seconds)]) + numerals(n+1) + "号" + trades[trade] + "有限公司"
	phone := fmt.Sprintf("138%08d", n)
	person := string(surnames[n%len(surnames)]) + string(givens[n/5%len(givens)]) + string(givens[n/17%len(givens)])
	return []string{
		name, fmt.Sprintf("EXT-%06d", n), phone, fmt.Sprintf("kehu%06d@customer.example", n), at.province, at.city,
		fmt.Sprintf("%s%d号", streets[n%len(streets)], n%997+1), at.postal, person, CreditCode(n), levels[n%len(levels)], industries[trade], tags[n%len(tags)], "",
	}
}

// CreditCode returns a unified social credit code of nobody: GB 32100-2015, with the check character of section 5.
func CreditCode(n int) string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	weights := []int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}
	organisation := fmt.Sprintf("MA%06d", n)
	code := "91990000" + organisation + organisationCheck(organisation)
	sum := 0
	for i, r := range code {
		for value, other := range alphabet {
			if r == other {
				sum += value * weights[i]
			}
		}
	}
	return code + string(alphabet[(31-sum%31)%31])
}

// organisationCheck is the check character of the organisation code inside: GB 11714-1997.
func organisationCheck(code string) string {
	weights := []int{3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, r := range code {
		value := int(r - '0')
		if r >= 'A' {
			value = int(r-'A') + 10
		}
		sum += value * weights[i]
	}
	switch check := 11 - sum%11; check {
	case 10:
		return "X"
	case 11:
		return "0"
	default:
		return fmt.Sprint(check)
	}
}

// Write writes a file of count customers.
func Write(w io.Writer, d sheet.Dialect, count int) error {
	to, err := sheet.NewWriter(w, d)
	if err != nil {
		return err
	}
	if err := to.Write(Headings()); err != nil {
		return err
	}
	for n := range count {
		if err := to.Write(Row(n)); err != nil {
			return err
		}
	}
	return to.Close()
}
