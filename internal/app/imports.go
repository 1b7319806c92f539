package app

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dubanben/internal/annex"
	"dubanben/internal/format/docx"
	jsonfile "dubanben/internal/format/json"
	"dubanben/internal/format/text"
	"dubanben/internal/format/xlsx"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
	"dubanben/seeds"
)

// maxImport is the largest file that is read; annexes are some hundred kilobytes.
const maxImport = 64 << 20

// ImportReason says why a file could not be read at all.
type ImportReason string

// The reasons. ImportReasons lists them for the test that each has its Chinese sentence.
const (
	ImportMissing ImportReason = "missing"
	ImportFolder  ImportReason = "folder"
	ImportDenied  ImportReason = "denied"
	ImportLarge   ImportReason = "large"
	ImportOwnBook ImportReason = "own-book" // our own workbook of the whole ledger, made to count with
	ImportFailed  ImportReason = "failed"
)

// ImportReasons lists every reason.
func ImportReasons() []ImportReason {
	return []ImportReason{ImportMissing, ImportFolder, ImportDenied, ImportLarge, ImportOwnBook, ImportFailed}
}

// ImportError is a file that could not be read.
type ImportError struct {
	Path   string
	Reason ImportReason
	Err    error
}

// Error is for logs; people read Explain.
func (e *ImportError) Error() string {
	return fmt.Sprintf("import %s: %s: %v", e.Path, e.Reason, e.Err)
}

// Unwrap gives what the system said.
func (e *ImportError) Unwrap() error { return e.Err }

// Reading is what a file holds, understood; Outcome is what an import took of it; Moved is an annex that gave its number up.
// Choices are what a person said of headers; Take is what of a difference goes in.
type (
	Reading    = annex.Reading
	Outcome    = annex.Outcome
	Moved      = annex.Moved
	Choices    = annex.Choices
	Take       = annex.Take
	Difference = annex.Difference
	HeaderRows = annex.HeaderRows
)

// ReadFile reads a file into tables. What it is shows in its bytes, whatever its name says.
func ReadFile(ctx context.Context, path string) (table.Source, error) {
	name := filepath.Base(path)
	progressOf(ctx).begin(stage{what: "正在读取 " + name, to: readShare})
	data, err := readImport(path)
	if err != nil {
		return table.Source{}, err
	}
	return readBytes(ctx, name, data)
}

// readShare is how much of the work with a file reading it is; the rest is to find the annexes in it.
const readShare = 0.5

// ReadPasted reads what a person has copied out of Word, WPS or Excel.
func ReadPasted(ctx context.Context, pasted string) (table.Source, error) {
	return readBytes(ctx, "剪贴板", []byte(pasted))
}

func readBytes(ctx context.Context, name string, data []byte) (table.Source, error) {
	p := progressOf(ctx)
	p.begin(stage{what: "正在读取 " + name, to: readShare, all: cmp.Or(unpacked(data), int64(len(data))), in: ofBytes})
	switch text.Sniff(data) {
	case text.Xlsx:
		src, err := xlsx.Read(paced{ctx, p}, name, data)
		if err != nil {
			return src, err
		}
		return visible(src)
	case text.Docx:
		return docx.Read(paced{ctx, p}, name, data)
	}
	if jsonfile.Is(data) || strings.EqualFold(filepath.Ext(name), ".json") {
		return jsonfile.Read(paced{ctx, p}, name, data)
	}
	return soon(ctx, func() (table.Source, error) { return text.Read(paced{ctx, p}, name, data) })
}

// unpacked is how much text a workbook or a document has inside, 0 for what is none.
func unpacked(data []byte) int64 {
	if bytes.Count(data, []byte("PK\x01\x02")) > maxParts {
		return 0 // the library would list them all before a reader can refuse
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0
	}
	n := uint64(0)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, ".xml") {
			n += f.UncompressedSize64
		}
	}
	return int64(min(n, maxUnpacked))
}

// What the directory of a zip file can claim.
const (
	maxParts    = 10_000
	maxUnpacked = 1 << 30
)

// visible leaves hidden sheets out, as long as there are others: they are old versions that nobody sees. The notes name them.
func visible(src table.Source) (table.Source, error) {
	hidden, sheets := map[string]bool{}, map[string]bool{}
	for _, n := range src.Notes {
		hidden[n.Ref.Sheet] = hidden[n.Ref.Sheet] || n.Kind == table.HiddenSheet
	}
	var seen []table.Block
	for _, b := range src.Blocks {
		sheets[b.Ref.Sheet] = true
		if !hidden[b.Ref.Sheet] {
			seen = append(seen, b)
		}
	}
	if sheets[sheetParts] && sheets[sheetHistory] {
		return src, &ImportError{src.Name, ImportOwnBook, nil}
	}
	if len(seen) > 0 {
		src.Blocks = seen
	}
	return src, nil
}

// Understand finds the annexes in tables, following what a person said of their headers.
func Understand(ctx context.Context, src table.Source, choices Choices) (*Reading, error) {
	known, err := knownUnits()
	if err != nil {
		return nil, err
	}
	rows := 0
	for _, b := range src.Blocks {
		if b.Table != nil {
			rows += len(b.Table.Rows)
		}
	}
	p := progressOf(ctx)
	p.begin(stage{what: "正在辨认 " + src.Name, all: int64(rows), from: readShare, to: 1})
	r, err := soon(ctx, func() (*Reading, error) { return annex.Understand(src, known, choices) })
	p.finish()
	return r, err
}

// ReadAnnexes reads a file and understands the annexes in it; no ledger is touched.
func ReadAnnexes(ctx context.Context, path string, choices Choices) (*Reading, error) {
	src, err := ReadFile(ctx, path)
	if err != nil {
		return nil, err
	}
	return Understand(ctx, src, choices)
}

// readImport is the whole file, if it can be an annex at all.
func readImport(path string) ([]byte, error) {
	size, err := importable(path)
	if err != nil {
		return nil, err
	}
	if size > maxImport {
		return nil, &ImportError{path, ImportLarge, nil}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, importError(path, err)
	}
	return data, nil
}

// importable is how large a file is, if it is one at all.
func importable(path string) (int64, error) {
	fi, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, &ImportError{path, ImportMissing, err}
	case err != nil:
		return 0, importError(path, err)
	case !fi.Mode().IsRegular():
		return 0, &ImportError{path, ImportFolder, nil}
	}
	return fi.Size(), nil
}

func importError(path string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return &ImportError{path, ImportDenied, err}
	}
	return &ImportError{path, ImportFailed, err}
}

// knownUnits are the units known before any file.
func knownUnits() (annex.Known, error) { return annex.ParseKnown(seeds.Units) }

// Intake is one reading on its way into a ledger.
type Intake struct {
	Reading *Reading
	Year    int // for annexes whose title names none; 0 refuses those
	Take    Take
}

// Choices are what the ledger remembers of headers.
func (a *App) Choices() Choices {
	c := Choices{Meanings: map[string][]ledger.Field{}}
	for _, x := range a.Ledger().Choices() {
		var fields []ledger.Field
		if x.Topic == ledger.TopicHeader && json.Unmarshal([]byte(x.Value), &fields) == nil {
			c.Meanings[x.Key] = fields
		}
	}
	return c
}

// Compare says what Import would do to a ledger if all of the intake were taken.
func Compare(ctx context.Context, g Ground, in Intake) (Difference, error) {
	known, err := knownUnits()
	if err != nil {
		return Difference{}, err
	}
	p := progressOf(ctx)
	p.begin(stage{what: "正在与台账核对 " + in.name(), all: int64(in.rows()), to: 1})
	return in.Reading.Compare(g.Ledger, known, in.Year, Take{Said: g.said, Gone: g.gone, Watch: p.watch(ctx)})
}

// name is that of the first annex.
func (x Intake) name() string {
	if len(x.Reading.Annexes) == 0 {
		return ""
	}
	return x.Reading.Annexes[0].Name()
}

// rows of all annexes.
func (x Intake) rows() int {
	n := 0
	for _, f := range x.Reading.Annexes {
		n += len(f.Rows)
	}
	return n
}

// Foresee is what Import would tell of the same intakes.
func Foresee(ctx context.Context, g Ground, in []Intake) (Outcome, error) {
	n := 0
	d := g.Ledger.Draft(func() ledger.ID { n++; return ledger.ID(fmt.Sprintf("foreseen-%d", n)) })
	return mergeAll(ctx, d, g, in)
}

// Import takes what was read into the ledger: new and changed rows are taken, missing ones kept, and what was changed or deleted
// by hand since an import said the same stays so, unless the intake says otherwise; all of it is one step. The meanings of headers are remembered
// for the next time. It can be cancelled until all is written but the end of the transaction; the ledger is then as it was.
func (a *App) Import(ctx context.Context, in []Intake, remember Choices) (Outcome, error) {
	var names []string
	for _, x := range in {
		for _, f := range x.Reading.Annexes {
			names = append(names, f.Name())
		}
	}
	var out Outcome
	p := progressOf(ctx)
	_, err := a.doWatched("", func(d *ledger.Draft) (name string, err error) {
		g, err := a.ground()
		if err != nil {
			return "", err
		}
		if out, err = mergeAll(ctx, d, g, in); err == nil {
			err = keepChoices(d, remember)
		}
		if err == nil {
			err = ctx.Err()
		}
		return importing + strings.Join(names, "、"), err
	}, func(changes []ledger.Change) func() error { return p.writing(ctx, rowsOf(in), len(changes)) })
	if err != nil {
		return Outcome{}, err
	}
	p.written()
	return out, nil
}

func rowsOf(in []Intake) int {
	n := 0
	for _, x := range in {
		n += x.rows()
	}
	return n
}

// mergeAll brings all readings into the draft.
func mergeAll(ctx context.Context, d *ledger.Draft, g Ground, in []Intake) (Outcome, error) {
	known, err := knownUnits()
	if err != nil {
		return Outcome{}, err
	}
	var out Outcome
	p, said := progressOf(ctx), maps.Clone(g.said)
	for i, x := range in {
		each := mergeShare / float64(len(in))
		p.begin(stage{what: "正在放入台账 " + x.name(), all: int64(x.rows()), from: float64(i) * each, to: float64(i+1) * each})
		x.Take.Said, x.Take.Gone, x.Take.Watch = said, g.gone, p.watch(ctx)
		one, err := x.merge(d, known)
		if err != nil {
			return Outcome{}, err
		}
		out.Annexes, out.Moved = append(out.Annexes, one.Annexes...), append(out.Moved, one.Moved...)
		if said != nil {
			said.Add(d.Changes()) // what a file before has brought was not changed by hand
		}
	}
	return out, nil
}

// merge brings the reading into the draft on top of what other files have brought: two of them may hold the same annex.
func (x Intake) merge(d *ledger.Draft, known annex.Known) (Outcome, error) {
	next := d.Base().Apply(d.Changes()).Draft(d.NewID)
	out, err := x.Reading.Merge(next, known, x.Year, x.Take)
	if err != nil {
		return out, err
	}
	for _, c := range next.Changes() {
		if c.After == nil {
			d.Delete(c.Kind, c.ID)
		} else {
			d.Put(c.After)
		}
	}
	return out, nil
}

// keepChoices remembers the meanings of headers; those that are remembered already change nothing.
func keepChoices(d *ledger.Draft, c Choices) error {
	for _, key := range slices.Sorted(maps.Keys(c.Meanings)) {
		value, err := json.Marshal(c.Meanings[key])
		if err != nil {
			return err
		}
		d.Choose(ledger.TopicHeader, key, string(value))
	}
	return nil
}

// CreateFrom makes a new ledger of what was read; where that fails, no file is left.
func CreateFrom(ctx context.Context, path string, in []Intake, remember Choices, o Options) (*App, Outcome, error) {
	var out Outcome
	a, err := createWith(path, o, func(a *App) (err error) {
		out, err = a.Import(ctx, in, remember)
		return err
	})
	return a, out, err
}

// createWith makes a new ledger and fills it.
func createWith(path string, o Options, fill func(*App) error) (*App, error) {
	a, err := Create(path, o)
	if err != nil {
		return nil, err
	}
	if err := fill(a); err != nil {
		a.Discard()
		return nil, err
	}
	return a, nil
}

// Sample opens the sample ledger at path; the first time it is made by importing the 2020 annexes as circulated.
func Sample(path string, o Options) (*App, error) {
	r, err := sampleReading()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); err != nil {
		a, _, err := CreateFrom(context.Background(), path, []Intake{{Reading: r}}, Choices{}, o)
		return a, err
	}
	a, err := Open(path, o)
	if err != nil || len(a.past.done)+len(a.past.undone) > 0 {
		return a, err
	}
	if _, err := a.Import(context.Background(), []Intake{{Reading: r}}, Choices{}); err != nil { // the program was ended between making the file and filling it
		a.Close()
		return nil, err
	}
	return a, nil
}

func sampleReading() (*Reading, error) {
	ctx := context.Background()
	src, err := text.Read(ctx, "2020-annexes.txt", []byte(seeds.Annexes2020))
	if err != nil {
		return nil, err
	}
	return Understand(ctx, src, Choices{})
}
