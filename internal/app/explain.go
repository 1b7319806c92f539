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

// Explain puts an error into Chinese. Errors of libraries that nobody foresaw get a general sentence; their text goes to
// the log, not to the person.
func Explain(err error) Explanation {
	var problem *ledger.Problem
	var failure *store.Failure
	var saving *SaveError
	var damage *Damage
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
	case errors.Is(err, context.Canceled):
		return Explanation{"已取消", "操作已取消，没有任何改动。", ""}
	case errors.As(err, &note):
		t, x, a := note.Chinese()
		return Explanation{t, x, a}
	}
	if e, ok := explainReading(err); ok {
		return e
	}
	return Explanation{"操作没有完成", "操作没有完成，台账没有改动。", "请重试；仍不行请联系维护人员。"}
}

func base(path string) string { return filepath.Base(path) }

func explainProblem(p *ledger.Problem) Explanation {
	where := ""
	if p.Row != "" {
		where = "第" + p.Row + "项的"
	}
	name := where + p.Field.Name()
	title := "没有修改"
	switch p.Kind {
	case ledger.BadQuarter:
		return Explanation{title, fmt.Sprintf("“%s”不是季度。", p.Value), "请写成 2020Q3 这样的形式。"}
	case ledger.UnknownField:
		return Explanation{title, fmt.Sprintf("没有“%s”这个字段。", p.Field), "字段名与 list --json 输出的相同。"}
	case ledger.ReadOnlyField:
		return Explanation{title, fmt.Sprintf("“%s”不能在一行里修改。", p.Field.Name()), ""}
	case ledger.EmptyText:
		return Explanation{title, name + "不能为空。", "要去掉这一项，请删除整行。"}
	case ledger.EmptyNumber:
		return Explanation{title, name + "不能为空。", ""}
	case ledger.TooLong:
		return Explanation{title, fmt.Sprintf("%s有%d个字，最多%d个字。", name, p.Count, p.Limit), ""}
	case ledger.BadList:
		return Explanation{title, fmt.Sprintf("%s写法不对：“%s”。", name, p.Value), "多个名称之间用一个、隔开。"}
	case ledger.TooManyPersons:
		return Explanation{title, fmt.Sprintf("%s写了%d个，牵头责任单位只有%d个。", name, p.Count, p.Limit), "一个牵头单位对应一位责任人。"}
	case ledger.NoLeadUnit:
		return Explanation{title, name + "无处可写，因为还没有牵头责任单位。", "请先填牵头责任单位。"}
	case ledger.DuplicateUnit:
		return Explanation{title, fmt.Sprintf("%s里“%s”重复了，同一单位只能写一次。", name, p.Value), ""}
	case ledger.DuplicateName:
		return Explanation{title, fmt.Sprintf("已经有名为“%s”的了。", p.Value), ""}
	}
	return explainLookup(p)
}

func explainLookup(p *ledger.Problem) Explanation {
	switch p.Kind {
	case ledger.NoSuchTask:
		return Explanation{"没有找到", fmt.Sprintf("没有序号为“%s”的任务。", p.Row), ""}
	case ledger.NoSuchAnnex:
		year := ""
		if p.Count != 0 {
			year = fmt.Sprintf("%d年的", p.Count)
		}
		return Explanation{"没有找到", fmt.Sprintf("台账里没有%s附件%s。", year, p.Value), ""}
	case ledger.AmbiguousNumber:
		return Explanation{"没有修改", fmt.Sprintf("序号“%s”有%d行，不知道是哪一行。", p.Row, p.Count), "请写明子项，如 1.3。"}
	case ledger.AmbiguousAnnex:
		return Explanation{"没有修改", fmt.Sprintf("有%d个年度都有附件%s。", p.Count, p.Value), "请写明年度。"}
	case ledger.NothingToUndo:
		return Explanation{"没有可撤销的", "没有可以撤销的操作。", ""}
	case ledger.NothingToRedo:
		return Explanation{"没有可恢复的", "没有可以恢复的操作。", ""}
	case ledger.Dangling:
		return Explanation{"没有修改", "这项内容还被别处用着，不能去掉。", ""}
	}
	return Explanation{"没有修改", "这项修改不符合规则，没有保存。", ""}
}

func explainFailure(f *store.Failure) Explanation {
	name := "“" + base(f.Path) + "”"
	switch f.Reason {
	case store.Missing:
		return Explanation{"找不到台账", "找不到台账文件" + name + "。", "请检查文件是否移动或改名。"}
	case store.Exists:
		return Explanation{"没有新建", "已经有名为" + name + "的文件，没有覆盖。", "请换一个文件名。"}
	case store.Directory:
		return Explanation{"打不开台账", name + "是文件夹，不是台账文件。", "请选择以 .duban 结尾的文件。"}
	case store.EmptyFile:
		return Explanation{"打不开台账", name + "是空文件，不是台账。", "请换用备份，或新建台账。"}
	case store.Foreign:
		return Explanation{"打不开台账", name + "不是督办本的台账文件。", "请选择以 .duban 结尾的台账。"}
	case store.Newer:
		return Explanation{"打不开台账", name + "由更新版本的督办本保存，本版本不能打开，文件没有改动。", "请升级督办本。"}
	case store.Damaged:
		return Explanation{"台账有损坏", name + "内容有损坏，读不出来。", "请用最近的备份恢复，损坏的文件请先另存一份。"}
	case store.Held:
		return Explanation{"台账正在使用", name + "正由另一个窗口或命令修改，现在不能再改。", "请先关闭那一个。"}
	case store.Denied:
		return Explanation{"没有权限", "没有读写" + name + "的权限。", "请检查文件和所在文件夹的权限。"}
	case store.DiskFull:
		return Explanation{"磁盘已满", "磁盘已满，" + name + "没有写入。", "请腾出空间后重试，已保存的内容没有受影响。"}
	case store.Replaced:
		return Explanation{"台账文件变了", name + "在打开期间被移动、替换或删除，没有写入。", "请重新打开台账。"}
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
		return Explanation{"没有导出", "不能导出“" + filepath.Ext(s.Path) + "”格式的文件。", "文件名请以 .xlsx、.pdf、.csv 或 .json 结尾。"}
	case SaveOwnLedger:
		return Explanation{"没有导出", name + "就是台账本身，不能覆盖。", "请换一个文件名。"}
	case SaveNotFile:
		return Explanation{"没有导出", name + "不是普通文件，不能写入。", "请换一个位置。"}
	}
	return Explanation{"没有导出", "写入" + name + "时出错，原有文件没有改动。", "请换一个位置重试。"}
}
