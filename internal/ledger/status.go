package ledger

import "slices"

// Status is how a task stands, in the office's own words; the word itself is kept.
type Status string

// The statuses. The last four end a task's year or take it out of the count.
const (
	NotStarted Status = "未启动"
	OnTrack    Status = "正常推进"
	Ahead      Status = "超序时"
	Behind     Status = "进度滞后"
	Done       Status = "已完成"
	Standing   Status = "常态化"
	Closed     Status = "已办结"
	Adjusted   Status = "已调整"
	Suspended  Status = "中止"
)

// Statuses lists every status in the order in which a person is offered them.
func Statuses() []Status {
	return []Status{NotStarted, OnTrack, Ahead, Behind, Done, Standing, Closed, Adjusted, Suspended}
}

// Worse tells whether one status is worse than another. A part that was taken out of the count says nothing as long as
// another one still answers.
func (s Status) Worse(than Status) bool { return s.severity() < than.severity() }

func (s Status) severity() int {
	return slices.Index([]Status{NotStarted, Behind, OnTrack, Standing, Ahead, Done, Closed, Adjusted, Suspended, ""}, s)
}

// ParseStatus reads a status; "" is none.
func ParseStatus(s string) (Status, error) {
	x := Status(Squeeze(s))
	if x != "" && !slices.Contains(Statuses(), x) {
		return "", &Problem{Kind: BadStatus, Value: s}
	}
	return x, nil
}

// Lamp is the light a task gets for a quarter.
type Lamp string

// The lamps.
const (
	NoLamp Lamp = ""
	Green  Lamp = "green"
	Yellow Lamp = "yellow"
	Red    Lamp = "red"
)

// Lamps lists the lamps, trouble first.
func Lamps() []Lamp { return []Lamp{Red, Yellow, Green, NoLamp} }

// ParseLamp reads 红, 红灯 or red; "" and 未亮 are none.
func ParseLamp(s string) (Lamp, error) {
	x := Squeeze(s)
	for _, l := range Lamps() {
		if x == string(l) || x == l.Name() || l != NoLamp && x == l.Name()+"灯" {
			return l, nil
		}
	}
	return NoLamp, &Problem{Kind: BadLamp, Value: s}
}

// Name is the lamp in Chinese, 红.
func (l Lamp) Name() string {
	switch l {
	case Green:
		return "绿"
	case Yellow:
		return "黄"
	case Red:
		return "红"
	}
	return "未亮"
}

// Word is the lamp as a person says it: 红灯.
func (l Lamp) Word() string {
	if l == NoLamp {
		return l.Name()
	}
	return l.Name() + "灯"
}

// SetLamp is a lamp that a person set by hand.
type SetLamp struct {
	Lamp   Lamp   `json:"lamp"`
	Reason string `json:"reason"`
}
