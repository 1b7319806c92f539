package sheet

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// The size of the split box's fields.
const (
	splitWidth = 560
	splitLines = 5
)

// newSplitBox asks which words of a task stay and which go into the new one, beginning with a cut between two sentences.
func newSplitBox(d *Desk, t *ledger.Task, take func(first, second string)) {
	a, b := cut(t.Text)
	a = ended(a)
	first, second := look.NewField(d.Look, a, "留在原来一项的内容", splitLines), look.NewField(d.Look, b, "新的一项的内容", splitLines)
	l := d.Ledger()
	label := func(s string) fyne.CanvasObject { return look.Words(s, 12, false, d.Look.Text2()) }
	hint := look.NewProse("新的一项排在后面，责任领导、责任单位、目标和时限与原来的相同，拆开后可以再改；指标、节点和已有的报送留在原来一项；修改记录两项都能看到。", 12, 18, false, d.Look.Text2()).Within(splitWidth)
	content := container.New(look.Fixed(splitWidth, 0), container.New(look.Stack(6), label("第 "+l.RowName(t)+" 项，序号不变"), first, label("新的一项"), second, hint))
	d.Popup("拆成两项", content, func(hide func()) ([]fyne.CanvasObject, func()) {
		do := func() {
			x, y := strings.TrimSpace(first.Text()), strings.TrimSpace(second.Text())
			switch {
			case x == "":
				first.Wrong()
			case y == "":
				second.Wrong()
			default:
				hide()
				take(x, y)
			}
		}
		for _, f := range []*look.Field{first, second} {
			f.Enter, f.Escape = do, hide
		}
		first.OnTab(func(bool) { d.Host.Focus(second.Area) })
		second.OnTab(func(bool) { d.Host.Focus(first.Area) })
		return []fyne.CanvasObject{d.Look.TallButton("取消", hide), d.Look.MainButton("拆开 Ctrl+Enter", do)}, do
	})
	d.Host.Focus(second.Area)
}

// cut parts a text at the end of the sentence or clause that is nearest its middle; a text without one stays whole.
func cut(text string) (first, second string) {
	for _, ends := range []string{"\n", "。；;", "，,"} {
		best := -1
		for i, r := range text {
			end := i + len(string(r))
			if strings.ContainsRune(ends, r) && strings.TrimSpace(text[end:]) != "" && (best < 0 || far(end, text) < far(best, text)) {
				best = end
			}
		}
		if best > 0 {
			return strings.TrimSpace(text[:best]), strings.TrimSpace(text[best:])
		}
	}
	return text, ""
}

// ended makes the comma at which a text was cut its full stop.
func ended(text string) string {
	for _, comma := range []string{"，", ",", "；", ";"} {
		if s, ok := strings.CutSuffix(text, comma); ok {
			return s + "。"
		}
	}
	return text
}

func far(at int, text string) int { return max(2*at-len(text), len(text)-2*at) }
