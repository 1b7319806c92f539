// Package annexform is where a person says what an annex is: a new one, one from a copy, one that is there; and what it is to
// be compared with.
package annexform

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// annexBox is the dialog in which a person says what an annex is: a new one, one from a copy, or one that is there.
type annexBox struct {
	d       *desk.Desk
	from    ledger.ID // the annex whose rows are copied
	annexes []*ledger.Annex
	copying *look.Select
	kind    *look.Select
	year    *look.Field
	no      *look.Field
	label   *look.Field
	title   *look.Field
	date    *look.Field
	note    *look.Field
	asOf    *look.Field
	columns *columnList
	wrong   *look.Prose
	quiet   bool
}

// The box's inner width and that of its labels.
const (
	annexWidth = 640
	annexLabel = 72
)

// New asks for a new annex and makes it.
func New(d *desk.Desk) {
	year := d.Year()
	if year == 0 {
		year = d.Now().Year()
	}
	spec := ledger.AnnexSpec{Year: year, No: nextNo(d, year), Kind: ledger.WorkReport}
	spec.Label, spec.Columns = "附件"+spec.No, ledger.DefaultColumns(spec.Kind, spec.Year)
	b := newAnnexBox(d, spec, true)
	b.open("新建附件", "新建", func(spec ledger.AnnexSpec, book *app.App, place string) (app.Done, ledger.ID, error) {
		if b.from != "" {
			return book.CopyAnnex(b.from, spec, place)
		}
		return book.AddAnnex(spec, place)
	})
}

// nextNo is the first number that no annex of the year has.
func nextNo(d *desk.Desk, year int) string {
	for n := 1; ; n++ {
		no := strconv.Itoa(n)
		if !taken(d, year, no) {
			return no
		}
	}
}

func taken(d *desk.Desk, year int, no string) bool {
	return slices.ContainsFunc(d.Ledger().Annexes(), func(a *ledger.Annex) bool { return a.Year == year && a.No == no })
}

// Change asks what is to be said of an annex that is there.
func Change(d *desk.Desk, a *ledger.Annex) {
	newAnnexBox(d, a.Spec(), false).open("附件信息", "保存", func(spec ledger.AnnexSpec, book *app.App, place string) (app.Done, ledger.ID, error) {
		done, err := book.SetAnnex(a.ID, spec, place)
		return done, a.ID, err
	})
}

// Delete takes an annex away with its rows, after saying how many go.
func Delete(d *desk.Desk, a *ledger.Annex) {
	text := fmt.Sprintf("删除%d年%s“%s”和它的 %d 行。可以用 Ctrl+Z 恢复。", a.Year, a.Name(), a.ShortTitle(), len(d.Ledger().TasksOf(a.ID)))
	d.Warn("删除附件", text, "删除", func() {
		book, place := d.Book(), desk.PlaceOf(d.Annex(), "", "")
		var done app.Done
		d.Run(func() (err error) { done, err = book.DeleteAnnex(a.ID, place); return err }, func(err error) {
			if err != nil {
				d.Fail(err)
			} else if book == d.Book() && done.Changed() {
				d.SayDone(done)
			}
		})
	}, func() {})
}

func newAnnexBox(d *desk.Desk, spec ledger.AnnexSpec, fresh bool) *annexBox {
	b := &annexBox{d: d, wrong: look.NewProse("", 12, 18, false, d.Look.Error()).Within(annexWidth)}
	var kinds []string
	for _, k := range ledger.AnnexKinds() {
		kinds = append(kinds, k.Name())
	}
	b.kind = d.Look.NewSelect(kinds, func(string) { b.kindChosen() })
	field := func(text, hint string, lines int) *look.Field { return look.NewField(d.Look, text, hint, lines) }
	b.year, b.no, b.label = field("", "2020", 1), field("", "1", 1), field("", "附件1", 1)
	b.title, b.date, b.note = field("", "标题，印在表的上方", 2), field("", "2020年4月1日", 1), field("", "表后的说明，可以分段", 2)
	b.asOf = field("", "如 6月30日", 1)
	b.columns = newColumnList(d)
	if fresh {
		names := []string{"不复制，从空表开始"}
		b.annexes = d.Ledger().Annexes()
		for _, a := range b.annexes {
			names = append(names, fmt.Sprintf("%d年%s", a.Year, desk.AnnexName(a)))
		}
		b.copying = d.Look.NewSelect(names, func(string) { b.copyChosen() })
		b.copying.Selected = names[0]
	}
	b.fill(spec)
	return b
}

// fill puts a spec into the fields.
func (b *annexBox) fill(s ledger.AnnexSpec) {
	b.quiet = true
	b.kind.SetSelected(s.Kind.Name())
	b.quiet = false
	for f, text := range map[*look.Field]string{b.year: strconv.Itoa(s.Year), b.no: s.No, b.label: s.Label, b.title: s.Title, b.date: s.Date, b.note: s.Note, b.asOf: s.AsOf} {
		f.SetText(text)
	}
	b.columns.fill(s.Columns, s.Year)
}

// spec is what the fields say.
func (b *annexBox) spec() ledger.AnnexSpec {
	year, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(b.year.Text(), "年")))
	if err != nil {
		year = 0
	}
	s := ledger.AnnexSpec{Year: year, No: b.no.Text(), Label: b.label.Text(), Title: b.title.Text(), Date: b.date.Text(), Note: b.note.Text(), Kind: b.chosenKind(), AsOf: b.asOf.Text()}
	s.Columns = b.columns.columns(year)
	return s
}

func (b *annexBox) chosenKind() ledger.AnnexKind {
	if i := b.kind.SelectedIndex(); i >= 0 {
		return ledger.AnnexKinds()[i]
	}
	return ledger.WorkReport
}

// kindChosen gives the annex the columns that its kind usually has.
func (b *annexBox) kindChosen() {
	if b.quiet {
		return
	}
	s := b.spec()
	b.columns.fill(ledger.DefaultColumns(s.Kind, s.Year), s.Year)
}

// copyChosen fills the fields with those of the annex to copy, a year later.
func (b *annexBox) copyChosen() {
	i := b.copying.SelectedIndex() - 1
	if i < 0 {
		b.from = ""
		return
	}
	a := b.annexes[i]
	b.from = a.ID
	b.fill(b.nextYear(a.Spec()))
}

// nextYear is the spec a year later: the year in its title and heads too, a free number, no date.
func (b *annexBox) nextYear(s ledger.AnnexSpec) ledger.AnnexSpec {
	old, now := strconv.Itoa(s.Year), strconv.Itoa(s.Year+1)
	s.Year, s.Date, s.AsOf, s.Title = s.Year+1, "", "", strings.ReplaceAll(s.Title, old, now)
	for i := range s.Columns {
		s.Columns[i].Header = strings.ReplaceAll(s.Columns[i].Header, old, now)
	}
	if taken(b.d, s.Year, s.No) {
		s.No = nextNo(b.d, s.Year)
		s.Label = "附件" + s.No
	}
	return s
}

func (b *annexBox) open(title, yes string, do func(ledger.AnnexSpec, *app.App, string) (app.Done, ledger.ID, error)) {
	d := b.d
	d.Popup(title, container.New(look.Fixed(annexWidth, 0), b.rows()), func(hide func()) ([]fyne.CanvasObject, func()) {
		take := func() { b.take(hide, do) }
		fields := []*look.Field{b.year, b.no, b.label, b.title, b.date, b.asOf, b.note}
		for i, f := range fields {
			f.Enter, f.Escape = take, hide
			f.OnTab(func(back bool) {
				step := 1
				if back {
					step = len(fields) - 1
				}
				d.Host.Focus(fields[(i+step)%len(fields)].Area)
			})
		}
		return []fyne.CanvasObject{d.Look.TallButton("取消", hide), d.Look.MainButton(yes, take)}, take
	})
	d.Host.Focus(b.title.Area)
}

// take does it in the queue's turn; a refusal stands in the box, which stays open with all that was typed.
func (b *annexBox) take(hide func(), do func(ledger.AnnexSpec, *app.App, string) (app.Done, ledger.ID, error)) {
	d := b.d
	book, place, spec := d.Book(), desk.PlaceOf(d.Annex(), "", ""), b.spec()
	var done app.Done
	var id ledger.ID
	d.Run(func() (err error) { done, id, err = do(spec, book, place); return err }, func(err error) {
		if err != nil {
			b.wrong.SetText(app.Explain(err).Sentence())
			return
		}
		hide()
		if book != d.Book() {
			return
		}
		d.OpenAnnex(id)
		if done.Changed() {
			d.SayDone(done)
		}
	})
}

// rows are the box's labelled fields.
func (b *annexBox) rows() fyne.CanvasObject {
	l := b.d.Look
	label := func(text string) fyne.CanvasObject { return look.Words(text, 14, false, l.Text2()) }
	pair := func(text string, o fyne.CanvasObject) fyne.CanvasObject {
		return container.New(look.Beside(annexLabel+8), label(text), o)
	}
	small := func(o fyne.CanvasObject, width float32) fyne.CanvasObject {
		return container.New(look.Fixed(width, 30), o)
	}
	var out []fyne.CanvasObject
	if b.copying != nil {
		out = append(out, pair("复制自", b.copying))
	}
	out = append(out,
		pair("类型", container.New(look.Line(8), small(b.kind, 150), label("年度"), small(b.year, 64), label("附件号"), small(b.no, 52), label("标签"), small(b.label, 100))),
		pair("标题", b.title), pair("日期", container.New(look.Line(8), small(b.date, 300), label("进展情况截至"), small(b.asOf, 150))), pair("说明", b.note), pair("栏目", b.columns.whole), b.wrong)
	return container.New(look.Stack(6), out...)
}
