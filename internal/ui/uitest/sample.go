// Package uitest is the stage on which tests play a screen: a copy of the sample ledger, a window of Fyne's test driver, and a
// desk whose verbs are done at once. A screen's own tests put the screen on it and press keys. For tests only.
package uitest

import (
	"log"
	"math/rand"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
	"time"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

// sampleEnv names the sample ledger that is made once for all tests of a package.
const sampleEnv = "DUBANBEN_TEST_SAMPLE"

// Day is nine o'clock of a day of 2020, the year of the sample.
func Day(month time.Month, day int) time.Time {
	return time.Date(2020, month, day, 9, 0, 0, 0, time.UTC)
}

// Options are those of a test's ledger: the clock stands still, and each seed gives other ids.
func Options(now time.Time, seed int64) app.Options {
	return app.Options{Clerk: "王", Now: func() time.Time { return now }, Rand: rand.New(rand.NewSource(seed))}
}

// Main runs a package's tests on a sample ledger made once for all of them; tell, if not nil, writes more into it. Garbage may
// lie longer meanwhile: each test parses the fonts anew, and sweeping up behind it costs a quarter of the time.
func Main(m *testing.M, now time.Time, tell func(*app.App) error) {
	debug.SetGCPercent(600)
	dir, err := os.MkdirTemp("", "uitest")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "示例.duban")
	if err := makeSample(path, now, tell); err != nil {
		log.Fatal(err)
	}
	if err := os.Setenv(sampleEnv, path); err != nil {
		log.Fatal(err)
	}
	m.Run()
}

func makeSample(path string, now time.Time, tell func(*app.App) error) error {
	book, err := app.Sample(path, Options(now, 2))
	if err != nil {
		return err
	}
	if tell != nil {
		if err := tell(book); err != nil {
			return err
		}
	}
	return book.Close()
}

// Copy writes the sample that Main made to a path.
func Copy(t testing.TB, path string) {
	t.Helper()
	made, err := os.ReadFile(os.Getenv(sampleEnv))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, made, 0o600); err != nil {
		t.Fatal(err)
	}
}

// openCopy opens a copy of the sample.
func openCopy(t testing.TB, now time.Time) *app.App {
	t.Helper()
	path := filepath.Join(t.TempDir(), "示例.duban")
	Copy(t, path)
	book, err := app.Open(path, Options(now, 3))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// Row is a row of an annex of 2020 by its printed number.
func Row(t testing.TB, l *ledger.Ledger, annex, no string) *ledger.Task {
	t.Helper()
	a, err := l.FindAnnex(2020, annex)
	if err != nil {
		t.Fatal(err)
	}
	found, err := l.Find(a.ID, no)
	if err != nil {
		t.Fatal(err)
	}
	return found
}
