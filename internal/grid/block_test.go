package grid

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// noted is a fake whose merged cells carry a note.
type noted struct{ *fake }

func (n noted) Cell(row, col int) Cell {
	c := n.fake.Cell(row, col)
	if col == 1 {
		c.Note = "8 项"
	}
	return c
}

func TestRangeFrameDoesNotCrossAMergedName(t *testing.T) {
	for row, key := range map[int]string{1: "k1", 2: "k2"} {
		s := newStage(t, noted{newFake(8, 4, 4)})
		s.palette.Accent = color.NRGBA{B: 255, A: 255}
		s.click(s.centre(row, 0))
		s.want("row "+key, s.selection.shape, shapeRows)
		at, ok := s.painted("领导1")
		if !ok {
			t.Fatal("the name is not painted")
		}
		wide := s.metrics.body.Width("领导1")
		for _, o := range s.topmost(at, wide, s.metrics.line) {
			s.want("the accent line behind the name", o.FillColor == s.palette.Accent, false)
		}
	}
}

// topmost are the 1-px rectangles that cross the box and have no other of the same place painted over them.
func (s *stage) topmost(at fyne.Position, w, h float32) []*canvas.Rectangle {
	last := map[float32]*canvas.Rectangle{}
	for _, o := range s.brush.objects {
		r, ok := o.(*canvas.Rectangle)
		if !ok || r.Size().Height != 1 || r.Position().Y < at.Y || r.Position().Y >= at.Y+h {
			continue
		}
		if r.Position().X <= at.X && r.Position().X+r.Size().Width >= at.X+w {
			last[r.Position().Y] = r
		}
	}
	out := make([]*canvas.Rectangle, 0, len(last))
	for _, r := range last {
		out = append(out, r)
	}
	return out
}

func TestMergedTextLiesOverFillsAndFrames(t *testing.T) {
	s := newStage(t, noted{newFake(8, 4, 4)})
	s.click(s.centre(1, 0))
	name, fill := -1, -1
	for i, o := range s.brush.objects {
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text == "领导1" {
				name = i
			}
		case *canvas.Rectangle:
			if p := o.Position(); p.X == s.view.colX(1) && o.Size().Width == s.view.lanes.width(1) {
				fill = i
			}
		}
	}
	if name < fill {
		t.Errorf("the name is object %d, a fill over it %d", name, fill)
	}
}

func TestMergedTextShowsOnlyWhereItFits(t *testing.T) {
	s := newStage(t, noted{newFake(60, 5, 55)})
	height := float64(s.rows.height(0))
	whole, alone, none := false, false, false
	for y := 0.0; y < 6*height; y++ {
		s.view.y = y
		s.repaint()
		room := span{s.view.head, min(s.view.head+float32(5*height-y), s.view.bottom())}
		name, named := s.painted("领导1")
		notes := 0
		for _, o := range s.brush.objects {
			x, ok := o.(*canvas.Text)
			if !ok || x.Text != "8 项" || x.Position().Y > room.to {
				continue
			}
			notes++
			if !room.has(x.Position().Y, x.Size().Height) {
				t.Errorf("scrolled by %v: the note at %v is cut, the block's visible part ends at %v", y, x.Position().Y, room.to)
			}
		}
		if named && !room.has(name.Y, s.metrics.line) {
			t.Errorf("scrolled by %v: the name at %v is cut, the block's visible part ends at %v", y, name.Y, room.to)
		}
		if notes > 0 && !named {
			t.Errorf("scrolled by %v: the note stands without the name", y)
		}
		if !named && room.height() > s.metrics.line+1 {
			t.Errorf("scrolled by %v: no name in %v", y, room.height())
		}
		whole, alone, none = whole || named && notes > 0, alone || named && notes == 0, none || !named
	}
	s.want("all, name alone and nothing were seen", []bool{whole, alone, none}, []bool{true, true, true})
}
