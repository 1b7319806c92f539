package ui

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2/lang"
)

// fyneSource is where Fyne's own source lies on this machine.
func fyneSource(t *testing.T) string {
	t.Helper()
	file, _ := runtime.FuncForPC(reflect.ValueOf(lang.AddTranslations).Pointer()).FileLine(0)
	root := filepath.Dir(filepath.Dir(file))
	if _, err := os.Stat(filepath.Join(root, "lang", "translations")); err != nil {
		t.Fatalf("Fyne's source is not where the test was compiled from (do not test with -trimpath): %v", err)
	}
	return root
}

// fynesWords are the keys of Fyne's own translations and whatever else its source asks to have translated.
func fynesWords(t *testing.T) map[string]bool {
	t.Helper()
	root := fyneSource(t)
	base, err := os.ReadFile(filepath.Join(root, "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal(base, &keys); err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for k := range keys {
		out[k] = true
	}
	asked := regexp.MustCompile(`lang\.(?:L|X|N|XN|Localize|LocalizeKey)\("([^"]+)"`)
	for _, folder := range []string{"dialog", "widget", "container", "app", "internal/driver/glfw"} {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			source, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range asked.FindAllStringSubmatch(string(source), -1) {
				out[m[1]] = true
			}
		}
	}
	return out
}

func TestFynesOwnWordsAreChinese(t *testing.T) {
	if err := speakChinese(); err != nil {
		t.Fatal(err)
	}
	words := fynesWords(t)
	if len(words) < 35 {
		t.Errorf("only %d words were found", len(words))
	}
	for k := range words {
		chinese := fyneWords()[k]
		if chinese == "" || strings.ContainsFunc(chinese, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			t.Errorf("Fyne's %q is %q in Chinese", k, chinese)
		}
		if got := lang.X(k, k); got != chinese {
			t.Errorf("Fyne shows %q for %q, not %q", got, k, chinese)
		}
	}
}
