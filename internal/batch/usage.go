package batch

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"
)

// chinese puts the parser's complaint into Chinese. Its errors carry nothing but their text, so this is the one place
// that looks at it; what is not known gets a general sentence.
func chinese(complaint string) string {
	for _, p := range []struct {
		re *regexp.Regexp
		to string
	}{
		{regexp.MustCompile(`(?s)^unknown flag ([^,]+).*$`), "没有选项“$1”"},
		{regexp.MustCompile(`(?s)^unexpected argument (.+?)(, did you mean .*)?$`), "多出了“$1”"},
		{regexp.MustCompile(`^missing flags: (.*)$`), "缺少选项 $1"},
		{regexp.MustCompile(`^expected "(.*)"$`), "缺少 $1"},
		{regexp.MustCompile(`^missing positional arguments (.*)$`), "缺少 $1"},
		{regexp.MustCompile(`^expected one of (.*)$`), "要写明做什么：$1"},
		{regexp.MustCompile(`^(--\S+): expected a valid \d+ bit u?int but got "(.*)"$`), "$1 应是整数，而不是“$2”"},
		{regexp.MustCompile(`^(--\S+): expected an int but got .*$`), "$1 应是整数"},
		{regexp.MustCompile(`^(--\S+): expected \S+ value but got .*$`), "$1 后面缺少值"},
		{regexp.MustCompile(`^(--\S+): missing value.*$`), "$1 后面缺少值"},
		{regexp.MustCompile(`^[a-z ]+: (.*\p{Han}.*)$`), "$1"}, // what a verb itself says of its options
		{regexp.MustCompile(`^flag (--\S+) applies to .*$`), "选项“$1”不能与动作同用"},
	} {
		if p.re.MatchString(complaint) {
			return p.re.ReplaceAllString(complaint, p.to)
		}
	}
	return "选项或参数有误"
}

// help prints the usage of the program or of one verb, in Chinese.
func help(_ kong.HelpOptions, ctx *kong.Context) error {
	node := ctx.Selected()
	if node == nil || node.Hidden {
		return helpProgram(ctx)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n用法：dubanben %s\n", node.Help, summary(node))
	for _, p := range node.Positional {
		fmt.Fprintf(&b, "  %-24s %s\n", "<"+p.Name+">", p.Help)
	}
	for _, f := range node.Flags {
		fmt.Fprintf(&b, "  %-24s %s\n", "--"+f.Name, f.Help)
	}
	_, err := fmt.Fprint(ctx.Stdout, b.String())
	return err
}

func summary(node *kong.Node) string {
	s := node.Name
	for _, p := range node.Positional {
		s += " <" + p.Name + ">"
	}
	for _, f := range node.Flags {
		switch {
		case f.Required:
			s += " --" + f.Name + " " + f.PlaceHolder
		case f.IsBool():
			s += " [--" + f.Name + "]"
		default:
			s += " [--" + f.Name + " " + f.PlaceHolder + "]"
		}
	}
	return s
}

func helpProgram(ctx *kong.Context) error {
	var b strings.Builder
	b.WriteString("督办本：区政府督查室的任务台账。不写动作时打开窗口。\n\n用法：dubanben [<台账>] [--sample]\n")
	for _, n := range ctx.Model.Children {
		if !n.Hidden {
			fmt.Fprintf(&b, "      dubanben %s\n          %s\n", summary(n), n.Help)
		}
	}
	b.WriteString("\n结束时：0 完成；1 未做，原因见一句说明，什么也没有改动；2 命令写法不对。\n")
	_, err := fmt.Fprint(ctx.Stdout, b.String())
	return err
}
