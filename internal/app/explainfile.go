package app

import (
	"fmt"
	"strings"

	"dubanben/internal/annex"
	"dubanben/internal/format/docx"
	jsonfile "dubanben/internal/format/json"
	"dubanben/internal/format/xlsx"
)

// fileKind is what a file that no reader takes is called, and what its owner can do.
type fileKind struct{ name, advice string }

// fileNames are the kinds by the words that the readers use for them.
func fileNames() map[string]fileKind {
	const copyTable = "请打开它，把表格连同标题复制后用“粘贴”导入。"
	asNew := func(program, ending string) string {
		return fmt.Sprintf("请用 %s 打开，另存为 %s 再导入。", program, ending)
	}
	return map[string]fileKind{
		"xls": {"旧版 Excel 工作簿（.xls）", asNew("Excel 或 WPS", ".xlsx")}, "doc": {"旧版 Word 文档（.doc）", asNew("Word 或 WPS", ".docx")},
		"xlsb": {"二进制 Excel 工作簿（.xlsb）", asNew("Excel", ".xlsx")}, "ods": {"OpenDocument 文件", asNew("WPS 或 LibreOffice", ".xlsx 或 .docx")},
		"ole": {"旧版 Office 文件", asNew("Office 或 WPS", ".xlsx 或 .docx")}, "pdf": {"PDF 文件", copyTable}, "picture": {"图片", "请向发文单位要 Word 或 Excel 文件。"},
		"html": {"网页文件", asNew("Excel 或 WPS", ".xlsx")}, "rtf": {"RTF 文件", asNew("Word 或 WPS", ".docx")}, "zip": {"压缩包", "请先解压，再导入里面的文件。"},
		"jar": {"程序包", ""}, "pptx": {"PowerPoint 演示文稿", copyTable}, "ppt": {"PowerPoint 演示文稿", copyTable}, "ofd": {"OFD 版式文件", copyTable}, "xml": {"XML 文件", asNew("Office 或 WPS", ".xlsx 或 .docx")},
		"docx": {"Word 文档", ""}, "xlsx": {"Excel 工作簿", ""}, "text": {"文本文件", ""},
	}
}

func foreign(k fileKind) Explanation {
	return Explanation{"没有导入", "这是" + k.name + "，不能直接导入。", k.advice}
}

// damaged is a file that was cut off or altered on its way.
func damaged(what, part string) Explanation {
	text := what + "已损坏，读不完整，没有导入。"
	if part != "" {
		text = fmt.Sprintf("%s已损坏（%s），读不完整，没有导入。", what, part)
	}
	return Explanation{"没有导入", text, "请重新拷贝，或用原来的程序打开后另存一份再导入。"}
}

func explainWorkbook(u *xlsx.Unreadable) Explanation {
	const title, what = "没有导入", "Excel 工作簿"
	if counted, ok := map[xlsx.Reason]string{xlsx.TooManyRows: "行数", xlsx.TooManyCells: "格数", xlsx.TooManyColumns: "栏数",
		xlsx.TooManyMerges: "合并单元格", xlsx.CellTooLong: "一格的字数"}[u.Reason]; ok {
		where := "文件"
		if u.Ref.Sheet != "" {
			where = "工作表“" + brief(u.Ref.Sheet) + "”"
		}
		advice := "请只保留需要的表格再导入。"
		if u.Ref.Row > 0 && u.Ref.Col > 0 && u.Reason != xlsx.CellTooLong { // a lone text far off is easily overlooked
			advice = fmt.Sprintf("最远的内容到第%d行、第%d栏，请删去多余的内容再导入。", u.Ref.Row, u.Ref.Col)
		}
		return Explanation{title, fmt.Sprintf("%s里的%s超过%d，不像是附件，没有导入。", where, counted, u.Limit), advice}
	}
	if why, ok := map[xlsx.Reason]string{xlsx.TooLarge: "展开后过大", xlsx.TooDeep: "嵌套层数过多", xlsx.Doctype: "含有实体声明"}[u.Reason]; ok {
		return unsafe(what, why)
	}
	switch u.Reason {
	case xlsx.NotZip, xlsx.NoWorkbook:
		return notWorkbook(u)
	case xlsx.Encrypted:
		return Explanation{title, "工作簿设了打开密码，读不出内容。", "请打开后去掉密码，另存一份再导入。"}
	case xlsx.NoCells:
		return Explanation{title, "工作簿是空的，没有内容可导入。", ""}
	case xlsx.BadIndex:
		return Explanation{title, "工作簿里有的格指向不存在的文字，内容已不完整，没有导入。", "请用 Excel 打开另存一份，核对内容后再导入。"}
	case xlsx.BadEncoding:
		return Explanation{title, "工作簿里有的部分编码不对，读不出文字，没有导入。", "请用 Excel 打开另存一份再导入。"}
	}
	return damaged(what, u.Part)
}

// notWorkbook is a file of another kind under the name of a workbook.
func notWorkbook(u *xlsx.Unreadable) Explanation {
	if k, ok := fileNames()[string(u.FileKind)]; ok {
		return foreign(k)
	}
	if u.Reason == xlsx.NoWorkbook {
		return Explanation{"没有导入", "文件里没有 Excel 工作簿。", "请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。"}
	}
	return Explanation{"没有导入", "这不是 Excel 工作簿，或者已经损坏。", "请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。"}
}

func explainDocument(u *docx.Unreadable) Explanation {
	const title, what = "没有导入", "Word 文档"
	switch u.Reason {
	case docx.NoDocument:
		return Explanation{title, "文件里没有 Word 文档。", "请用 Word 或 WPS 打开，另存为 .docx 再导入。"}
	case docx.NotZip:
		return Explanation{title, "这不是 Word 文档，或者已经损坏。", "请用 Word 或 WPS 打开，另存为 .docx 再导入。"}
	case docx.Encrypted:
		return Explanation{title, "文档设了打开密码，读不出内容。", "请打开后去掉密码，另存一份再导入。"}
	case docx.TooManyRows:
		return tooMuch("表格行数", docx.MaxRows)
	case docx.TooManyColumns:
		return tooMuch("表格栏数", docx.MaxColumns)
	case docx.TooLarge:
		return unsafe(what, "展开后过大")
	case docx.TooDeep:
		return unsafe(what, "嵌套层数过多")
	case docx.Doctype:
		return unsafe(what, "含有实体声明")
	}
	return damaged(what, u.Part)
}

// unsafe is a file built as no office program builds one.
func unsafe(what, why string) Explanation {
	return Explanation{"没有导入", fmt.Sprintf("这个%s%s，不正常，为安全起见没有导入。", what, why), "请把表格复制到新的文件里再导入。"}
}

func tooMuch(what string, limit int) Explanation {
	return Explanation{"没有导入", fmt.Sprintf("文件里的%s超过%d，不像是附件，没有导入。", what, limit), "请只保留需要的表格再导入。"}
}

func explainUnwritable(u *docx.Unwritable) Explanation {
	switch u.Fault {
	case docx.TooWide:
		return Explanation{"没有导出", "栏数超过 Word 表格的上限（63栏），没有生成文件。", "请改为导出 Excel。"}
	case docx.TooLong:
		return Explanation{"没有导出", "行数超过 Word 表格的上限（32767行），没有生成文件。", "请改为导出 Excel。"}
	}
	return Explanation{"没有导出", "Word 表格各行的栏数不一致，没有生成文件。", ""}
}

func explainAnswer(b *annex.BadAnswer) Explanation {
	if b.Choices == nil {
		return Explanation{"没有导入", fmt.Sprintf("没有编号为“%s”的存疑。", b.Doubt), "请用 import --dry-run --json 看这次有哪些存疑。"}
	}
	return Explanation{"没有导入", fmt.Sprintf("存疑“%s”不能答“%s”。", b.Doubt, b.Answer), fmt.Sprintf("可以答：%s。", strings.Join(b.Choices, "；"))}
}

func explainJSON(u *jsonfile.Unreadable) Explanation {
	const title = "没有导入"
	switch u.Reason {
	case jsonfile.BadEncoding:
		return Explanation{title, "JSON 文件的编码不是 UTF-8，读不出文字。", "请另存为 UTF-8 再导入。"}
	case jsonfile.Foreign:
		return Explanation{title, "这个 JSON 文件不是督办本导出的。", "请选择督办本导出的 .json 文件。"}
	case jsonfile.NoTasks:
		return Explanation{title, "JSON 文件里没有任务。", ""}
	case jsonfile.BadField:
		return Explanation{title, fmt.Sprintf("JSON 文件里第%d项的“%s”写法不对。", u.Row, u.Field), "请按导出时的写法改正。"}
	case jsonfile.TooLarge:
		return Explanation{title, "JSON 文件太大，没有导入。", ""}
	case jsonfile.TooDeep:
		return unsafe("JSON 文件", "嵌套层数过多")
	case jsonfile.TooManyRows:
		return tooMuch("任务数", jsonfile.MaxRows)
	case jsonfile.TooManyColumns:
		return tooMuch("附加栏数", jsonfile.MaxColumns)
	}
	return Explanation{title, fmt.Sprintf("文件不是完整的 JSON，第%d行附近读不下去。", u.Line), "请重新导出或重新拷贝。"}
}
