package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/store"
)

// Explanation is an error as a person reads it.
type Explanation struct {
	Title  string // a few words, for the head of a message
	Text   string // what happened, one sentence with its full stop
	Advice string // what to do; may be empty
}

// Sentence is the explanation in one sentence, for a line of text.
func (e Explanation) Sentence() string {
	if e.Advice == "" {
		return e.Text
	}
	return strings.TrimSuffix(e.Text, "。") + "，" + e.Advice
}

// Explain puts an error into Chinese. Errors of libraries that nobody foresaw get a general sentence; their own text is
// for whoever calls, to log it.
func Explain(err error) Explanation {
	var problem *ledger.Problem
	var failure *store.Failure
	var saving *SaveError
	var damage *Damage
	var drastic *Drastic
	var note interface {
		Chinese() (title, text, advice string)
	}
	switch {
	case err == nil:
		return Explanation{}
	case errors.As(err, &problem):
		return explainProblem(problem)
	case errors.As(err, &failure):
		return explainFailure(failure)
	case errors.As(err, &saving):
		return explainSaving(saving)
	case errors.As(err, &damage):
		return Explanation{"台账有损坏", fmt.Sprintf("台账“%s”内部有%d处损坏。", base(damage.Path), damage.Count), "请用最近的备份恢复，损坏的文件请先另存一份。"}
	case errors.As(err, &drastic):
		return Explanation{"要撤销吗", fmt.Sprintf("撤销“%s”会撤下%d项任务。", drastic.Name, drastic.Tasks), "撤下后仍可恢复。"}
	case errors.Is(err, context.Canceled):
		return Explanation{"已取消", "操作已取消，没有任何改动。", ""}
	case errors.As(err, &note):
		t, x, a := note.Chinese()
		return Explanation{t, x, a}
	}
	if e, ok := explainReading(err); ok {
		return e
	}
	return Explanation{"操作没有完成", "出了没有料到的问题，操作没有完成。", "请重试；仍不行请联系维护人员。"}
}

// base is a file's name as a message shows it.
func base(path string) string {
	if path == "" {
		return "（空）"
	}
	return brief(filepath.Base(path))
}

// brief is somebody's text as a message shows it: on one line, and no longer than one can take in.
func brief(s string) string {
	const most = 30
	rs := []rune(strings.Join(strings.Fields(ledger.Clean(strings.ToValidUTF8(s, "?"))), " "))
	if len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return string(rs)
}

func explainProblem(p *ledger.Problem) Explanation {
	where, value := "", brief(p.Value)
	if p.Row != "" {
		where = "第" + brief(p.Row) + "项的"
	}
	name := where + brief(p.Field.Name())
	title := "没有修改"
	switch p.Kind {
	case ledger.BadQuarter:
		return Explanation{title, fmt.Sprintf("“%s”不是季度。", value), "请写成 2020Q3 这样的形式。"}
	case ledger.UnknownField:
		return Explanation{title, fmt.Sprintf("没有“%s”这个字段。", brief(string(p.Field))), "字段名与 list --json 输出的相同。"}
	case ledger.ReadOnlyField:
		return Explanation{title, fmt.Sprintf("“%s”不能在一行里修改。", brief(p.Field.Name())), ""}
	case ledger.EmptyText:
		return Explanation{title, name + "不能为空。", "原来的内容没有改动。"}
	case ledger.EmptyNumber:
		return Explanation{title, name + "不能为空。", "原来的序号没有改动。"}
	case ledger.TooLong:
		return Explanation{title, fmt.Sprintf("%s有%d个字，最多%d个字。", name, p.Count, p.Limit), ""}
	case ledger.BadList:
		return Explanation{title, fmt.Sprintf("%s写法不对：“%s”。", name, value), "多个名称之间用一个、隔开。"}
	case ledger.BadObject:
		return Explanation{title, fmt.Sprintf("%s写法不对：“%s”。", name, value), `请写成 {"2020Q3":"内容"} 的形式，或在字段名里写明哪一个，如 targets.2020Q3、extra.备注。`}
	case ledger.BadText:
		return Explanation{title, name + "里有不是文字的内容。", ""}
	case ledger.TooManyPersons:
		return Explanation{title, fmt.Sprintf("%s写了%d个，牵头责任单位只有%d个。", name, p.Count, p.Limit), "一个牵头单位对应一位责任人。"}
	case ledger.NoLeadUnit:
		return Explanation{title, name + "无处可写，因为还没有牵头责任单位。", "请先填牵头责任单位。"}
	case ledger.BadDate:
		return Explanation{title, fmt.Sprintf("%s“%s”不对，%s。", name, value, brief(p.Why)), "请写成 2020年12月31日 这样的形式，或直接用文字，如长期坚持。"}
	case ledger.DuplicateUnit:
		return explainTwice(p, name)
	}
	return explainLookup(p)
}

// explainTwice is about a unit that stands twice in a cell, or a name that two units would have.
func explainTwice(p *ledger.Problem, cell string) Explanation {
	if p.Field == "" {
		return Explanation{"没有保存单位", fmt.Sprintf("“%s”已经是单位“%s”的名称。", brief(p.Value), brief(p.Why)), "要合成一个单位请用合并。"}
	}
	return Explanation{"没有修改", fmt.Sprintf("%s里“%s”重复了，同一单位只能写一次。", cell, brief(p.Value)), ""}
}

func explainLookup(p *ledger.Problem) Explanation {
	switch p.Kind {
	case ledger.NoSuchTask:
		if p.Row == "" {
			return Explanation{"没有找到", "这项任务已经不在台账里。", "可能刚被删除或合并，请在撤销或历史里找回。"}
		}
		return Explanation{"没有找到", fmt.Sprintf("没有序号为“%s”的任务。", brief(p.Row)), ""}
	case ledger.NoSuchUnit:
		if p.Value != "" {
			return Explanation{"没有找到", fmt.Sprintf("台账里没有叫“%s”的单位。", brief(p.Value)), "请检查名称。"}
		}
		return Explanation{"没有修改", "没有这个单位，可能刚被合并或删除。", "请重新打开再试。"}
	case ledger.NoSuchAnnex:
		year := ""
		if p.Count != 0 {
			year = fmt.Sprintf("%d年的", p.Count)
		}
		return Explanation{"没有找到", fmt.Sprintf("台账里没有%s附件%s。", year, brief(p.Value)), ""}
	case ledger.AmbiguousNumber:
		return Explanation{"没有修改", fmt.Sprintf("序号“%s”有%d行，不知道是哪一行。", brief(p.Row), p.Count), "有子项的请写明子项，如 1.3，重复的序号请先在窗口里改开。"}
	case ledger.AmbiguousAnnex:
		return Explanation{"没有修改", fmt.Sprintf("有%d个年度都有附件%s。", p.Count, brief(p.Value)), "请写明年度。"}
	case ledger.NotEmpty:
		return Explanation{"没有恢复", "台账里已经有附件，不能再恢复整本台账。", "请新建一个空台账再恢复。"}
	case ledger.Inconsistent:
		return Explanation{"没有导入", fmt.Sprintf("文件里的整本台账前后对不上：%s%s，没有导入。", brief(p.Value), brief(p.Why)), "请在原来的台账里重新导出整本台账的 .json。"}
	case ledger.NothingToUndo:
		return Explanation{"没有可撤销的", "没有可以撤销的操作。", ""}
	case ledger.NothingToRedo:
		return Explanation{"没有可恢复的", "没有可以恢复的操作。", ""}
	}
	return explainAnnex(p)
}

// explainAnnex is about what a person says of an annex, and about rows that do not go together.
func explainAnnex(p *ledger.Problem) Explanation {
	const title = "没有保存附件"
	switch p.Kind {
	case ledger.BadYear:
		return Explanation{title, fmt.Sprintf("年度“%s”不对。", brief(p.Value)), fmt.Sprintf("请写%d到%d之间的四位数。", p.Count, p.Limit)}
	case ledger.UnknownKind:
		return Explanation{title, "没有选附件的类别。", "请选政府工作报告、十件实事、专项督办、批示件或会议议定。"}
	case ledger.NoAnnexNumber:
		return Explanation{title, "附件没有编号。", "请写上编号，如 1。"}
	case ledger.AnnexTaken:
		return Explanation{title, fmt.Sprintf("%d年已经有附件%s。", p.Count, brief(p.Value)), "请换一个编号。"}
	case ledger.NoTitle:
		return Explanation{title, "附件没有标题。", "请写上标题。"}
	case ledger.NoTextColumn:
		return Explanation{title, "栏目里没有工作任务（或内容）。", "这一栏必须保留。"}
	case ledger.ColumnTwice:
		return Explanation{title, fmt.Sprintf("“%s”一栏重复了。", brief(p.Field.Name())), "同一栏只能有一个。"}
	case ledger.NotOneAnnex:
		return Explanation{"没有修改", "选中的行不在同一个附件里。", "请只选一个附件里的行。"}
	case ledger.NotNeighbours:
		return Explanation{"没有合并", fmt.Sprintf("选中的行不相邻，中间隔着第%s项。", brief(p.Row)), "请先把要合并的行移到一起。"}
	case ledger.TooFewRows:
		return Explanation{"没有合并", "要合并的行不到两行。", "请选中相邻的两行以上。"}
	}
	return explainReport(p)
}

func explainFailure(f *store.Failure) Explanation {
	name := "“" + base(f.Path) + "”"
	switch f.Reason {
	case store.Missing:
		return Explanation{"找不到台账", "找不到台账文件" + name + "。", "请检查文件是否移动或改名。"}
	case store.Exists:
		return Explanation{"没有新建", "已经有名为" + name + "的文件，没有覆盖。", "请换一个文件名。"}
	case store.NoFolder:
		return Explanation{"没有新建", "要存放" + name + "的文件夹不存在。", "请先建好文件夹。"}
	case store.Directory:
		return Explanation{"打不开台账", name + "是文件夹，不是台账文件。", "请选择以 .duban 结尾的文件。"}
	case store.EmptyFile:
		return Explanation{"打不开台账", name + "是空文件，不是台账。", "请换用备份，或新建台账。"}
	case store.Foreign:
		return Explanation{"打不开台账", name + "不是督办本的台账文件。", "请选择督办本保存的台账。"}
	case store.Newer:
		return Explanation{"打不开台账", name + "由更新版本的督办本保存，本版本不能打开，文件没有改动。", "请升级督办本。"}
	case store.Damaged:
		return Explanation{"台账有损坏", name + "内容有损坏，读不出来。", "请用最近的备份恢复，损坏的文件请先另存一份。"}
	}
	return explainWriting(f.Reason, name)
}

// explainWriting is about what went wrong with a ledger that is one.
func explainWriting(r store.Reason, name string) Explanation {
	switch r {
	case store.Held:
		return Explanation{"台账正在使用", name + "正由另一个窗口或命令修改，现在不能再改。", "请先关闭那一个。"}
	case store.Denied:
		return Explanation{"没有权限", "没有读写" + name + "的权限。", "请检查文件和所在文件夹的权限。"}
	case store.DiskFull:
		return Explanation{"磁盘已满", "磁盘已满，" + name + "没有写入。", "请腾出空间后重试，已保存的内容没有受影响。"}
	case store.Replaced:
		return Explanation{"台账文件变了", name + "在打开期间被移动、替换或删除，没有写入。", "请重新打开台账。"}
	case store.Outdated:
		return Explanation{"台账文件变了", name + "刚被别的程序改过，这次没有写入。", "请重新打开台账再改。"}
	case store.LongName:
		return Explanation{"文件名太长", name + "这样的文件名太长，系统不接受。", "请换一个短些的名字。"}
	case store.NoBackup:
		return Explanation{"台账没有升级", "升级前的备份没有做成，" + name + "没有升级，也没有改动。", "请检查磁盘空间和所在文件夹的权限后重新打开。"}
	case store.Rejected:
		return Explanation{"没有保存", "这项修改与台账里别的内容冲突，没有保存。", ""}
	}
	return Explanation{"读写出错", "读写" + name + "时出错，没有完成。", "请检查磁盘后重试。"}
}

func explainSaving(s *SaveError) Explanation {
	name := "“" + base(s.Path) + "”"
	switch s.Reason {
	case SaveNoFolder:
		return Explanation{"没有导出", "要存到的文件夹不存在，" + name + "没有写入。", "请先建好文件夹。"}
	case SaveIsFolder:
		return Explanation{"没有导出", name + "是文件夹，不能当文件写。", "请写上文件名。"}
	case SaveDenied:
		return Explanation{"没有导出", "没有写入" + name + "的权限，原有文件没有改动。", "请换一个位置或文件名。"}
	case SaveFull:
		return Explanation{"没有导出", "磁盘已满，" + name + "没有写入，原有文件没有改动。", "请腾出空间后重试。"}
	case SaveFormat:
		return Explanation{"没有导出", "不能导出“" + brief(filepath.Ext(s.Path)) + "”格式的文件。", "附件用 .xlsx、.docx、.pdf、.csv 或 .json，整本台账用 .xlsx 或 .json，清单用 .xlsx、.docx 或 .pdf，对照表、总览和催办通知用 .pdf 或 .docx。"}
	case SaveOwnLedger:
		return Explanation{"没有导出", name + "就是台账本身，不能覆盖。", "请换一个文件名。"}
	case SaveLongName:
		return Explanation{"没有导出", name + "这样的文件名太长，系统不接受。", "请换一个短些的名字。"}
	case SaveNotFile:
		return Explanation{"没有导出", name + "不是普通文件，不能写入。", "请换一个位置。"}
	}
	return Explanation{"没有导出", "写入" + name + "时出错，原有文件没有改动。", "请换一个位置重试。"}
}
