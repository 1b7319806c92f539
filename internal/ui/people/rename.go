package people

import (
	"fmt"

	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// The inner width of the boxes of verbs, and that of their labels.
const (
	verbWidth = 520
	verbLabel = 104
)

// rename asks for a unit's new name and the day from which it holds.
func (p *unitPage) rename() {
	b := newBox(p.d, verbWidth, verbLabel)
	name, day := p.d.line("", "新的全称"), p.d.line(ledger.DayText(p.d.offered()), "2020年7月1日")
	n := usageOf(p.d.Ledger(), p.unit.ID).printed
	says := fmt.Sprintf("“%s”记作曾用名，查找、统计和导入都还认得它。", p.unit.Name)
	if n > 0 {
		says += fmt.Sprintf("有 %d 项任务的表里印着这个单位，那里的写法不变；要改印新名称，请在表里改。", n)
	}
	content := container.New(look.Stack(8), b.row("原名称", b.plain(p.unit.Name)),
		b.row("新名称", name), b.row("从哪天起", sized(180, day)), b.prose(says))
	unit := p.unit.ID
	b.open("更名", "更名", content, []*look.Field{name, day}, func() verb {
		to, from := name.Text(), readDay(day.Text())
		return func(book *app.App, place string) (app.Done, error) { return book.RenameUnit(unit, to, from, place) }
	}, func() { p.again("") })
	p.d.Host.Focus(name.Area)
}
