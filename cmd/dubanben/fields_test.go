//go:build window

package main_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dubanben/internal/ime/imetest"
)

// The places that are typed into outside the table, and what leads there.
var (
	replaceWith  = spot{290, 170} // the second line of the strip over the table
	leadFilter   = spot{897, 132} // ▾ of 牵头责任单位
	paneText     = spot{1170, 155}
	paneRelated  = spot{1190, 238} // 相关 of the first task
	unitSearch   = spot{300, 104}
	historyText  = spot{746, 123} // 查找内容
	restoreValue = spot{1140, 92} // 恢复此值
	menuFile     = spot{26, 15}
	askClerk     = spot{40, 417} // 经办人… in it
	menuData     = spot{158, 15}
	annexInfo    = spot{185, 78} // 附件信息… in it
)

// TestWindowFindsAndReplacesChinese types what is looked for and what replaces it; where the cursor went shows in the row
// that is typed into afterwards.
func TestWindowFindsAndReplacesChinese(t *testing.T) {
	y := newTypist(t)
	all := y.tasks()
	const word = "旅游" // stands in tasks only, in no name
	var at []int
	for i, x := range all {
		if strings.Contains(x.Text, word) {
			at = append(at, i)
		}
	}
	y.keys("ctrl+f")
	y.pinyin("lv", "Left", "Down", "Escape") // the strip stays
	y.pinyin("lvyou", "Return")              // the letters, and no step
	y.keys("ctrl+a")
	y.pinyin("lvyou", "space")
	y.keys("Return") // from the first hit to the second
	y.keys("Escape")
	y.plain("found", "Return")
	all = y.texted(at[1], "found", all)

	y.keys("ctrl+h")
	y.click(replaceWith)
	y.pinyin("nihao", "space")
	y.keys("Return", "Return") // to the row that Enter went to, and into it
	y.texted(at[1]+1, strings.ReplaceAll(all[at[1]+1].Text, word, "你好"), all)
	y.shut()
}

// TestWindowFilterListsWhatIsTypedInChinese narrows the list of a column's filter to one unit.
func TestWindowFilterListsWhatIsTypedInChinese(t *testing.T) {
	y := newTypist(t)
	all := y.tasks()
	y.click(leadFilter)
	y.pinyin("can", "Escape") // the box stays
	y.pinyin("can", "BackSpace", "BackSpace", "BackSpace")
	y.pinyin("jiaoyuju", "space")
	y.keys("Return")
	y.keys("ctrl+Home")
	y.plain("its first", "Return")
	first := 0
	for !strings.Contains(strings.Join(all[first].Lead, "、"), "教育局") {
		first++
	}
	y.texted(first, "its first", all)
	y.shut()
}

// TestWindowUnitSearchAndHistorySearchTakeChinese finds a unit and writes into its first task, then finds that edit in the
// history and takes it back.
func TestWindowUnitSearchAndHistorySearchTakeChinese(t *testing.T) {
	y := newTypist(t)
	all := y.tasks()
	y.keys("ctrl+3")
	y.click(unitSearch)
	y.pinyin("jiao", "Down", "Escape") // Down is no way into the list yet
	y.pinyin("jiaoyuju", "space")
	y.keys("Return", "F6") // into the list, into the table
	y.pinyin("zhongguo", "space")
	y.keys("Return")
	first := 0
	for !strings.Contains(strings.Join(all[first].Lead, "、"), "区教育局") {
		first++
	}
	old := all[first].Text
	all = y.texted(first, "中国", all)

	y.keys("ctrl+4")
	y.click(historyText)
	y.pinyin("zhong", "Escape")
	y.pinyin("zhongguo", "space")
	y.keys("Return", "Home")
	y.click(restoreValue)
	y.texted(first, old, all)
	y.shut()
}

// TestWindowDetailPaneTakesChinese changes a text and a list of units in the pane at the right.
func TestWindowDetailPaneTakesChinese(t *testing.T) {
	y := newTypist(t)
	all := y.tasks()
	y.click(paneText)
	y.pinyin("ni", "Left", "Home", "Up", "Escape") // the field stays
	y.pinyin("nihao", "space")
	y.keys("Return")
	all = y.texted(0, all[0].Text+"你好", all)

	y.click(paneRelated)
	y.pinyin("jiao", "BackSpace", "Tab", "Escape")
	y.pinyin("jiaoyuju", "space")
	y.keys("Return", "Return")
	y.related(0, "区教育局", all)
	y.shut()
}

// TestWindowDialogsTakeChinese types who sits at the machine, and the title of an annex.
func TestWindowDialogsTakeChinese(t *testing.T) {
	y := newTypist(t)
	y.click(menuFile)
	y.click(askClerk)
	y.pinyin("zhang", "Return") // the letters; the dialog stays
	y.keys("ctrl+a")
	y.pinyin("zhongguo", "space")
	y.keys("Return")

	y.click(menuData)
	y.click(annexInfo)
	y.pinyin("ni", "Left", "Escape") // the dialog stays
	y.pinyin("nihao", "space")
	y.keys("ctrl+Return")
	imetest.Until(t, "the title in the workbook to be 你好…", func() bool { return strings.Contains(y.workbook(), ">你好源城区2020年") })
	y.shut()
	kept, err := os.ReadFile(filepath.Join(filepath.Dir(y.ledger), "config", "fyne", "cn.dubanben", "preferences.json"))
	if err != nil || !bytes.Contains(kept, []byte(`"clerk":"中国"`)) {
		t.Errorf("the clerk is not 中国: %v, %s", err, kept)
	}
}

// workbook is the text of 附件1 as the verb export writes it.
func (d *desk) workbook() string {
	d.t.Helper()
	file := filepath.Join(d.t.TempDir(), "annex.xlsx")
	if code, _, complaint := d.run("export", d.ledger, "--annex", "1", "--to", file); code != 0 {
		d.t.Fatalf("export ends with %d: %s", code, complaint)
	}
	z, err := zip.OpenReader(file)
	if err != nil {
		d.t.Fatal(err)
	}
	defer z.Close()
	var all strings.Builder
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			d.t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			d.t.Fatal(err)
		}
	}
	return all.String()
}
