package grid

import (
	"testing"

	"fyne.io/fyne/v2/canvas"
)

// underSign are the texts that reach under the active cell's ▾.
func (s *stage) underSign() (out []string) {
	sign := s.dropSign(s.activeBox())
	for _, o := range s.brush.objects {
		x, ok := o.(*canvas.Text)
		if !ok {
			continue
		}
		at, wide := x.Position(), s.metrics.body.Width(x.Text)
		if at.X < sign.x+sign.w && at.X+wide > sign.x && at.Y < sign.y+sign.h && at.Y+x.Size().Height > sign.y {
			out = append(out, x.Text)
		}
	}
	return out
}

func TestTheSignOfAListDoesNotLieOnTheText(t *testing.T) {
	const full = "一二三四五六" // as wide as the column
	cases := []struct {
		name, text, beside string
		align              Align
		under              bool
	}{
		{"a short text", "一二三", "", Centre, false},
		{"one that is moved aside in the middle", "一二三四五", "", Centre, false},
		{"one that is moved aside at the end", "一二", "", End, false},
		{"a long one in a high row is broken before it", full, "一\n二", Start, false},
		{"a long one in a low row lies under the sign's own surface", full, "", Start, true},
	}
	for _, c := range cases {
		m := newFake(8)
		m.cols[3].Drop, m.cols[3].Align = true, c.align
		m.texts[2][3], m.texts[2][2] = c.text, c.beside
		s := newStage(t, m)
		s.palette = light()
		s.Select("k2", "lead")
		s.want(c.name, len(s.underSign()) > 0, c.under)
		s.want(c.name+": surface", s.paintedFrame(s.dropSign(s.activeBox())), c.under)
	}
}

func TestTheSignLiesOverNoMergedText(t *testing.T) {
	m := newFake(8, 3)
	m.cols[1].Drop = true
	for r := range 3 {
		m.texts[r][1] = "张三、李四、王五、赵六"
	}
	s := newStage(t, m)
	for y := 0.0; y < 60; y += 7 {
		s.Select("k0", "leader")
		s.view.y = y
		s.repaint()
		s.want("under the sign", s.underSign(), []string(nil))
	}
}

// paintedFrame says whether a rectangle of the box's width and of one pixel's height is painted at its upper edge.
func (s *stage) paintedFrame(e box) bool {
	for _, o := range s.brush.objects {
		r, ok := o.(*canvas.Rectangle)
		if ok && r.Position().X == e.x && r.Position().Y == e.y && r.Size().Width == e.w && r.Size().Height == 1 {
			return true
		}
	}
	return false
}
