package quarter

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
)

// Summary is what the status bar counts, and the screen's keys.
func (s *Screen) Summary() string {
	switch s.way {
	case byTask:
		return s.Tabled().Counted("行") + "　|　Ctrl+Enter 保存并到下一项　Alt+1/2 通过/退回"
	case owing:
		_, units, owed := s.sums()
		return fmt.Sprintf("%d 个单位欠 %d 项　|　Alt+T 记催办　Alt+C 复制催办名单", units, owed)
	}
	text := s.Tabled().Counted("项")
	if r, ok := s.Tabled().Under(); ok {
		if x := about(r).report(); x.Source != "" {
			text = "来自 " + x.Source + "（" + dayOf(x.At) + "）" + s.Tabled().Selected()
		}
		if odd := about(r).odd(); len(odd) > 0 {
			return text + "　|　完成率请核对：" + strings.Join(odd, "，")
		}
	}
	return text + "　|　" + keyHint
}

// Verbs are the screen's items for the window's menu, with their keys.
func (s *Screen) Verbs() []*fyne.MenuItem {
	item := fyne.NewMenuItem
	next := item("开启下一季度…", s.openNext)
	next.Disabled = s.next() == ""
	return []*fyne.MenuItem{
		item("通过 Alt+1", s.passChosen), item("退回… Alt+2", s.sendBack), item("本单位待审全部通过 Alt+3", s.passAll),
		item("确认与上季相同 Alt+4", s.confirmSame), fyne.NewMenuItemSeparator(),
		item("上一单位 Ctrl+PgUp", func() { s.step(-1) }), item("下一单位 Ctrl+PgDn", func() { s.step(1) }), fyne.NewMenuItemSeparator(),
		item("按单位 Alt+7", func() { s.turnTo(byUnit) }), item("按任务 Alt+8", func() { s.turnTo(byTask) }), item("未报 Alt+9", func() { s.turnTo(owing) }),
		fyne.NewMenuItemSeparator(), item("记催办… Alt+T", s.noteCall), item("催办通知…", s.askReminders), item("复制催办名单 Alt+C", s.copyOwing), next,
	}
}
