package ledger

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Field names one value of a task, as the list shows it: "text", "lead_units", "targets.2020Q3", "extra.备注".
type Field string

// The fields of a task.
const (
	FieldNo       Field = "no"
	FieldSub      Field = "sub"
	FieldSection  Field = "section"
	FieldMatter   Field = "matter"
	FieldText     Field = "text"
	FieldLeader   Field = "leader"
	FieldLead     Field = "lead_units"
	FieldRelated  Field = "related_units"
	FieldPersons  Field = "persons"
	FieldDeadline Field = "deadline"
	FieldProgress Field = "progress"
	FieldTargets  Field = "targets"
	FieldExtra    Field = "extra"
)

// Target is the field of one quarter's target.
func Target(q Quarter) Field { return FieldTargets + "." + Field(q) }

// Extra is the field of an extra column; white space in the header is dropped.
func Extra(header string) Field { return FieldExtra + "." + Field(Squeeze(header)) }

// KeyedFields are the targets and the extra columns that some of the tasks have, each in the order of their keys.
func KeyedFields(tasks []*Task) (targets, extras []Field) {
	quarters, headers := map[Field]bool{}, map[Field]bool{}
	for _, t := range tasks {
		for q := range t.Targets {
			quarters[Target(q)] = true
		}
		for h := range t.Extra {
			headers[Extra(h)] = true
		}
	}
	return slices.Sorted(maps.Keys(quarters)), slices.Sorted(maps.Keys(headers))
}

// Split parts "targets.2020Q3" into "targets" and "2020Q3"; other fields have no key.
func (f Field) Split() (base Field, key string) {
	b, k, _ := strings.Cut(string(f), ".")
	return Field(b), k
}

// Quarter of a target field, "" for other fields.
func (f Field) Quarter() Quarter {
	if b, k := f.Split(); b == FieldTargets {
		return Quarter(k)
	}
	return ""
}

// Name is the field in Chinese, as messages call it.
func (f Field) Name() string {
	base, key := f.Split()
	switch base {
	case FieldTargets:
		if key == "" {
			return "季度目标任务"
		}
		return Quarter(key).Name() + "目标任务"
	case FieldExtra:
		if key == "" {
			return "其他栏"
		}
		return key
	}
	if n, ok := fieldNames()[base]; ok {
		return n
	}
	if n, ok := otherNames()[base]; ok {
		return n
	}
	return string(f)
}

func fieldNames() map[Field]string {
	return map[Field]string{
		FieldNo: "序号", FieldSub: "子项序号", FieldSection: "分节", FieldMatter: "实事", FieldText: "工作任务", FieldLeader: "责任领导",
		FieldLead: "牵头责任单位", FieldLeadCell: "牵头责任单位", FieldRelated: "相关责任单位", FieldPersons: "责任人", FieldDeadline: "完成时限", FieldProgress: "进展情况",
		"id": "编号", "year": "年度", "annex": "附件",
	}
}

// What a message may be about beside the fields of a row; no column of an annex and nothing that Set knows.
const (
	fieldPercent    Field = "percent"
	fieldProblem    Field = "problem"
	fieldNext       Field = "next"
	fieldBy         Field = "by"
	fieldSource     Field = "source"
	fieldRemark     Field = "remark"
	fieldReport     Field = "report"
	fieldIndicators Field = "indicators"
	fieldMilestones Field = "milestones"
	fieldDue        Field = "due"
	fieldLamps      Field = "lamps"
	fieldMembers    Field = "members"
	fieldEnd        Field = "end"
	fieldName       Field = "name"
	fieldContact    Field = "contact"
	fieldPhone      Field = "phone"
	fieldPost       Field = "post"
	fieldCall       Field = "call"
	fieldWith       Field = "call_with"
	fieldSaid       Field = "call_said"
	fieldPromised   Field = "call_promised"
)

func otherNames() map[Field]string {
	return map[Field]string{
		fieldPercent: "完成率", fieldProblem: "存在问题", fieldNext: "下一步打算", fieldBy: "填报人", fieldSource: "来源文件", fieldRemark: "意见",
		fieldReport: "报送", fieldIndicators: "指标", fieldMilestones: "节点", fieldDue: "完成日期", fieldLamps: "亮灯", fieldMembers: "成员",
		fieldEnd: "办结", fieldName: "名称", fieldContact: "联系人", fieldPhone: "联系电话", fieldPost: "职务", fieldCall: "催办", fieldWith: "联系人",
		fieldSaid: "对方说的", fieldPromised: "答应报送",
	}
}

// Squeeze drops all white space and invisible characters: headers and names are compared and kept without them.
func Squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || invisible(r) {
			return -1
		}
		return r
	}, s)
}

// Clean takes out what no cell should hold: control and zero-width characters, carriage returns, outer white space.
// Line breaks stay.
func Clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r':
			return '\n'
		case r == '\t', r == ' ':
			return ' '
		case invisible(r), unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

func invisible(r rune) bool {
	return r == '\ufeff' || r == '\ufffe' || unicode.Is(unicode.Cf, r)
}

// SplitList parts a list as people write it: 、 ， , ； ; / or a new line between names; white space inside a name is dropped.
// Empty places are kept, so that a list may skip one; an empty text is no list at all.
func SplitList(s string) []string {
	s = Clean(s)
	if s == "" {
		return nil
	}
	parts := strings.FieldsFunc(markEmpty(s), func(r rune) bool { return strings.ContainsRune(separators, r) })
	for i, p := range parts {
		parts[i] = Squeeze(strings.TrimSuffix(p, emptyMark))
	}
	return parts
}

const (
	separators = "、，,；;/\n"
	emptyMark  = "\x00"
)

// markEmpty puts a mark at the end of every part, so that FieldsFunc keeps the empty ones.
func markEmpty(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(separators, r) {
			b.WriteString(emptyMark)
		}
		b.WriteRune(r)
	}
	b.WriteString(emptyMark)
	return b.String()
}
