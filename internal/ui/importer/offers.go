package importer

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
	"dubanben/internal/ui/look"
)

// offers are what was noticed in the files and what nobody does unasked. Units that the ledger has apart can be made one; the
// rest is only told.
func (p *doubtsPage) offers() []fyne.CanvasObject {
	l := p.w.desk.Look
	var out []fyne.CanvasObject
	tell := func(title string, lines []string) {
		const most = 12
		if len(lines) == 0 {
			return
		}
		if len(lines) > most {
			lines = append(lines[:most:most], fmt.Sprintf("……共 %d 处", len(lines)))
		}
		parts := []fyne.CanvasObject{look.Words(title, 14, true, l.Text())}
		for _, s := range lines {
			parts = append(parts, look.NewProse(s, 12, 18, false, l.Text2()).Within(820))
		}
		out = append(out, container.New(look.Inset(12, 0, 6, 0), container.New(look.Stack(3), parts...)))
	}
	for _, f := range p.w.good() {
		o := f.offers
		var spellings, targets, alike, notes []string
		for _, x := range o.Spellings {
			spellings = append(spellings, x.Unit+"："+strings.Join(x.Spellings, "、"))
		}
		for _, x := range o.Targets {
			targets = append(targets, fmt.Sprintf("%s：%s %s %g %s", f.rowName(x.Ref), x.What, map[string]string{"=": "=", ">=": "≥", "<=": "≤"}[x.Op], x.Value, x.Unit))
		}
		for _, x := range o.Alike {
			alike = append(alike, fmt.Sprintf("%s 与 %s：%s", f.rowName(x.A), f.rowName(x.B), strings.Join(x.Words, "、")))
		}
		for _, n := range f.source.Notes {
			notes = append(notes, noteText(n))
		}
		tell(f.name+"：读的时候注意到", notes)
		tell(f.name+"：同一单位的几种写法（各处照原样保留）", spellings)
		out = append(out, p.unions(f)...)
		tell(f.name+"：可能的数字目标（只提示，不改动）", targets)
		tell(f.name+"：两个附件里可能是同一项工作的行（只提示，不改动）", alike)
	}
	return out
}

// union is a unit that the ledger has as several: all of them become the first.
type union struct {
	keep string
	gone []string
}

// unions are the units of the ledger that the file has as spellings of one.
func unions(l *ledger.Ledger, offers []annex.SpellingOffer) []union {
	var out []union
	for _, o := range offers {
		var names []string
		for _, s := range append([]string{o.Unit}, o.Spellings...) {
			if u := l.UnitNamed(ledger.Squeeze(s)); u != nil && !slices.Contains(names, u.Name) {
				names = append(names, u.Name)
			}
		}
		if len(names) > 1 {
			out = append(out, union{names[0], names[1:]})
		}
	}
	return out
}

// pairs are what a take needs to make them one.
func (u union) pairs() [][2]string {
	var out [][2]string
	for _, n := range u.gone {
		out = append(out, [2]string{n, u.keep})
	}
	return out
}

// unions are ticks that make units one together with the import.
func (p *doubtsPage) unions(f *file) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, u := range f.same {
		pairs := u.pairs()
		on := slices.Contains(f.take.Unite, pairs[0])
		text := fmt.Sprintf("合并为一个单位：台账里的%s并入%s，导入时一起做，可以一起撤销", strings.Join(u.gone, "、"), u.keep)
		out = append(out, place(p.w, p.w.newOption(text, true, on, func() {
			f.take.Unite = slices.DeleteFunc(slices.Clone(f.take.Unite), func(x [2]string) bool { return slices.Contains(pairs, x) })
			if !on {
				f.take.Unite = append(f.take.Unite, pairs...)
			}
			p.w.refresh()
		}), "unite", u.keep))
	}
	return out
}

// rowName is a row of the file as people know it: 附件1 第3项.
func (f *file) rowName(at annex.RowRef) string {
	a := &f.reading.Annexes[at.Annex]
	return fmt.Sprintf("%s 第%s项", a.Name(), a.Rows[at.Row].Name())
}

// noteText is what a reader noticed, in Chinese.
func noteText(n table.Note) string {
	text := map[table.NoteKind]string{
		table.FormulaWithoutValue: "公式没有计算结果，按空格读入", table.HiddenSheet: "隐藏的工作表没有导入，要导入请先在 Excel 里取消隐藏", table.ExternalLink: "引用了别的文件，按保存时的数值读入",
		table.CoveredText: "合并单元格下面盖住的文字没有读入", table.NestedTable: "格子里套着的表格没有读入", table.TrackedChange: "修订按已接受读入",
		table.TooWide: "有的行比表格宽，多出的格没有读入", table.Footnote: "脚注没有读入", table.HiddenText: "隐藏的文字没有读入", table.EmbeddedFile: "嵌入的文件没有读入",
	}[n.Kind]
	where := n.Ref.Sheet
	if n.Ref.Row > 0 {
		where += fmt.Sprintf(" 第%d行", n.Ref.Row)
	}
	if n.Text != "" {
		text += "：" + look.OneLine(n.Text)
	}
	return strings.TrimSpace(where + " " + text)
}
