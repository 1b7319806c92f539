package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestEventsAreCounted(t *testing.T) {
	cases := []struct {
		name   string
		events string
		want   string
		says   string
	}{
		{
			name: "a package with a passing, a failing and a skipped test",
			events: `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestB","Output":"p_test.go:7: broken\n"}
{"Action":"fail","Package":"p","Test":"TestB"}
{"Action":"skip","Package":"p","Test":"TestC"}
{"Action":"fail","Package":"p","Elapsed":1.26}`,
			want: "1 passed, 1 failed, 1 skipped",
			says: "  FAIL  p  1.3 秒\np_test.go:7: broken\n",
		},
		{
			name: "subtests count, the test around them does not",
			events: `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"run","Package":"p","Test":"TestA/x"}
{"Action":"run","Package":"p","Test":"TestA/y/z"}
{"Action":"pass","Package":"p","Test":"TestA/x"}
{"Action":"fail","Package":"p","Test":"TestA/y/z"}
{"Action":"fail","Package":"p","Test":"TestA"}
{"Action":"fail","Package":"p","Elapsed":0}`,
			want: "1 passed, 1 failed, 0 skipped",
		},
		{
			name: "a test that fails by itself beside passing subtests counts",
			events: `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"pass","Package":"p","Test":"TestA/x"}
{"Action":"fail","Package":"p","Test":"TestA"}
{"Action":"fail","Package":"p","Elapsed":0}`,
			want: "1 passed, 1 failed, 0 skipped",
		},
		{
			name: "a package that does not build is one failure with the compiler's words",
			events: `{"ImportPath":"p [p.test]","Action":"build-output","Output":"p.go:3: undefined: x\n"}
{"ImportPath":"p [p.test]","Action":"build-fail"}
{"Action":"start","Package":"p"}
{"Action":"output","Package":"p","Output":"FAIL\tp [build failed]\n"}
{"Action":"fail","Package":"p","Elapsed":0,"FailedBuild":"p [p.test]"}`,
			want: "0 passed, 1 failed, 0 skipped",
			says: "p.go:3: undefined: x\nFAIL\tp [build failed]\n",
		},
		{
			name: "a package that breaks off in a test is one failure",
			events: `{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"run","Package":"p","Test":"TestB"}
{"Action":"output","Package":"p","Test":"TestB","Output":"exit status 3\n"}
{"Action":"fail","Package":"p","Elapsed":0}`,
			want: "1 passed, 1 failed, 0 skipped",
			says: "exit status 3\n",
		},
		{
			name:   "a package without tests counts nothing",
			events: `{"Action":"skip","Package":"p","Elapsed":0}`,
			want:   "0 passed, 0 failed, 0 skipped",
		},
		{
			name: "two packages add up; other lines are passed on",
			events: `{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"pass","Package":"q","Test":"TestA"}
a stray line
{"Action":"pass","Package":"p","Elapsed":2}
{"Action":"pass","Package":"q","Elapsed":0.04}`,
			want: "2 passed, 0 failed, 0 skipped",
			says: "a stray line\n  ok    p  2.0 秒\n  ok    q  0.0 秒\n",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var said strings.Builder
			counted := newCounter(func(format string, args ...any) { fmt.Fprintf(&said, format+"\n", args...) })
			if err := eachLine(strings.NewReader(c.events), counted.line); err != nil {
				t.Fatal(err)
			}
			if got := counted.tally.String(); got != c.want {
				t.Errorf("counted %s, want %s", got, c.want)
			}
			if !strings.Contains(said.String(), c.says) {
				t.Errorf("said:\n%s\nwant in it:\n%s", said.String(), c.says)
			}
		})
	}
}
