package store

import (
	"errors"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// query is what is read of one table.
type query struct {
	columns []string // texts and whole numbers, none of them NULL
	number  string   // a column that would lose digits as text, or is NULL; "" for none
	from    string   // the table and its order
	since   int64    // the version from which there is such a table; an older ledger is only read
}

// seam stands between the columns of a row: it is no byte of any text in UTF-8.
const seam = "\xff"

// What no file of ours has, but one that another program wrote to.
var (
	errSeam   = errors.New("a text is not UTF-8")
	errNumber = errors.New("a number is missing")
)

// joined reads with the columns of each row as one, or else, where a text has the seam, with each by itself.
func joined(read func(apart bool) error) error {
	err := read(false)
	if errors.Is(err, errSeam) {
		err = read(true)
	}
	return err
}

// sql asks for the columns as one: for each column of each row the driver takes locks, and makes a text of its own.
func (q query) sql(apart bool) string {
	columns := strings.Join(q.columns, ", ")
	if !apart {
		columns = "concat_ws(x'ff', " + columns + ")"
	}
	if q.number != "" {
		columns += ", " + q.number
	}
	return "SELECT " + columns + " FROM " + q.from
}

// row gives the columns of a row one after another. Its texts share one piece of memory.
type row struct {
	columns []string
	at      int
	number  any // float64, or nil for NULL
	err     error
}

// part takes a row apart that came as one.
func (r *row) part(s string) error {
	if strings.Count(s, seam) != len(r.columns)-1 {
		return errSeam
	}
	last := len(r.columns) - 1
	for i := range last {
		end := strings.IndexByte(s, seam[0])
		r.columns[i], s = s[:end], s[end+1:]
	}
	r.columns[last] = s
	return nil
}

func (r *row) text() string {
	s := r.columns[r.at]
	r.at++
	if s == "" {
		return "" // points nowhere, so that the garbage collector has nothing to follow
	}
	return s
}

func (r *row) id() ledger.ID { return ledger.ID(r.text()) }

func (r *row) quarter() ledger.Quarter { return ledger.Quarter(r.text()) }

func (r *row) int() int64 {
	n, err := strconv.ParseInt(r.text(), 10, 64)
	r.fail(err)
	return n
}

func (r *row) bool() bool {
	b, err := strconv.ParseBool(r.text())
	r.fail(err)
	return b
}

func (r *row) float() float64 {
	x, ok := r.number.(float64)
	if !ok {
		r.fail(errNumber)
	}
	return x
}

// maybe is nil where there is no number.
func (r *row) maybe() *float64 {
	if r.number == nil {
		return nil
	}
	x := r.float()
	return &x
}

// fail keeps the first error, which ends the reading.
func (r *row) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// rows reads a table, unless something went wrong before.
func (l *loader) rows(q query, keep func(*row)) {
	if l.err != nil || l.version < q.since {
		return
	}
	rows, err := l.db.Query(q.sql(l.apart))
	if err != nil {
		l.err = err
		return
	}
	defer rows.Close()
	var joined string
	r := &row{columns: make([]string, len(q.columns))}
	into := []any{&joined}
	if l.apart {
		into = nil
		for i := range r.columns {
			into = append(into, &r.columns[i])
		}
	}
	if q.number != "" {
		into = append(into, &r.number)
	}
	for rows.Next() {
		if l.err = rows.Scan(into...); l.err == nil && !l.apart {
			l.err = r.part(joined)
		}
		if l.err != nil {
			return
		}
		r.at = 0
		if keep(r); r.err != nil {
			l.err = r.err
			return
		}
	}
	l.err = rows.Err()
}

// of reads rows that belong to tasks: the first column is the task's id.
func (l *loader) of(q query, keep func(*ledger.Task, *row)) {
	var t *ledger.Task
	l.rows(q, func(r *row) {
		if id := r.id(); t == nil || t.ID != id { // rows of one task come together
			t = l.tasks[id]
		}
		if t != nil {
			keep(t, r)
		}
	})
}

// since are columns that a table has from a version on; in an older ledger they have the value that a new one would give.
func (l *loader) since(version int64, value string, columns ...string) []string {
	if l.version >= version {
		return columns
	}
	out := make([]string, len(columns))
	for i := range out {
		out[i] = value
	}
	return out
}
