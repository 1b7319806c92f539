package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// What the window remembers between runs. Nothing precious: Fyne rewrites the file in place.
const (
	prefLedger  = "ledger" // the one that was open last
	prefRecent  = "recent" // those before it, one a line
	prefClerk   = "clerk"
	prefDark    = "dark"
	prefDetail  = "detail" // whether the detail pane is open
	prefZoom    = "zoom"
	prefShort   = "short" // whether rows show at most shortRow lines
	prefPlace   = "place" // where the last ledger was left
	prefWidth   = "width" // the window, in pixels
	prefHeight  = "height"
	prefQuarter = "quarter" // that was looked at last
	prefFolder  = "folder"  // where a file was saved last
	prefOpened  = "opened"  // where a file was chosen last
)

// sampleName is the file of the sample ledger in the data folder.
const sampleName = "示例台账.duban"

// shortRow is how many lines a row shows where the person wants low rows.
const shortRow = 6

// recentMost is how many ledgers the first page lists.
const recentMost = 5

func (w *Window) clerk() string {
	if c := w.world.App.Preferences().String(prefClerk); c != "" {
		return c
	}
	return w.world.Clerk
}

// remember puts the ledger at the head of the recent ones.
func (w *Window) remember(path string) {
	path = absolute(path)
	list := slices.DeleteFunc(w.recent(), func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	w.world.App.Preferences().SetString(prefLedger, path)
	w.world.App.Preferences().SetString(prefRecent, strings.Join(list[:min(len(list), recentMost)], "\n"))
}

func (w *Window) recent() []string {
	s := w.world.App.Preferences().String(prefRecent)
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// absolute is the whole path; a person reads it in the status bar.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// ledgerName is the file's name without its folder and ending.
func ledgerName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}
