package locale

import (
	"os"
	"testing"
)

func TestALocaleThatNamesNoLanguageBecomesChinese(t *testing.T) {
	for _, c := range []struct{ all, messages, lang, want string }{
		{"", "", "", "zh_CN.UTF-8"}, {"C", "", "zh_CN.UTF-8", "zh_CN.UTF-8"}, {"", "", "C.UTF-8", "zh_CN.UTF-8"},
		{"", "en_US.UTF-8", "C", "en_US.UTF-8"}, {"POSIX", "C", "C", "zh_CN.UTF-8"}, {"", "", "zh_CN.GB18030", "zh_CN.GB18030"},
	} {
		t.Setenv("LC_ALL", c.all)
		t.Setenv("LC_MESSAGES", c.messages)
		t.Setenv("LANG", c.lang)
		if got := settle(); got != c.want {
			t.Errorf("%+v: got %s", c, got)
		}
		if os.Getenv("LC_ALL") == "C" || os.Getenv("LC_ALL") == "POSIX" {
			t.Errorf("%+v: LC_ALL is still %s", c, os.Getenv("LC_ALL"))
		}
	}
}
