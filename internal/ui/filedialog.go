package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"
)

// showFiles gives a file dialog its words and a size that shows names in full.
func (w *Window) showFiles(d *dialog.FileDialog, title, confirm string) {
	w.watchModal(d, nil)
	d.SetTitleText(title)
	d.SetConfirmText(confirm)
	d.SetDismissText("取消")
	d.SetView(dialog.ListView)
	if l, err := storage.ListerForURI(storage.NewFileURI(w.openFolder())); err == nil {
		d.SetLocation(l)
	}
	size := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(900, size.Width-80), min(600, size.Height-80)))
	d.Show()
	if top := w.win.Canvas().Overlays().Top(); top != nil {
		namePlaces(top)
	}
}

// openFolder is where a file was chosen last, else where files are saved.
func (w *Window) openFolder() string {
	if f := w.world.App.Preferences().String(prefOpened); f != "" && exists(f) {
		return f
	}
	return w.saveFolder()
}

// chosen is the path of the file that the person has chosen, "" for none; the next choice begins beside it.
func (w *Window) chosen(r fyne.URIReadCloser, err error) string {
	if err != nil || r == nil {
		return ""
	}
	defer r.Close()
	path := r.URI().Path()
	w.world.App.Preferences().SetString(prefOpened, filepath.Dir(path))
	return path
}

// namePlaces puts the dialog's places into Chinese: Fyne takes their names from no translation. Its list of places is
// found in what it shows, and each name is replaced as the list writes it.
func namePlaces(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *widget.PopUp:
		namePlaces(o.Content)
	case *container.Split:
		namePlaces(o.Leading)
		namePlaces(o.Trailing)
	case *container.Scroll:
		namePlaces(o.Content)
	case *fyne.Container:
		for _, child := range o.Objects {
			namePlaces(child)
		}
	case *widget.List:
		write := o.UpdateItem
		o.UpdateItem = func(id widget.ListItemID, item fyne.CanvasObject) {
			write(id, item)
			nameItem(item)
		}
		o.Refresh()
	}
}

// nameItem replaces the labels in one place of the list.
func nameItem(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			nameItem(child)
		}
	case *widget.Label:
		names := map[string]string{"Home": "主目录", "Computer": "计算机", "Documents": "文档", "Downloads": "下载", "Desktop": "桌面",
			"Music": "音乐", "Pictures": "图片", "Videos": "视频"}
		if name, ok := names[o.Text]; ok {
			o.SetText(name)
		}
	}
}
