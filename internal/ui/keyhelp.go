package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ui/look"
)

// keyLine is one line of the help on keys.
type keyLine struct{ keys, does string }

// keyHelp lists the keys, those of the table first; a title has no second part.
func keyHelp() []keyLine {
	return []keyLine{
		{"移动和选择", ""},
		{"方向键　Tab　Enter", "移到旁边的格；加 Shift 反方向；选中几格时在选区里走"},
		{"Home　End　PgUp　PgDn", "行首、行尾、上下一屏；Alt+PgUp/PgDn 左右一屏"},
		{"Ctrl+方向键　Ctrl+Home/End", "跳到一段的边上；表的开头、结尾"},
		{"Shift+移动　拖动　Ctrl+点击", "选一片；再加选几处"},
		{"Ctrl+空格　Shift+空格　Ctrl+A", "选整列、整行、全表"},
		{"修改", ""},
		{"直接输入　F2　双击", "重写；在原文上改"},
		{"F7", "到下一格没有被接受的内容"},
		{"Enter　Tab　Esc　Alt+Enter", "写入并移动；放弃；格内换行"},
		{"Ctrl+Enter", "把输入的内容填入全部选中的格"},
		{"Ctrl+C　Ctrl+X　Ctrl+V", "复制、剪切、粘贴，与 Excel、WPS 互通"},
		{"Ctrl+D　Ctrl+R　Delete", "向下填充、向右填充、清除"},
		{"Ctrl+Z　Ctrl+Y", "撤销、恢复，不限次数，关掉再开也可以"},
		{"行", ""},
		{"Ctrl+Shift+=　Ctrl+Shift+Enter", "在上方、在下方插入行"},
		{"Ctrl+Shift+-", "删除行"},
		{"Alt+↑　Alt+↓", "上移、下移"},
		{"季度进展", ""},
		{"Ctrl+Enter　Ctrl+PgUp/PgDn", "保存并到下一项；上一单位、下一单位"},
		{"Alt+1 2 3 4", "通过、退回、本单位全部通过、确认与上季相同"},
		{"Alt+7 8 9", "按单位、按任务、未报"},
		{"Alt+T　Alt+C", "记催办；复制催办名单"},
		{"查找和筛选", ""},
		{"Ctrl+F　Ctrl+H　F3", "查找、替换、下一处；Shift+F3 上一处"},
		{"列头的 ▾　Alt+Shift+↓", "筛选、排序这一列"},
		{"窗口", ""},
		{"Ctrl+1 2 3 4 5 6 7 8", "任务分解表、十件实事、按单位、历史、总览、季度进展、按领导、存疑"},
		{"Ctrl+[　Ctrl+]", "上一季度、下一季度"},
		{"Alt+←　Alt+→　拖动边线", "按单位、按领导左边的名单收窄、放宽；双击边线还原"},
		{"F6　F8", "换到窗口的下一处；详情"},
		{"Ctrl+滚轮　Ctrl+= Ctrl+-　Ctrl+0", "放大、缩小、原大"},
		{"Ctrl+O　Ctrl+P", "打开台账、打印"},
	}
}

// showKeyHelp shows the keys in two columns.
func (w *Window) showKeyHelp() {
	const keysWidth, doesWidth = 220, 340
	var rows []fyne.CanvasObject
	for _, k := range keyHelp() {
		if k.does == "" {
			rows = append(rows, look.NewProse(k.keys, 14, 24, true, w.look.Text()).Within(keysWidth+doesWidth))
			continue
		}
		rows = append(rows, container.New(look.Beside(keysWidth), look.NewProse(k.keys, 12, 18, false, w.look.Text()).Within(keysWidth-8),
			look.NewProse(k.does, 12, 18, false, w.look.Text2()).Within(doesWidth)))
	}
	roll := container.NewVScroll(container.New(look.Inset(0, 16, 0, 0), container.New(look.Stack(3), rows...)))
	w.popup("快捷键", container.New(look.Fixed(keysWidth+doesWidth+24, 440), roll), func(hide func()) ([]fyne.CanvasObject, func()) {
		return []fyne.CanvasObject{w.look.MainButton("确定", hide)}, hide
	})
}
