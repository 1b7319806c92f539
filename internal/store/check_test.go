package store

import (
	"database/sql"
	"path/filepath"
	"testing"

	"dubanben/internal/ledger"
)

// damaged makes a sound ledger, has SQL change it behind the program, and returns what is astray.
func damaged(t *testing.T, statement string) []ledger.Change {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.duban")
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(Step{Kind: Do, Name: "导入"}, put(full()...), nil); err != nil {
		t.Fatal(err)
	}
	if found, err := s.astray(); err != nil || len(found) > 0 {
		t.Fatal("a sound ledger", found, err)
	}
	s.Close()
	db, err := sql.Open("sqlite", uri(path))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if s, err = Open(path, Read); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	found, err := s.astray()
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWhatWasChangedBehindTheProgramIsFound(t *testing.T) {
	for statement, want := range map[string]ledger.Kind{
		"DELETE FROM unit_member":                 ledger.KindUnit,
		"DELETE FROM unit_former WHERE place = 0": ledger.KindUnit,
		"DELETE FROM report_value":                ledger.KindReport,
		"UPDATE report SET state = 'weird'":       ledger.KindReport,
		"DELETE FROM report":                      ledger.KindReport,
		"UPDATE lamp SET lamp = 'purple'":         ledger.KindTask,
		"DELETE FROM indicator":                   ledger.KindTask,
		"DELETE FROM tenure":                      ledger.KindTask,
		"DELETE FROM link":                        ledger.KindLink,
		"INSERT INTO leader (id, name, post, rank) VALUES ('x', '某', '', 9)": ledger.KindLeader,
		"UPDATE change SET after = '{' WHERE kind = 'rule'":                  ledger.KindRule,
		"DELETE FROM change WHERE kind = 'rule'":                             ledger.KindRule,
	} {
		if found := damaged(t, statement); len(found) != 1 || found[0].Kind != want {
			t.Errorf("%s: found %v", statement, found)
		}
	}
}

func TestARuleThatCannotBeReadIsDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.duban")
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.db.Exec("INSERT INTO rule VALUES ('lamps', '{')"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Load()
	if f, ok := err.(*Failure); !ok || f.Reason != Damaged || f.Path != path {
		t.Errorf("got %v", err)
	}
}

// A ledger of version 4, which did not note who led and knew no calls, is read as it is and upgraded.
func TestALedgerOfTheYearBeforeLeadWasNotedIsReadAndUpgraded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.duban")
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(Step{Kind: Do, Name: "导入"}, put(full()...), nil); err != nil {
		t.Fatal(err)
	}
	for _, x := range []string{"ALTER TABLE report DROP COLUMN led", "ALTER TABLE annex DROP COLUMN as_of", "ALTER TABLE task DROP COLUMN since",
		"ALTER TABLE unit DROP COLUMN parted_from", "ALTER TABLE unit DROP COLUMN parted_on", "DROP TABLE call", "DROP TABLE extension", "DELETE FROM goose_db_version WHERE version_id >= 5"} {
		if _, err := s.db.Exec(x); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	last, err := lastVersion()
	if err != nil {
		t.Fatal(err)
	}
	if at, all := content(t, path, Read); at != 4 || len(all) != len(full())-1 {
		t.Errorf("a reader found version %d, %d things", at, len(all))
	}
	if at, all := content(t, path, Write); at != last || len(all) != len(full())-1 {
		t.Errorf("upgraded to version %d, %d things", at, len(all))
	}
}
