package annex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// surnames are the common ones of the mainland (Ministry of Public Security's list of name counts) and of Guangdong.
// 区 and 市 are left out: here they begin units.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤温游丘赖巫邬阮古凌庄柯骆缪伍练蓝麦" +
	"欧关霍简甘冼岑招植司徒翁倪施洪安常康牛葛向涂鲁岳齐季殷洛焦樊管祝左兰柳桂幸易池舒阳詹申连辛单车房柴裴宁文庞梅成章聂穆路盛颜俞华耿纪芦靳苗蒙项娄屈童米包鲍甄费尤卓诸巩邝邢郁封佘揭饶俸傅萧阎"

const compoundSurnames = "欧阳 司徒 上官 诸葛 司马 慕容 东方 令狐 皇甫"

// person tells a person's name from a unit's: two or three characters after a known surname or one of two characters,
// no known unit and no unit's ending.
func (n *namer) person(s string) bool { return n.surnamed(s, surnames) }

// surnamed is person with the surnames to allow; "" allows any, for a cell whose header promises a person.
func (n *namer) surnamed(s, allowed string) bool {
	count := utf8.RuneCountInString(s)
	if count < 2 || count > 4 || n.known.has(s) || gathering.MatchString(s) {
		return false
	}
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	for c := range strings.SplitSeq(compoundSurnames, " ") {
		if strings.HasPrefix(s, c) {
			return count > 2 && !unitEnd.MatchString(s)
		}
	}
	first := firstRune(s)
	return count < 4 && (allowed == "" || strings.Contains(allowed, first)) && !unitEnd.MatchString(s)
}
