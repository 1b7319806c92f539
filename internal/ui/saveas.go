package ui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// target is what the save dialog asks for.
type target struct {
	title  string
	folder string
	name   string
	then   func(path string)
}

// saveTo asks for a folder and a name and hands on the path. Fyne's own save dialog opens the file for writing, which
// would empty what is there before the safe save has its turn.
func (w *Window) saveTo(title, name string, then func(path string)) {
	w.askTarget(target{title, w.saveFolder(), name, then}, "")
}

// askTarget shows the dialog with what was filled in before, and with what was wrong with that.
func (w *Window) askTarget(t target, wrong string) {
	file, where := w.newField(t.name, "文件名"), w.newField(t.folder, "文件夹")
	choose := w.look.Button("folder", "选择…", func() {
		w.showFiles(dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				where.SetText(u.Path())
			}
		}, w.win), "选择文件夹", "选择")
	})
	lines := []fyne.CanvasObject{
		container.New(look.Stack(4), look.Words("文件名", 12, false, w.look.Text2()), file),
		container.New(look.Stack(4), look.Words("文件夹", 12, false, w.look.Text2()), container.NewBorder(nil, nil, nil, choose, where)),
	}
	if wrong != "" {
		lines = append(lines, look.Words(wrong, 12, false, w.look.Error()))
	}
	w.popup(t.title, container.New(look.Fixed(560, 0), container.New(look.Stack(12), lines...)), func(hide func()) ([]fyne.CanvasObject, func()) {
		save := func() {
			hide()
			w.saveChecked(target{t.title, where.Text(), withEnding(file.Text(), filepath.Ext(t.name)), t.then})
		}
		return []fyne.CanvasObject{w.look.TallButton("取消", hide), w.look.MainButton("保存", save)}, save
	})
	w.host.Focus(file.Area)
	file.Area.Select(0, len(strings.TrimSuffix(t.name, filepath.Ext(t.name))))
}

// withEnding gives a name the ending that was offered where the person has left it out: the ending says what is written, and
// a ledger without its own would not be found again.
func withEnding(name, ending string) string {
	name = strings.TrimSpace(name)
	for _, known := range []string{".duban", ".xlsx", ".docx", ".pdf", ".csv", ".json"} {
		if name == "" || strings.EqualFold(filepath.Ext(name), known) && (ending == ".duban") == (known == ".duban") {
			return name
		}
	}
	return name + ending
}

// saveChecked asks once more before a file is replaced; a ledger is never replaced. What is wrong brings the dialog back
// as it was filled in.
func (w *Window) saveChecked(t target) {
	name := strings.TrimSpace(t.name)
	path := filepath.Join(t.folder, name)
	switch fi, err := os.Stat(t.folder); {
	case name == "":
		w.askTarget(t, "请填写文件名。")
		return
	case err != nil || !fi.IsDir():
		w.askTarget(t, "没有这个文件夹，请另选一个。")
		return
	}
	w.world.App.Preferences().SetString(prefFolder, t.folder)
	switch {
	case !exists(path):
		t.then(path)
	case strings.EqualFold(filepath.Ext(name), ".duban"):
		w.askTarget(t, "已经有同名的台账，请换一个文件名。")
	default:
		w.replace(t, name, path)
	}
}

// replace asks before a file is replaced; no brings the dialog back.
func (w *Window) replace(t target, name, path string) {
	content := container.New(look.Fixed(desk.MessageWidth, 0), w.textLine("“"+name+"”已经存在，要用新的替换它吗？", false))
	w.popup(t.title, content, func(hide func()) ([]fyne.CanvasObject, func()) {
		no, yes := w.look.TallButton("取消", func() { hide(); w.askTarget(t, "") }), func() { hide(); t.then(path) }
		return []fyne.CanvasObject{no, w.look.MainButton("替换", yes)}, yes
	})
}

// saveFolder is where files were saved last, else the person's documents, else the home folder.
func (w *Window) saveFolder() string {
	if f := w.world.App.Preferences().String(prefFolder); f != "" && exists(f) {
		return f
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return w.world.DataDir
	}
	for _, sub := range []string{"文档", "Documents"} {
		if f := filepath.Join(home, sub); exists(f) {
			return f
		}
	}
	return home
}
