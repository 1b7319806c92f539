package importer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ui/look"
)

// filesPage lists the files with what was found in them.
type filesPage struct{ w *Wizard }

func (p *filesPage) ready() string {
	if len(p.w.good()) == 0 {
		return "还没有能导入的文件。"
	}
	if p.needsYear() && p.w.year == 0 {
		return "请填写年度。"
	}
	return ""
}

func (p *filesPage) show() fyne.CanvasObject {
	w, l := p.w, p.w.desk.Look
	choose := place(w, w.main("选择文件…", func() { w.desk.Choose(func(paths []string) { w.Add(paths...) }) }), "choose")
	if len(w.files) == 0 {
		place(w, choose, mainButton) // there is nothing to go on with yet
	}
	add := container.New(look.Line(8), choose, place(w, w.pressable(l.TallButton("粘贴", w.paste)), "paste"),
		look.Words("也可以把文件拖到窗口里。Word（.docx）、Excel（.xlsx）、CSV、文本都可以，一次可以导入几个。", 14, false, l.Text2()))
	rows := []fyne.CanvasObject{add}
	for _, f := range w.files {
		rows = append(rows, p.line(f))
	}
	if p.needsYear() {
		rows = append(rows, p.yearLine())
	}
	return w.scrolled(container.New(look.Inset(20, 24, 20, 24), container.New(look.Stack(12), rows...)))
}

// line is a file with what was found in it, or why it cannot be taken.
func (p *filesPage) line(f *file) fyne.CanvasObject {
	w, l := p.w, p.w.desk.Look
	drop := place(w, w.pressable(l.Tool("x", "", func() {
		w.files = slices.DeleteFunc(w.files, func(x *file) bool { return x == f })
		w.refresh()
	})), "drop", f.name)
	head := container.New(look.Line(8), l.Sign("file", l.Text2()), look.Clipped(f.name, 14, l.Text(), 600), look.NewSpring(), drop)
	const width = 900
	lines := []fyne.CanvasObject{head}
	if f.wrong != "" {
		lines = append(lines, look.NewProse(f.wrong, 14, 20, false, l.Error()).Within(width))
	} else if f.reading != nil {
		for i := range f.reading.Annexes {
			a := &f.reading.Annexes[i]
			year := "没有写年度"
			if a.Year > 0 {
				year = fmt.Sprintf("%d年", a.Year)
			}
			text := fmt.Sprintf("%s%s　%s　%d 行　存疑 %d 处", year, a.Name(), strings.ReplaceAll(a.Title, "\n", ""), len(a.Rows), len(a.Doubts))
			lines = append(lines, look.NewProse(text, 14, 20, false, l.Text2()).Within(width))
		}
		for _, s := range app.RowsOnly([]app.Intake{{Reading: f.reading}}) {
			lines = append(lines, look.NewProse(s, 14, 20, false, l.Text()).Within(width))
		}
		if n := len(f.reading.Left); n > 0 {
			lines = append(lines, look.NewProse(fmt.Sprintf("另有 %d 处文字没有归入任何一行，在下一步可以看到。", n), 12, 18, false, l.Text2()).Within(width))
		}
	} else {
		lines = append(lines, look.Words("正在读取…", 14, false, l.Text2()))
	}
	return look.Framed(l, container.New(look.Inset(10, 12, 10, 12), container.New(look.Stack(4), lines...)))
}

// needsYear tells whether some annex names no year.
func (p *filesPage) needsYear() bool {
	for _, f := range p.w.good() {
		for _, a := range f.reading.Annexes {
			if a.Year == 0 {
				return true
			}
		}
	}
	return false
}

func (p *filesPage) yearLine() fyne.CanvasObject {
	l := p.w.desk.Look
	text := ""
	if p.w.year > 0 {
		text = strconv.Itoa(p.w.year)
	}
	year := look.NewField(l, text, "如 2020", 1)
	year.Changed = func(s string) {
		y, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(s, "年")))
		if p.w.year = y; err != nil {
			p.w.year = 0
		}
	}
	year.Enter, year.Escape = p.w.next, p.w.toMain
	place(p.w, year.Area, "year")
	return container.New(look.Line(8), look.Words("标题没有写年度的附件是哪一年的：", 14, false, l.Text()), container.New(look.Fixed(90, 30), year))
}
