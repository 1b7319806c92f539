package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// speakChinese makes Fyne's own dialogs and menus Chinese whatever the system's language is: Fyne takes the system's
// locale and falls back to English, so both get the Chinese words.
func speakChinese() error {
	words, err := json.Marshal(fyneWords())
	if err != nil {
		return err
	}
	for _, l := range []fyne.Locale{"en", lang.SystemLocale(), "zh-Hans"} {
		if err := lang.AddTranslationsForLocale(words, l); err != nil {
			return err
		}
	}
	return nil
}

// fyneWords are Fyne's strings in the words of this program.
func fyneWords() map[string]string {
	return map[string]string{
		"Advanced": "高级", "Cancel": "取消", "Confirm": "确认", "Copy": "复制", "Create Folder": "新建文件夹", "Cut": "剪切",
		"Enter filename": "文件名", "Error": "出错", "Favourites": "常用位置", "File": "文件", "Folder": "文件夹",
		"New Folder": "新建文件夹", "No": "否", "OK": "确定", "Open": "打开", "Paste": "粘贴", "Quit": "退出", "Redo": "恢复",
		"Save": "保存", "Select all": "全选", "Show Hidden Files": "显示隐藏文件", "Undo": "撤销", "Yes": "是",
		"file.name": "名称", "file.parent": "上一级", "monday": "星期一", "tuesday": "星期二", "wednesday": "星期三", "thursday": "星期四", "friday": "星期五", "saturday": "星期六",
		"sunday": "星期日", "monday.short": "周一", "tuesday.short": "周二", "wednesday.short": "周三", "thursday.short": "周四",
		"friday.short": "周五", "saturday.short": "周六", "sunday.short": "周日",
	}
}
