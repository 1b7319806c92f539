package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// sideRows is how many tasks the workbook of the comparison has.
const sideRows = 10_000

// contender is one program at one piece of work, timed as a whole process.
type contender struct {
	room, name string
	run        command
	makes      string // the file that it leaves; it is gone before each run
	says       string // is in what it prints: whoever reads less is faster
	foreign    bool   // not ours: where it fails it is left out
	best       time.Duration
}

// workplace is the folder of the comparison and who takes part in it.
type workplace struct {
	dir            string
	program        string
	python, office string // "" where not installed
}

func (w workplace) file(name string) string { return filepath.Join(w.dir, name) }

// sideBySide times the built program beside what else is installed.
func (s *session) sideBySide(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "dubanben-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	w := workplace{dir: dir, program: filepath.Join(dir, "dubanben")}
	if runtime.GOOS == "windows" {
		w.program += ".exe"
	}
	w.office, _ = exec.LookPath("soffice") // "" is its absence
	w.python = s.findPython(ctx, pythons())
	notes := w.missing()
	err = s.log.step("并排比较：编译不带窗口的程序，准备工作簿", func() error { return s.furnish(ctx, w) })
	if err != nil {
		return err
	}
	var field []contender
	err = s.log.step("并排比较：轮流各运行三次", func() error {
		var failed []string
		field, failed, err = s.race(ctx, w.contenders())
		notes = append(notes, failed...)
		return err
	})
	if err != nil {
		return err
	}
	s.log.say("\n并排比较：同一个工作簿，%d行，责任领导合并；整个进程的用时，取三次中最快的一次\n\n%s", sideRows, sideTable(field, sideTargets()))
	for _, note := range notes {
		s.log.say("⚠ %s", note)
	}
	return nil
}

// missing says, a line for each, what is not installed.
func (w workplace) missing() []string {
	var notes []string
	if w.python == "" {
		notes = append(notes, "没有安装带 openpyxl 的 Python，不与它比较。")
	}
	if w.office == "" {
		notes = append(notes, "没有安装 LibreOffice（soffice），不与它比较。")
	}
	return notes
}

// furnish builds the program and has it make the ledger and the workbook, whose
// merged cells come from the export.
func (s *session) furnish(ctx context.Context, w workplace) error {
	if err := writeTasks(w.file("tasks.csv"), sideRows); err != nil {
		return err
	}
	steps := []command{
		{
			name: s.goTool,
			args: []string{"build", "-buildvcs=false", "-tags", "batch", "-o", w.program, "./cmd/dubanben"},
			env:  headlessEnviron(os.Environ(), runtime.GOOS),
		},
		{name: w.program, args: []string{"import", w.file("ledger.duban"), w.file("tasks.csv"), "--year", "2020"}},
		{name: w.program, args: []string{"export", w.file("ledger.duban"), "--annex", "1", "--to", w.file("big.xlsx")}},
	}
	for _, c := range steps {
		if _, err := s.capture(ctx, c); err != nil {
			return err
		}
	}
	if w.python != "" {
		// Without the plan the writing script fails, and that is said then.
		_, _ = s.capture(ctx, command{name: w.python, args: []string{"-c", planScript, w.file("big.xlsx"), w.file("plan.json")}})
	}
	return ctx.Err()
}

// writeTasks writes an annex of n tasks of usual length; five at a time have
// one leader.
func writeTasks(path string, n int) error {
	rows := [][]string{
		{"2020年重点工作任务分解表", "", "", "", ""},
		{"序号", "工作任务", "责任领导", "牵头责任单位", "相关责任单位"},
	}
	leaders := []string{"许西湖", "刘小平", "黄锦忠"}
	for i := range n {
		task := strings.Repeat("加快老旧小区升级改造，新建小公园和公共厕所，不断改善人居环境。", 1+i%3)
		rows = append(rows, []string{
			strconv.Itoa(i + 1), fmt.Sprintf("推进第%d项：%s", i+1, task), leaders[i/5%len(leaders)], "区住建局", "区民政局、各镇街道",
		})
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(csv.NewWriter(file).WriteAll(rows), file.Close())
}

// contenders are all that can take part, by work.
func (w workplace) contenders() []contender {
	book, ledger, plan := w.file("big.xlsx"), w.file("ledger.duban"), w.file("plan.json")
	tasks := strconv.Itoa(sideRows)
	ours := func(args ...string) command { return command{name: w.program, args: args} }
	python := func(args ...string) command { return command{name: w.python, args: append([]string{"-c"}, args...)} }
	all := []contender{
		{room: "导入", name: "dubanben import", makes: w.file("new.duban"), says: tasks,
			run: ours("import", w.file("new.duban"), book, "--year", "2020")},
		{room: "导入", name: "dubanben import --dry-run", says: tasks,
			run: ours("import", w.file("none.duban"), book, "--year", "2020", "--dry-run")},
	}
	if w.python != "" {
		all = append(all, contender{room: "导入", name: "openpyxl 全部读取", foreign: true, says: tasks, run: python(readScript, book)})
	}
	if w.office != "" {
		// A profile of its own: a running LibreOffice would take the work over.
		profile := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(w.file("profile")), "/")}
		all = append(all, contender{room: "导入", name: "soffice 转为 csv", foreign: true, makes: w.file("big.csv"),
			run: command{name: w.office, args: []string{
				"-env:UserInstallation=" + profile.String(), "--headless", "--convert-to", "csv", "--outdir", w.dir, book,
			}}})
	}
	all = append(all, contender{room: "导出", name: "dubanben export", makes: w.file("ours.xlsx"),
		run: ours("export", ledger, "--annex", "1", "--to", w.file("ours.xlsx"))})
	if w.python != "" {
		all = append(all, contender{room: "导出", name: "openpyxl 写出", foreign: true, makes: w.file("theirs.xlsx"),
			run: python(writeScript, plan, w.file("theirs.xlsx"))})
	}
	return all
}

// race runs all three times in turn, so that what else the machine does hits
// everyone, and keeps each one's best. Of foreign ones it says who failed.
func (s *session) race(ctx context.Context, field []contender) ([]contender, []string, error) {
	var notes []string
	for range 3 {
		var still []contender
		for _, c := range field {
			took, err := s.timed(ctx, c)
			switch {
			case err == nil:
				if c.best == 0 || took < c.best {
					c.best = took
				}
				still = append(still, c)
			case ctx.Err() != nil:
				return nil, nil, ctx.Err()
			case c.foreign:
				notes = append(notes, fmt.Sprintf("“%s”没有做成，不与它比较：%s", c.name, lastLines(err.Error(), 1)))
			default:
				return nil, nil, fmt.Errorf("%s：%w", c.name, err)
			}
		}
		field = still
	}
	return field, notes, nil
}

// timed runs c once. That it ended well is not enough: soffice always does.
func (s *session) timed(ctx context.Context, c contender) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	if c.makes != "" {
		if err := os.RemoveAll(c.makes); err != nil {
			return 0, err
		}
	}
	began := time.Now()
	said, err := s.capture(ctx, c.run)
	took := time.Since(began)
	if err != nil {
		return 0, err
	}
	if !strings.Contains(said, c.says) {
		return 0, fmt.Errorf("没有读到%s行", c.says)
	}
	if c.makes != "" {
		if _, err := os.Stat(c.makes); err != nil {
			return 0, fmt.Errorf("没有写出 %s", filepath.Base(c.makes))
		}
	}
	return took, nil
}
