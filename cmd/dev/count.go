package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

// tally is how many tests passed, failed and were skipped.
type tally struct{ passed, failed, skipped int }

func (t tally) String() string {
	return fmt.Sprintf("%d passed, %d failed, %d skipped", t.passed, t.failed, t.skipped)
}

// event is one line of go test -json.
type event struct {
	Action      string
	Package     string
	Test        string
	Output      string
	Elapsed     float64
	ImportPath  string
	FailedBuild string
}

// counter turns the events of go test -json into a tally and a line a package.
// A test counts once, and so does each subtest; a test that has subtests counts
// only where it failed by itself. A package that fails without a failed test
// (it does not build, it exits) counts as one failure.
type counter struct {
	tally
	say    func(format string, args ...any)
	suites map[string]*suite
	builds map[string]*strings.Builder
}

// suite is what is known of a package's tests while they run.
type suite struct {
	tests  map[string]*single
	order  []string
	output strings.Builder
}

// single is one test or subtest.
type single struct {
	result string
	parent bool
	output strings.Builder
}

func newCounter(say func(string, ...any)) *counter {
	return &counter{say: say, suites: map[string]*suite{}, builds: map[string]*strings.Builder{}}
}

// line takes in one line of output; what is no event is passed on as it is.
func (c *counter) line(text string) {
	var e event
	if err := json.Unmarshal([]byte(text), &e); err != nil || e.Action == "" {
		c.say("%s", text)
		return
	}
	switch {
	case e.Action == "build-output":
		c.build(e.ImportPath).WriteString(e.Output)
	case e.Package == "":
	case e.Test != "":
		c.suite(e.Package).take(e)
	case e.Action == "output":
		c.suite(e.Package).output.WriteString(e.Output)
	case e.Action == "pass" || e.Action == "fail" || e.Action == "skip":
		c.finish(e)
	}
}

func (c *counter) build(path string) *strings.Builder {
	if c.builds[path] == nil {
		c.builds[path] = &strings.Builder{}
	}
	return c.builds[path]
}

func (c *counter) suite(path string) *suite {
	if c.suites[path] == nil {
		c.suites[path] = &suite{tests: map[string]*single{}}
	}
	return c.suites[path]
}

// take notes an event of one test.
func (s *suite) take(e event) {
	test := s.tests[e.Test]
	if test == nil {
		test = &single{}
		s.tests[e.Test] = test
		s.order = append(s.order, e.Test)
		for _, name := range ancestors(e.Test) {
			if above := s.tests[name]; above != nil {
				above.parent = true
			}
		}
	}
	switch e.Action {
	case "output":
		test.output.WriteString(e.Output)
	case "pass", "fail", "skip":
		test.result = e.Action
	}
}

// ancestors lists the names that may be tests above the subtest called name;
// a subtest's own name may hold slashes too.
func ancestors(name string) []string {
	var names []string
	for i, letter := range name {
		if letter == '/' {
			names = append(names, name[:i])
		}
	}
	return names
}

// counts is the suite's tally.
func (s *suite) counts() tally {
	var t tally
	for _, name := range s.order {
		test := s.tests[name]
		switch {
		case test.parent && !(test.result == "fail" && s.failedAlone(name)):
		case test.result == "pass":
			t.passed++
		case test.result == "fail":
			t.failed++
		case test.result == "skip":
			t.skipped++
		}
	}
	return t
}

// failedAlone tells whether nothing beneath the test called name failed.
func (s *suite) failedAlone(name string) bool {
	for _, other := range s.order {
		if strings.HasPrefix(other, name+"/") && s.tests[other].result == "fail" {
			return false
		}
	}
	return true
}

// finish adds up a package and prints its line, under it all that failed tests
// printed.
func (c *counter) finish(e event) {
	s := c.suite(e.Package)
	delete(c.suites, e.Package)
	t := s.counts()
	took := fmt.Sprintf("%.1f 秒", e.Elapsed)
	switch {
	case e.Action == "fail" && t.failed == 0:
		t.failed = 1
		c.say("  FAIL  %s  %s", e.Package, took)
		c.say("%s%s", c.build(e.FailedBuild), &s.output)
		s.sayUnfinished(c.say)
	case e.Action == "fail":
		c.say("  FAIL  %s  %s", e.Package, took)
		s.sayFailed(c.say)
	case len(s.order) == 0:
		c.say("  —     %s  没有测试", e.Package)
	default:
		c.say("  ok    %s  %s", e.Package, took)
	}
	c.add(t)
}

func (s *suite) sayFailed(say func(string, ...any)) {
	for _, name := range s.order {
		if test := s.tests[name]; test.result == "fail" {
			say("%s", strings.TrimRight(test.output.String(), "\n"))
		}
	}
}

// sayUnfinished prints what tests said that never ended: the package broke off
// in one of them.
func (s *suite) sayUnfinished(say func(string, ...any)) {
	for _, name := range s.order {
		if test := s.tests[name]; test.result == "" {
			say("%s", strings.TrimRight(test.output.String(), "\n"))
		}
	}
}

func (t *tally) add(other tally) {
	t.passed += other.passed
	t.failed += other.failed
	t.skipped += other.skipped
}
