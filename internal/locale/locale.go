// Package locale gives the process a language before Fyne asks for it. Fyne reads the locale while the program is still
// being set up and writes English complaints on standard error where it is "C", as on many servers and in scripts; a verb
// that is refused says one Chinese sentence there and nothing else. Package variables are set up in the order of import
// paths, so this one, which needs nothing but os, has its turn before Fyne's.
package locale

import (
	"os"
	"strings"
)

// Name is the language that was found, or Chinese where none was.
var Name = settle()

// settle looks at the variables as the C library does, the strongest first, and replaces a locale that names no language.
func settle() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := os.Getenv(name)
		if value == "" {
			continue
		}
		language, _, _ := strings.Cut(value, ".")
		if language != "C" && language != "POSIX" {
			return value
		}
		os.Unsetenv(name)
	}
	const chinese = "zh_CN.UTF-8"
	os.Setenv("LANG", chinese)
	return chinese
}
