package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"dubanben/internal/annex"
	"dubanben/internal/format/docx"
	jsonfile "dubanben/internal/format/json"
	"dubanben/internal/format/text"
	"dubanben/internal/format/xlsx"
	"dubanben/internal/page"
)

// explainReading puts what is wrong with a file that was read, or that was to be written, into Chinese.
func explainReading(err error) (Explanation, bool) {
	var file *ImportError
	var unreadable *text.Unreadable
	var unknown *annex.Unknown
	var sheet *xlsx.Error
	var workbook *xlsx.Unreadable
	var document *docx.Unreadable
	var unwritable *docx.Unwritable
	var list *jsonfile.Unreadable
	var answers *AnswersError
	var day *DayError
	var answer *annex.BadAnswer
	var choice *annex.BadChoice
	var narrow *page.NarrowError
	var room *page.RoomError
	switch {
	case errors.As(err, &file):
		return explainFile(file), true
	case errors.As(err, &unreadable):
		return explainUnreadable(unreadable), true
	case errors.As(err, &unknown):
		return explainUnknown(unknown), true
	case errors.As(err, &sheet):
		return explainSheet(sheet), true
	case errors.As(err, &workbook):
		return explainWorkbook(workbook), true
	case errors.As(err, &document):
		return explainDocument(document), true
	case errors.As(err, &list):
		return explainJSON(list), true
	case errors.As(err, &unwritable):
		return explainUnwritable(unwritable), true
	case errors.As(err, &answers):
		return explainAnswers(answers), true
	case errors.As(err, &day):
		return Explanation{"没有对比", "“" + brief(day.Day) + "”不是可以对比的日期。", "请写成 2020-07-01 这样，并且不晚于今天。"}, true
	case errors.As(err, &answer):
		return explainAnswer(answer), true
	case errors.As(err, &choice):
		return Explanation{"没有导入", fmt.Sprintf("表头第%d栏不能当作“%s”。", choice.Column+1, choice.Field.Name()), "请重新指定这一栏的含义。"}, true
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return Explanation{"已取消", "已取消，台账没有改动。", ""}, true
	case errors.As(err, &narrow), errors.As(err, &room):
		return Explanation{"没有导出", "栏目太多，一页纸排不下，没有生成文件。", "请改为导出 Excel。"}, true
	}
	return Explanation{}, false
}

func explainFile(e *ImportError) Explanation {
	name := "“" + base(e.Path) + "”"
	switch e.Reason {
	case ImportMissing:
		return Explanation{"没有导入", "找不到要导入的文件" + name + "。", "请检查文件是否移动或改名。"}
	case ImportFolder:
		return Explanation{"没有导入", name + "是文件夹或设备，不是文件。", "请选择一个附件文件。"}
	case ImportDenied:
		return Explanation{"没有导入", "没有读取" + name + "的权限。", "请检查文件的权限。"}
	case ImportOwnBook:
		return Explanation{"没有导入", name + "是督办本导出的整本台账，供统计用，不能再导入。", "要搬到别的机器，请导出整本台账的 .json，或直接拷贝台账文件。"}
	case ImportLarge:
		return Explanation{"没有导入", name + "超过64兆字节，不像是附件。", ""}
	}
	return Explanation{"没有导入", "读取" + name + "时出错。", "请检查磁盘或重新拷贝文件。"}
}

func explainUnreadable(u *text.Unreadable) Explanation {
	const title = "没有导入"
	if u.Kind == text.Locked {
		return Explanation{title, "文件设了打开密码，读不出内容。", "请打开后去掉密码，另存一份再导入。"}
	}
	switch u.Reason {
	case text.Empty:
		return Explanation{title, "文件是空的，没有内容可导入。", ""}
	case text.NoTable:
		return Explanation{title, "文件里没有找到表格。", "单元格之间应以制表符隔开，请从下发的附件里复制整个表格。"}
	case text.TooLarge:
		return Explanation{title, "文件里的内容太多，不像是附件。", ""}
	}
	if is, ok := fileNames()[string(u.Kind)]; ok {
		return foreign(is)
	}
	return Explanation{title, "认不出这是什么文件，可能已损坏，或被加密软件加了密。", "请在打得开它的电脑上另存为 .xlsx 或 .docx 再导入。"}
}

func explainUnknown(u *annex.Unknown) Explanation {
	const title = "没有导入"
	switch u.Reason {
	case annex.NoTable:
		return Explanation{title, "文件里没有找到表格。", ""}
	case annex.NoHeader:
		return Explanation{title, "表格里没有认得的表头。", "表头至少要有工作任务（或内容）和责任单位两栏。"}
	case annex.NoRows:
		return Explanation{title, "表格只有表头，没有任务。", ""}
	case annex.BadYear:
		return Explanation{title, fmt.Sprintf("年度“%d”不对。", u.Year), "请写四位数的年度，如2020。"}
	case annex.NoYear:
		return Explanation{title, "标题里没有写年度，不知道是哪一年的附件。", "请写明年度，命令里用 --year。"}
	}
	return Explanation{title, "看不懂这个文件里的表格。", ""}
}

func explainSheet(e *xlsx.Error) Explanation {
	switch e.Kind {
	case xlsx.TooLong:
		return Explanation{"没有导出", "有一格的字数超过 Excel 一格能放的32767个字，没有生成文件。", "请改为导出 PDF 或 CSV。"}
	case xlsx.TooBig:
		return Explanation{"没有导出", "行数或栏数超过 Excel 一张表的上限，没有生成文件。", "请改为导出 CSV。"}
	}
	return Explanation{"没有导出", "表格各行的栏数不一致，没有生成文件。", ""}
}

func explainAnswers(e *AnswersError) Explanation {
	name := "“" + base(e.Path) + "”"
	if errors.Is(e.Err, fs.ErrNotExist) {
		return Explanation{"没有导入", "找不到回答文件" + name + "。", "请检查文件名。"}
	}
	return Explanation{"没有导入", "读不出回答文件" + name + "。", "它应是 JSON，形如 {“存疑编号”: “选项”}。"}
}
