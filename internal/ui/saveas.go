package ui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/app"
)

// saveTo asks for a folder and a name and hands on the path. Fyne's own save dialog opens the file for writing, which
// would empty what is there before the safe save has its turn.
func (w *Window) saveTo(title, name string, then func(path string)) {
	folder := w.saveFolder()
	where := widget.NewEntry()
	where.SetText(folder)
	file := widget.NewEntry()
	file.SetText(name)
	var d *dialog.ConfirmDialog
	choose := w.button("folder", "选择…", func() {
		f := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				where.SetText(u.Path())
			}
		}, w.win)
		w.showFiles(f, "选择文件夹", "选择")
	})
	form := container.New(stack{12},
		container.New(stack{4}, words("文件名", 12, false, w.look.tx2()), file),
		container.New(stack{4}, words("文件夹", 12, false, w.look.tx2()), container.NewBorder(nil, nil, nil, container.New(inset{0, 0, 0, 8}, choose), where)))
	d = dialog.NewCustomConfirm(title, "保存", "取消", container.New(fixed{width: 560}, container.New(inset{4, 10, 8, 10}, form)), func(ok bool) {
		if ok {
			w.saveChecked(title, where.Text, file.Text, then)
		}
	}, w.win)
	file.OnSubmitted = func(string) { d.Confirm() }
	d.Show()
	w.win.Canvas().Focus(file)
}

// saveChecked asks once more before a file is replaced; a ledger is never replaced.
func (w *Window) saveChecked(title, folder, name string, then func(string)) {
	name = strings.TrimSpace(name)
	if name == "" {
		w.message(title, newProse("请填写文件名。", 14, 20, false, w.look.tx()).within(380))
		return
	}
	path := filepath.Join(folder, name)
	if fi, err := os.Stat(folder); err != nil || !fi.IsDir() {
		w.explain(&app.SaveError{Path: path, Reason: app.SaveNoFolder, Err: err})
		return
	}
	w.world.App.Preferences().SetString(prefFolder, folder)
	if !exists(path) || strings.EqualFold(filepath.Ext(name), ".duban") {
		then(path)
		return
	}
	text := newProse("“"+name+"”已经存在，要用新的替换它吗？", 14, 20, false, w.look.tx()).within(380)
	ask := dialog.NewCustomConfirm(title, "替换", "取消", container.New(fixed{width: 400}, container.New(inset{4, 10, 8, 10}, text)), func(ok bool) {
		if ok {
			then(path)
		}
	}, w.win)
	ask.Show()
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
