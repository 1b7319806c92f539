package importer

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/annex"
	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/uitest"
)

// desk is a window of the test's own. What is done off Fyne's goroutine ends on the test's.
type desk struct {
	*Wizard
	t     *testing.T
	win   *uitest.Window
	ended chan func()
	later []func()
	asked []string
	left  bool
	taken []app.Intake
}

func newDesk(t *testing.T, base *ledger.Ledger) *desk {
	t.Helper()
	d := &desk{t: t, ended: make(chan func(), 8)}
	d.win = uitest.NewWindow(t, fyne.NewSize(1200, 640), false)
	host, l := d.win.Host, d.win.Look
	host.After = func(_ time.Duration, f func()) { d.later = append(d.later, f) }
	l.Stand(host)
	l.Keys = func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			d.Escape()
		}
	}
	d.Wizard = New(Desk{
		Look: l, Host: host, Table: func(m grid.Model) *grid.Grid { return grid.New(m, host, l.Palette(), 0) },
		Run: func(work func() error, then func(error)) {
			go func() {
				err := work()
				d.ended <- func() { then(err) }
			}()
		},
		Ground: func() (app.Ground, error) { return app.Ground{Ledger: base}, nil }, Choices: func() app.Choices { return app.Choices{} },
		Choose: func(func([]string)) {}, Pasted: func() string { return "" }, Leave: func() { d.left = true }, Say: func(err error) string { return app.Explain(err).Sentence() },
		Ask:  func(title, _, _ string, do func()) { d.asked = append(d.asked, title); do() },
		Take: func(_ context.Context, in []app.Intake, _ app.Choices, _ func(string)) { d.taken = in },
	})
	d.win.Put(d.Content())
	d.Arrive()
	return d
}

// settle waits for what is being done.
func (d *desk) settle() {
	d.t.Helper()
	for d.job != nil {
		select {
		case f := <-d.ended:
			f()
		case <-time.After(20 * time.Second):
			d.t.Fatal("it does not end")
		}
	}
}

// rows writes a file of an annex with so many rows.
func rows(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("附件1,,,,\n2021年任务分解表,,,,\n序号,工作任务,责任领导,牵头单位,相关单位\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,建设第%d座人民公园,许西湖,区住建局,区财政局\n", i+1, i+1)
	}
	path := filepath.Join(t.TempDir(), "大.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLongWorkSaysWhatItDoesAndCanBeCancelledInsideOneFile(t *testing.T) {
	d := newDesk(t, ledger.Empty())
	d.Add(rows(t, 30_000))
	d.win.Sees("正在")
	began := time.Now()
	d.Escape()
	d.win.Sees("正在取消…")
	d.settle()
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	d.win.Sees("已取消，没有读完的文件没有列入。", "选择文件…")
	if len(d.files) != 0 || d.left {
		t.Errorf("%d files on the list, left: %v", len(d.files), d.left)
	}
}

func TestTheBottomLineFollowsTheWorkAndNothingElseCanBeDoneMeanwhile(t *testing.T) {
	d := newDesk(t, ledger.Empty())
	d.Add(rows(t, 3))
	d.settle()
	reached, goOn := make(chan bool), make(chan bool)
	d.work(func(ctx context.Context, p *app.Progress) error {
		p.Of(2, 3)
		_, err := app.Compare(ctx, app.Ground{Ledger: ledger.Empty()}, app.Intake{Reading: d.files[0].reading})
		close(reached)
		<-goOn
		return err
	}, func(error) { d.refresh() })
	<-reached
	d.later[len(d.later)-1]() // a tenth of a second later
	d.win.Sees("正在与台账核对 附件1：第 3 行 / 共 3 行（第 2 个文件，共 3 个）")
	if part := d.job.bar.done.Size().Width / d.job.bar.content.Size().Width; part < 0.66 || part > 0.67 {
		t.Errorf("the bar stands at %v", part)
	}
	d.next()
	d.Add("other")
	if d.step != stepFiles || len(d.files) != 1 {
		t.Error("something else was done meanwhile")
	}
	close(goOn)
	d.settle()
	d.next()
	if d.step != stepHeaders {
		t.Error("one cannot go on afterwards")
	}
}

func TestCancellingAComparisonStaysOnThePage(t *testing.T) {
	d := newDesk(t, ledger.Empty())
	d.Add(rows(t, 20_000))
	d.settle()
	d.next()
	d.next()
	d.Escape()
	d.settle()
	if d.step != stepHeaders {
		t.Errorf("on page %s", d.step.name())
	}
	d.win.Sees("操作已取消")
	d.next()
	d.settle()
	if d.step != stepDoubts {
		t.Errorf("on page %s", d.step.name())
	}
}

func TestUnitsThatAreApartCanBeMadeOneWithTheImport(t *testing.T) {
	n := 0
	draft := ledger.Empty().Draft(func() ledger.ID { n++; return ledger.ID(fmt.Sprint("u", n)) })
	draft.UnitFor("区卫健局")
	draft.UnitFor("区卫生健康局")
	d := newDesk(t, ledger.Empty().Apply(draft.Changes()))
	path := filepath.Join(t.TempDir(), "a.csv")
	text := "附件1,,,,\n2021年任务分解表,,,,\n序号,工作任务,责任领导,牵头单位,相关单位\n1,建设公园,许西湖,区卫健局,\n2,整治河道,许西湖,区卫生健康局,\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Add(path)
	d.settle()
	d.next()
	d.next()
	d.settle()
	d.win.Sees("同一单位的几种写法", "合并为一个单位")
	tick := func() {
		for name, f := range d.places.all {
			if strings.HasPrefix(name, "unite") {
				d.desk.Host.Focus(f)
				f.TypedRune(' ')
				return
			}
		}
		t.Error("nothing to tick")
	}
	tick()
	tick()
	if len(d.files[0].take.Unite) != 0 {
		t.Error("what was ticked twice is ticked")
	}
	tick()
	if !strings.HasPrefix(d.holder(), "unite") {
		t.Errorf("the keys are with %q", d.holder())
	}
	d.next()
	d.settle()
	d.next()
	if len(d.taken) != 1 || len(d.taken[0].Take.Unite) != 1 {
		t.Fatalf("taken %+v", d.taken)
	}
	out, err := app.Foresee(t.Context(), d.ground, d.taken)
	if err != nil || out.Annexes[0].Rows != 2 {
		t.Errorf("%+v %v", out, err)
	}
}

func TestATickIsKeptUntilItIsTakenBack(t *testing.T) {
	at := annex.RowRef{Annex: 0, Row: 3}
	for _, c := range []struct {
		name  string
		x     change
		first bool
	}{
		{"new", change{kind: rowChange, row: &annex.RowDifference{Ref: at}}, true},
		{"missing", change{kind: missingChange, row: &annex.RowDifference{Ref: annex.RowRef{Row: -1}, Task: "t"}}, false},
		{"field", change{kind: fieldChange, row: &annex.RowDifference{Ref: at}, field: annex.FieldDifference{Field: ledger.FieldText}}, true},
		{"by hand", change{kind: fieldChange, row: &annex.RowDifference{Ref: at}, field: annex.FieldDifference{Field: ledger.FieldText, Stays: true}}, false},
		{"title", change{kind: fieldChange, row: &annex.RowDifference{Ref: annex.RowRef{Row: annex.Head}}, field: annex.FieldDifference{Field: annex.HeadTitle}}, true},
		{"columns", change{kind: fieldChange, row: &annex.RowDifference{Ref: annex.RowRef{Row: annex.Head}}, field: annex.FieldDifference{Field: annex.HeadColumns, Stays: true}}, false},
		{"order", change{kind: orderChange, row: &annex.RowDifference{Ref: annex.RowRef{Row: annex.Head}}}, false},
	} {
		x := c.x
		x.file = &file{}
		if x.ticked() != c.first {
			t.Errorf("%s is ticked at first: %v", c.name, !c.first)
		}
		for _, on := range []bool{true, false, false, true, true, false, true} {
			if x.tick(on); x.ticked() != on {
				t.Errorf("%s: ticked %v, is %v", c.name, on, !on)
			}
		}
		if x.tick(c.first); len(x.file.take.Leave)+len(x.file.take.Also) != 0 {
			t.Errorf("%s leaves something behind: %+v", c.name, x.file.take)
		}
	}
}

func TestAnOptionFarDownComesIntoViewWithTheKeys(t *testing.T) {
	d := newDesk(t, ledger.Empty())
	var all []fyne.CanvasObject
	var last *option
	for i := range 60 {
		last = d.newOption(fmt.Sprint("选项", i), false, false, func() {})
		all = append(all, last)
	}
	d.body.Objects = []fyne.CanvasObject{d.scrolled(container.New(look.Stack(4), all...))}
	d.body.Refresh()
	d.desk.Host.Focus(last)
	if end := d.long.Offset.Y + d.long.Size().Height; end < last.Position().Y+last.Size().Height {
		t.Errorf("in view until %v, the option stands at %v", end, last.Position().Y)
	}
	last.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	if d.long.Offset.Y > last.Position().Y-d.long.Size().Height {
		t.Errorf("a page up leads to %v", d.long.Offset.Y)
	}
	d.desk.Host.Focus(all[0].(*option))
	if d.long.Offset.Y > 0 {
		t.Errorf("the first option is in view at %v", d.long.Offset.Y)
	}
}
