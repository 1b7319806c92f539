package app

import (
	"fmt"

	"dubanben/internal/ledger"
)

// AnnexSpec is what a person says of an annex: all of it but its rows.
type AnnexSpec = ledger.AnnexSpec

// AddAnnex makes an annex without rows.
func (a *App) AddAnnex(s AnnexSpec, place string) (Done, ledger.ID, error) {
	var made ledger.ID
	done, err := a.do(place, func(d *ledger.Draft) (string, error) {
		var err error
		if made, err = d.AddAnnex(s); err != nil {
			return "", err
		}
		return "新建" + yearAndName(d.Annex(made)), nil
	})
	return done, made, err
}

// CopyAnnex makes an annex with the rows of another one, such as next year's from last year's: without targets, progress,
// deadlines and doubts. Without columns of its own it has the other's, their quarters moved to its year.
func (a *App) CopyAnnex(from ledger.ID, s AnnexSpec, place string) (Done, ledger.ID, error) {
	var made ledger.ID
	done, err := a.do(place, func(d *ledger.Draft) (string, error) {
		var err error
		if made, err = d.CopyAnnex(from, s); err != nil {
			return "", err
		}
		return "由" + yearAndName(d.Annex(from)) + "新建" + yearAndName(d.Annex(made)), nil
	})
	return done, made, err
}

// SetAnnex changes what is said of an annex. Taking a column away takes no data away: where its cells are filled, the
// field goes on showing behind the others.
func (a *App) SetAnnex(id ledger.ID, s AnnexSpec, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		if err := d.SetAnnex(id, s); err != nil {
			return "", err
		}
		return "修改" + yearAndName(d.Base().Annex(id)), nil
	})
}

// DeleteAnnex takes an annex away with its rows; leaders and units stay.
func (a *App) DeleteAnnex(id ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		if err := d.DeleteAnnex(id); err != nil {
			return "", err
		}
		return "删除" + yearAndName(d.Base().Annex(id)), nil
	})
}

func yearAndName(x *ledger.Annex) string { return fmt.Sprintf("%d年%s", x.Year, x.Name()) }
