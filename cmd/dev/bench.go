package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// measurement is what go test found out about one benchmark.
type measurement struct {
	room, name  string
	nanoseconds float64
	allocations string
}

// benchVerb measures one package after another, then the program beside others,
// and prints a table of each. A missed target is no failure: how fast a machine
// is proves nothing about the code.
func benchVerb(ctx context.Context, s *session) error {
	rooms, err := s.findBenchmarks(ctx)
	if err != nil {
		return err
	}
	var all []measurement
	var failed error
	for _, room := range rooms {
		err := s.log.step(room, func() error {
			found, err := s.measure(ctx, room)
			all = append(all, found...)
			return err
		})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			s.log.say("✗ %v", err)
			failed = errReported
		}
	}
	s.log.say("\n%s\n", benchTable(all, targets()))
	if err := s.sideBySide(ctx); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		s.log.say("✗ %v", err)
		failed = errReported
	}
	return failed
}

// findBenchmarks lists the folders whose tests hold benchmarks.
func (s *session) findBenchmarks(ctx context.Context) ([]string, error) {
	const files = "{{range .TestGoFiles}}{{$.Dir}}/{{.}}\n{{end}}{{range .XTestGoFiles}}{{$.Dir}}/{{.}}\n{{end}}"
	list, err := s.capture(ctx, command{
		name: s.goTool,
		args: []string{"list", "-tags", headlessTags, "-f", files, "./..."},
		env:  headlessEnviron(os.Environ(), runtime.GOOS),
	})
	if err != nil {
		return nil, err
	}
	var rooms []string
	for _, path := range slices.DeleteFunc(strings.Split(list, "\n"), func(path string) bool { return path == "" }) {
		n, err := countFunctions(path, "Benchmark")
		if err != nil {
			return nil, err
		}
		room, err := filepath.Rel(s.root, filepath.Dir(path))
		if err != nil {
			return nil, err
		}
		if room = filepath.ToSlash(room); n > 0 && !slices.Contains(rooms, room) {
			rooms = append(rooms, room)
		}
	}
	return rooms, nil
}

// measure runs the benchmarks of one package twice.
func (s *session) measure(ctx context.Context, room string) ([]measurement, error) {
	output, err := s.capture(ctx, command{
		name: s.goTool,
		// With -v a result is written at once, so that no log message breaks its line.
		args: []string{
			"test", "-tags", headlessTags, "-run", "^$", "-bench", ".", "-benchmem", "-v",
			"-benchtime", "200ms", "-count", "2", "./" + room,
		},
		env: headlessEnviron(os.Environ(), runtime.GOOS),
	})
	return readMeasurements(room, output, runtime.GOMAXPROCS(0)), err
}

// readMeasurements reads what go test -bench printed. Of several runs it keeps
// the fastest: whatever else the machine does only slows one down.
func readMeasurements(room, output string, processors int) []measurement {
	result := regexp.MustCompile(`(?m)^(Benchmark\S+)[ \t]+\d+[ \t]+([\d.]+) ns/op(?:.*?(\d+) allocs/op)?`)
	var all []measurement
	for _, found := range result.FindAllStringSubmatch(output, -1) {
		m := measurement{room: room, name: found[1], allocations: found[3]}
		if processors > 1 {
			m.name = strings.TrimSuffix(m.name, fmt.Sprintf("-%d", processors))
		}
		// What matched is a number.
		m.nanoseconds, _ = strconv.ParseFloat(found[2], 64)
		if at := slices.IndexFunc(all, func(other measurement) bool { return other.name == m.name }); at < 0 {
			all = append(all, m)
		} else if m.nanoseconds < all[at].nanoseconds {
			all[at] = m
		}
	}
	return all
}
