package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	jsonfile "dubanben/internal/format/json"
	"dubanben/internal/ledger"
)

// Whole is the file of a whole ledger, on its way into a ledger that has no annex yet.
type Whole struct {
	Name     string // of the file
	ledger   *ledger.Ledger
	entities []ledger.Entity
}

// ReadWhole reads the file of a whole ledger and sees that all of it goes together; nil for any other file, one that an older version
// wrote among them, out of which ReadAnnexes takes the rows.
func ReadWhole(ctx context.Context, path string) (*Whole, error) {
	size, err := importable(path)
	if err != nil || size > jsonfile.MaxWhole {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, importError(path, err)
	}
	defer f.Close()
	p := progressOf(ctx)
	w := &Whole{Name: filepath.Base(path)}
	p.begin(stage{what: "正在读取 " + w.Name, to: readShare, all: size, in: ofBytes})
	found, err := jsonfile.ReadWhole(paced{ctx, p}, f, w.add)
	if err == nil && found {
		err = ledger.CheckWhole(w.entities)
	}
	if err != nil || !found {
		return nil, err
	}
	w.ledger = ledger.Of(w.entities)
	return w, nil
}

func (w *Whole) add(x jsonfile.Entity) error {
	e, err := ledger.Decode(ledger.Kind(x.Kind), string(x.Value))
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return &jsonfile.Unreadable{Reason: jsonfile.BadField, Row: len(w.entities) + 1, Field: kind.Field, Err: err}
	}
	if err != nil {
		return &NewerFile{Name: w.Name, Err: err}
	}
	w.entities = append(w.entities, e)
	return nil
}

// NewerFile is the file of a whole ledger with something that this version does not know.
type NewerFile struct {
	Name string
	Err  error
}

// Error is for logs; people read Explain.
func (n *NewerFile) Error() string { return fmt.Sprintf("import %s: %v", n.Name, n.Err) }

// Unwrap gives what the reader said.
func (n *NewerFile) Unwrap() error { return n.Err }

// Chinese is what Explain shows.
func (n *NewerFile) Chinese() (title, text, advice string) {
	return "没有导入", "“" + brief(n.Name) + "”里有本版本不认识的内容，没有导入。", "它可能由更新版本的督办本导出，请先升级督办本。"
}

// Ledger is what the file holds.
func (w *Whole) Ledger() *ledger.Ledger { return w.ledger }

// Contents says how much the file holds: 2个附件、114项任务、320条报送.
func (w *Whole) Contents() string {
	n := map[ledger.Kind]int{}
	for _, e := range w.entities {
		k, _ := e.Ref()
		n[k]++
	}
	var out []string
	for _, x := range []struct {
		kind  ledger.Kind
		words string
	}{{ledger.KindAnnex, "%d个附件"}, {ledger.KindTask, "%d项任务"}, {ledger.KindUnit, "%d个单位"}, {ledger.KindLeader, "%d位责任领导"},
		{ledger.KindReport, "%d条报送"}, {ledger.KindDoubt, "%d条存疑"}, {ledger.KindLink, "%d条关联"}, {ledger.KindCall, "%d条催办记录"}} {
		if n[x.kind] > 0 {
			out = append(out, fmt.Sprintf(x.words, n[x.kind]))
		}
	}
	if n[ledger.KindRule] > 0 {
		out = append(out, "亮灯规则")
	}
	if len(out) == 0 {
		return "空台账"
	}
	return strings.Join(out, "、")
}

// Displaces tells whether a ledger without an annex has something that would go when the file's comes in, such as units that somebody
// typed.
func (w *Whole) Displaces(l *ledger.Ledger) bool {
	return slices.ContainsFunc(l.All(), func(e ledger.Entity) bool {
		k, id := e.Ref()
		return w.ledger.Get(k, id) == nil
	})
}

// RowsOnly says of each file of a whole ledger among the intakes that no more than its annexes are taken.
func RowsOnly(in []Intake) []string {
	var out []string
	for _, x := range in {
		if name := x.Reading.Whole; name != "" {
			out = append(out, "“"+brief(name)+"”是整本台账，只取其中附件的行，报送等其余内容不取；单独导入空台账时才整本恢复。")
		}
	}
	return out
}

// ImportWhole makes the ledger the one that the file holds, as one step; where it has an annex already, it is refused. The history of the
// other ledger is not in it. It can be cancelled as Import can.
func (a *App) ImportWhole(ctx context.Context, w *Whole) (Done, error) {
	p := progressOf(ctx)
	done, err := a.doWatched("", func(d *ledger.Draft) (string, error) {
		if err := d.Restore(w.entities); err != nil {
			return "", err
		}
		return importing + "整本台账", ctx.Err()
	}, func(changes []ledger.Change) func() error { return p.writing(ctx, len(w.ledger.Tasks()), len(changes)) })
	if err == nil {
		p.written()
	}
	return done, err
}

// CreateFromWhole makes a new ledger of the file of a whole one; where that fails, no file is left.
func CreateFromWhole(ctx context.Context, path string, w *Whole, o Options) (*App, error) {
	return createWith(path, o, func(a *App) error {
		_, err := a.ImportWhole(ctx, w)
		return err
	})
}
