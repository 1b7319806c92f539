// Package batch is the program without its window: verbs on the command line, their flags and their JSON shapes. Every
// verb does its work through app, as the window does.
package batch

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"dubanben/internal/app"
)

// World is what the verbs see of the machine.
type World struct {
	Args   []string // without the program's name
	Out    io.Writer
	Err    io.Writer
	Now    func() time.Time
	Rand   io.Reader
	Clerk  string
	Window func(Start) error // opens the window and returns when it is closed
}

// Start is what the window opens with.
type Start struct {
	Ledger string // the file to open, "" for the last one
	Sample bool   // open the sample ledger instead
}

// The ends of a run.
const (
	exitDone    = 0
	exitRefused = 1
	exitUsage   = 2
)

// cli is the grammar of the command line.
type cli struct {
	Window  windowVerb  `cmd:"" default:"withargs" hidden:"" help:"打开窗口"`
	Import  importVerb  `cmd:"" help:"导入附件，没有台账时新建；整本台账的 .json 单独导入空台账，就整本恢复"`
	List    listVerb    `cmd:"" help:"列出任务"`
	Set     setVerb     `cmd:"" help:"修改一项任务的一个字段"`
	Undo    undoVerb    `cmd:"" help:"撤销上一步（以前运行的也算，导入算一步）"`
	Export  exportVerb  `cmd:"" help:"导出一个附件或整本台账，格式由文件后缀决定：.xlsx .docx .pdf .csv .json"`
	Check   checkVerb   `cmd:"" help:"检查台账文件"`
	Compare compareVerb `cmd:"" help:"责任分工调整对照表：与某一天或另一个附件对比"`

	Overview overviewVerb `cmd:"" help:"总览：亮灯、完成率、到期、未报和存疑的数目"`
	Report   reportVerb   `cmd:"" help:"填报一项任务一个季度的进展；没有写的沿用本季度已报的"`
	Review   reviewVerb   `cmd:"" help:"审核通过或退回一份填报"`
	Quarter  quarterVerb  `cmd:"" help:"开启一个季度：未报的沿用上季度文字，标为未更新"`
	Call     callVerb     `cmd:"" help:"记一次催办：给欠报的单位打了电话，对方说了什么、答应哪天报"`
	Lamp     lampVerb     `cmd:"" help:"人工亮灯，或恢复按规则亮灯"`
	Rule     ruleVerb     `cmd:"" help:"输出或修改亮灯规则"`
	End      endVerb      `cmd:"" help:"办结、销号、中止、调整一项任务，或恢复办理"`
	Split    splitVerb    `cmd:"" help:"把一项任务拆成两项"`
	Rollover rolloverVerb `cmd:"" help:"把跨年任务结转到下一年"`
	Link     linkVerb     `cmd:"" help:"关联两项任务"`

	Indicators indicatorsVerb `cmd:"" help:"列出指标和文字里找到的指标，或确认后者"`
	Duty       dutyVerb       `cmd:"" help:"设置由谁报送，或选定一项任务里组的成员"`
	Due        dueVerb        `cmd:"" help:"确认一项任务的时限日期"`

	Units      unitsVerb      `cmd:"" help:"列出单位和各自的任务数"`
	SetUnit    setUnitVerb    `cmd:"" name:"set-unit" help:"新增、修改或删除单位"`
	RenameUnit renameUnitVerb `cmd:"" name:"rename-unit" help:"单位更名，原名留作曾用名"`
	MergeUnits mergeUnitsVerb `cmd:"" name:"merge-units" help:"两个单位合并"`
	SplitUnit  splitUnitVerb  `cmd:"" name:"split-unit" help:"由一个单位分出新单位"`
	Succeed    succeedVerb    `cmd:"" help:"领导接任：原领导的任务从某天起转给接任者"`
}

type windowVerb struct {
	Ledger string `arg:"" optional:"" name:"台账" help:"台账文件（.duban）；不写则打开上次的"`
	Sample bool   `help:"打开示例台账（源城区2020年附件1、附件2）"`
}

func (v *windowVerb) Run(w *World) error {
	return w.Window(Start{Ledger: v.Ledger, Sample: v.Sample})
}

// Run parses the arguments, runs the verb and returns the exit code: 0 done, 1 refused with one sentence on Err, 2 wrong
// usage.
func Run(w World) int {
	grammar, code := &cli{}, -1
	parser, err := kong.New(grammar, kong.Name("dubanben"), kong.Description("督办本：区政府督查室的任务台账"),
		kong.Writers(w.Out, w.Err), kong.Exit(func(c int) { code = c }), kong.Bind(&w), kong.Help(help),
		kong.WithHyphenPrefixedParameters(true))
	if err != nil {
		return refuse(w.Err, err)
	}
	out := &outlet{to: w.Out}
	w.Out = out
	if flag := valueless(parser.Model.Node, w.Args); flag != "" {
		fmt.Fprintf(w.Err, "命令写法不对：%s 后面缺少值。用“dubanben --help”查看用法。\n", flag)
		return exitUsage
	}
	ctx, err := parser.Parse(w.Args)
	if code >= 0 { // help was asked for and printed
		return code
	}
	var usage *kong.ParseError
	if errors.As(err, &usage) {
		fmt.Fprintf(w.Err, "命令写法不对：%s。用“dubanben --help”查看用法。\n", chinese(usage.Error()))
		return exitUsage
	}
	if err != nil {
		return refuse(w.Err, err)
	}
	err = ctx.Run(&w)
	if out.err != nil { // the verb is done, only its words went nowhere
		err = errMute
	}
	if err != nil {
		return refuse(w.Err, err)
	}
	return exitDone
}

// outlet remembers that the output could not be written, whatever a verb makes of that.
type outlet struct {
	to  io.Writer
	err error
}

// Write passes on.
func (o *outlet) Write(b []byte) (int, error) {
	n, err := o.to.Write(b)
	if err != nil {
		o.err = err
	}
	return n, err
}

// valueless finds a flag that wants a value and has none: at the end, or before another flag, which the parser would take
// for its value. A value that begins with two dashes is written --flag=--value.
func valueless(node *kong.Node, args []string) string {
	wants := map[string]bool{}
	for _, n := range append([]*kong.Node{node}, node.Children...) {
		for _, f := range n.Flags {
			wants["--"+f.Name] = wants["--"+f.Name] || !f.IsBool()
		}
	}
	for i := 0; i < len(args); i++ {
		if args[i] == "--" {
			return ""
		}
		if !wants[args[i]] {
			continue
		}
		if i+1 == len(args) || strings.HasPrefix(args[i+1], "--") && args[i+1] != "--" {
			return args[i]
		}
		i++
	}
	return ""
}

func refuse(out io.Writer, err error) int {
	fmt.Fprintln(out, app.Explain(err).Sentence())
	return exitRefused
}

func (w *World) options() app.Options {
	return app.Options{Clerk: w.Clerk, Now: w.Now, Rand: w.Rand}
}

// look runs f on a ledger opened for reading.
func (w *World) look(path string, f func(*app.App) error) error {
	a, err := app.Look(path, w.options())
	if err != nil {
		return err
	}
	defer a.Close()
	return f(a)
}

// work runs f on a ledger opened for writing.
func (w *World) work(path string, f func(*app.App) error) error {
	a, err := app.Open(path, w.options())
	if err != nil {
		return err
	}
	if err := f(a); err != nil {
		a.Close()
		return err
	}
	return a.Close()
}

// plain is an error that is its own sentence.
type plain struct{ title, text, advice string }

func (p *plain) Error() string { return p.text }

// Chinese is what app.Explain shows.
func (p *plain) Chinese() (title, text, advice string) { return p.title, p.text, p.advice }

// errMute says that the output could not be written; what the verb did stays done.
var errMute error = &plain{"结果没有输出", "操作已经完成，但结果没能输出。", ""}

// ErrNoWindow says that the program was built without its window.
var ErrNoWindow error = &plain{"没有窗口", "这个程序没有带窗口，只能用命令。", "用“dubanben --help”查看命令。"}

// ErrNoDisplay says that there is no screen to open the window on.
var ErrNoDisplay error = &plain{"没有显示屏", "没有可用的显示屏，打不开窗口。", "用“dubanben --help”查看不用窗口的命令。"}
