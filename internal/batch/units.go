package batch

import (
	"fmt"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

type unitsVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	Year   int    `placeholder:"年度" help:"只数这一年的任务"`
	Annex  string `placeholder:"附件" help:"只数这个附件的任务，如 1"`
	JSON   bool   `name:"json" help:"输出 JSON"`
}

func (v *unitsVerb) Run(w *World) error {
	return w.look(v.Ledger, func(a *app.App) error {
		units := view.Units(a.Ledger(), view.Query{Year: v.Year, Annex: v.Annex})
		if v.JSON {
			return app.WriteJSON(w.Out, units)
		}
		for _, u := range units {
			if _, err := fmt.Fprintf(w.Out, "%s\t牵头%d\t相关%d\t经组%d\n", u.Name, u.Lead, u.Related, u.ViaGroups); err != nil {
				return err
			}
		}
		return nil
	})
}

type renameUnitVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	Unit   string `arg:"" name:"单位" help:"现在的名称"`
	Name   string `arg:"" name:"新名称" help:"新的名称"`
	Day    string `placeholder:"日期" help:"从哪天起，如 2020-07-01；不写是今天"`
}

func (v *renameUnitVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		u, err := findUnit(a.Ledger(), v.Unit)
		if err != nil {
			return err
		}
		return w.told(a.RenameUnit(u.ID, v.Name, w.day(v.Day), ""))
	})
}

type mergeUnitsVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	Keep   string `arg:"" name:"保留单位" help:"保留的单位"`
	Gone   string `arg:"" name:"并入单位" help:"并进来的单位"`
	Day    string `placeholder:"日期" help:"从哪天起；不写是今天"`
	Same   bool   `help:"两个名称本来就是同一单位"`
}

func (v *mergeUnitsVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		keep, err := findUnit(a.Ledger(), v.Keep)
		if err != nil {
			return err
		}
		gone, err := findUnit(a.Ledger(), v.Gone)
		if err != nil {
			return err
		}
		if v.Same {
			return w.told(a.UniteUnits(keep.ID, gone.ID, ""))
		}
		return w.told(a.MergeUnits(keep.ID, gone.ID, w.day(v.Day), ""))
	})
}

type splitUnitVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	Unit   string `arg:"" name:"单位" help:"原单位"`
	Name   string `arg:"" name:"新单位" help:"分出的单位"`
	Year   int    `placeholder:"年度" help:"附件的年度；只有一年时可以不写"`
	No     string `required:"" placeholder:"序号" help:"新单位承接哪几项，如 附件1:23、附件2:3.4"`
	Day    string `placeholder:"日期" help:"从哪天起；不写是今天"`
}

func (v *splitUnitVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		u, err := findUnit(a.Ledger(), v.Unit)
		if err != nil {
			return err
		}
		tasks, err := findAll(a.Ledger(), v.Year, "", v.No)
		if err != nil {
			return err
		}
		done, _, err := a.SplitUnit(u.ID, v.Name, u.Kind, tasks, w.day(v.Day), "")
		return w.told(done, err)
	})
}

type setUnitVerb struct {
	Ledger  string  `arg:"" name:"台账" help:"台账文件"`
	Unit    string  `arg:"" name:"单位" help:"单位名称；没有这个单位时新增"`
	Kind    string  `placeholder:"类别" help:"department、town、vertical、group 或 other"`
	Members *string `placeholder:"成员" help:"组的成员单位，用、隔开"`
	Contact *string `placeholder:"联系人" help:"联系人"`
	Phone   *string `placeholder:"电话" help:"电话"`
	Delete  bool    `help:"删除这个单位"`
}

func (v *setUnitVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		l := a.Ledger()
		u := l.UnitNamed(v.Unit)
		if u == nil && v.Delete {
			return &ledger.Problem{Kind: ledger.NoSuchUnit, Value: v.Unit}
		}
		if v.Delete {
			return w.told(a.DeleteUnit(u.ID, ""))
		}
		spec := app.UnitSpec{Kind: ledger.GuessKind(v.Unit)}
		if u != nil {
			spec = app.UnitSpec{Kind: u.Kind, Others: u.Others, Contact: u.Contact, Phone: u.Phone, Members: u.Members}
		}
		if err := v.say(l, &spec); err != nil {
			return err
		}
		if u == nil {
			done, _, err := a.AddUnit(v.Unit, spec, "")
			return w.told(done, err)
		}
		return w.told(a.SetUnit(u.ID, spec, ""))
	})
}

// say puts what was given over what the unit is.
func (v *setUnitVerb) say(l *ledger.Ledger, s *app.UnitSpec) error {
	if v.Kind != "" {
		s.Kind = ledger.UnitKind(strings.TrimSpace(v.Kind))
	}
	if v.Contact != nil {
		s.Contact = *v.Contact
	}
	if v.Phone != nil {
		s.Phone = *v.Phone
	}
	if v.Members == nil {
		return nil
	}
	s.Members = nil
	for _, n := range ledger.SplitList(*v.Members) {
		m, err := findUnit(l, n)
		if err != nil {
			return err
		}
		s.Members = append(s.Members, m.ID)
	}
	return nil
}

type succeedVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	Leader string `arg:"" name:"领导" help:"离任的领导"`
	Name   string `arg:"" name:"接任" help:"接任的领导"`
	Post   string `placeholder:"职务" help:"接任者的职务"`
	Day    string `placeholder:"日期" help:"从哪天起；不写是今天。移交这一天的年度及以后、没有办结的任务"`
}

func (v *succeedVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		x, err := findLeader(a.Ledger(), v.Leader)
		if err != nil {
			return err
		}
		done, _, err := a.Succeed(x.ID, v.Name, v.Post, w.day(v.Day), nil, "")
		return w.told(done, err)
	})
}
