package country

import (
	"strings"
	"sync"
)

// names are names by which tables call countries beside their codes: in English and Chinese, of those that trade most.
var names = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for code, list := range map[string]string{
		"AE": "united arab emirates,阿联酋,阿拉伯联合酋长国", "AR": "argentina,阿根廷", "AT": "austria,奥地利", "AU": "australia,澳大利亚", "BD": "bangladesh,孟加拉国",
		"BE": "belgium,比利时", "BR": "brazil,巴西", "CA": "canada,加拿大", "CH": "switzerland,瑞士", "CL": "chile,智利",
		"CN": "china,people's republic of china,prc,chn,中国,中华人民共和国,中国大陆", "CO": "colombia,哥伦比亚", "CZ": "czechia,czech republic,捷克",
		"DE": "germany,deutschland,德国", "DK": "denmark,丹麦", "EG": "egypt,埃及", "ES": "spain,西班牙", "FI": "finland,芬兰", "FR": "france,法国",
		"GB": "uk,united kingdom,great britain,england,英国", "GR": "greece,希腊", "HK": "hong kong,香港,中国香港", "HU": "hungary,匈牙利",
		"ID": "indonesia,印度尼西亚,印尼", "IE": "ireland,爱尔兰", "IL": "israel,以色列", "IN": "india,印度", "IT": "italy,意大利", "JP": "japan,日本",
		"KR": "south korea,korea,republic of korea,韩国", "KZ": "kazakhstan,哈萨克斯坦", "LU": "luxembourg,卢森堡", "MO": "macao,macau,澳门,中国澳门", "MX": "mexico,墨西哥",
		"MY": "malaysia,马来西亚", "NG": "nigeria,尼日利亚", "NL": "netherlands,the netherlands,holland,荷兰", "NO": "norway,挪威", "NZ": "new zealand,新西兰",
		"PE": "peru,秘鲁", "PH": "philippines,菲律宾", "PK": "pakistan,巴基斯坦", "PL": "poland,波兰", "PT": "portugal,葡萄牙", "RO": "romania,罗马尼亚",
		"RU": "russia,russian federation,俄罗斯", "SA": "saudi arabia,沙特阿拉伯,沙特", "SE": "sweden,瑞典", "SG": "singapore,新加坡", "TH": "thailand,泰国",
		"TR": "turkey,türkiye,土耳其", "TW": "taiwan,台湾,中国台湾", "UA": "ukraine,乌克兰", "US": "usa,united states,united states of america,america,美国",
		"VE": "venezuela,委内瑞拉", "VN": "vietnam,viet nam,越南", "ZA": "south africa,南非",
	} {
		for name := range strings.SplitSeq(list, ",") {
			all[name] = code
		}
	}
	return all
})

// Code returns the code of the country that the text names, be it by its code or by a name in English or Chinese; any other text comes back as
// it is.
func Code(text string) string {
	upper := strings.ToUpper(text)
	if Valid(upper) {
		return upper
	}
	if code, found := names()[strings.ToLower(text)]; found {
		return code
	}
	return text
}
