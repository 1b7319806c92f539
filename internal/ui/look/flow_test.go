package look

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// blocks are things of the widths, 20 high.
func blocks(widths ...float32) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, w := range widths {
		r := canvas.NewRectangle(color.Black)
		r.SetMinSize(fyne.NewSize(w, 20))
		out = append(out, r)
	}
	return out
}

func TestFlowGoesOnInTheNextRow(t *testing.T) {
	for _, c := range []struct {
		is     string
		width  float32
		things []float32
		places []fyne.Position
		high   float32
	}{
		{"nothing", 100, nil, nil, 0},
		{"one", 100, []float32{40}, []fyne.Position{{X: 0, Y: 0}}, 20},
		{"what fits stands side by side", 100, []float32{40, 56}, []fyne.Position{{X: 0, Y: 0}, {X: 44, Y: 0}}, 20},
		{"what does not fit goes below", 100, []float32{40, 57}, []fyne.Position{{X: 0, Y: 0}, {X: 0, Y: 26}}, 46},
		{"what is too wide has a row of its own, cut", 100, []float32{40, 300, 40}, []fyne.Position{{X: 0, Y: 0}, {X: 0, Y: 26}, {X: 0, Y: 52}}, 72},
	} {
		t.Run(c.is, func(t *testing.T) {
			f, os := Flow(4, 6), blocks(c.things...)
			f.Layout(os, fyne.NewSize(c.width, 1000))
			for i, o := range os {
				if o.Position() != c.places[i] {
					t.Errorf("thing %d stands at %v, want %v", i, o.Position(), c.places[i])
				}
				if o.Position().X+o.Size().Width > c.width {
					t.Errorf("thing %d reaches to %v", i, o.Position().X+o.Size().Width)
				}
			}
			if got := f.MinSize(os); got != fyne.NewSize(0, c.high) {
				t.Errorf("it needs %v, want a height of %v", got, c.high)
			}
		})
	}
}

func TestFlowLeavesOutWhatIsHidden(t *testing.T) {
	f, os := Flow(4, 6), blocks(40, 50, 40)
	os[1].Hide()
	f.Layout(os, fyne.NewSize(90, 100))
	if os[2].Position() != fyne.NewPos(44, 0) || f.MinSize(os).Height != 20 {
		t.Errorf("the third stands at %v, all need %v", os[2].Position(), f.MinSize(os))
	}
}

func TestFlowFollowsTheWidthItIsGiven(t *testing.T) {
	f, os := Flow(4, 6), blocks(40, 40, 40)
	f.Layout(os, fyne.NewSize(200, 100))
	wide := f.MinSize(os).Height
	f.Layout(os, fyne.NewSize(50, 100))
	if narrow := f.MinSize(os).Height; wide != 20 || narrow != 72 {
		t.Errorf("wide %v, narrow %v", wide, narrow)
	}
}

func TestATextTooLongForItsPlaceEndsWithDots(t *testing.T) {
	test.NewTempApp(t)
	const long = "源城区2020年《政府工作报告》主要工作任务责任分解表"
	whole := Clipped(long, 14, color.Black, 10000)
	if whole.Text != long {
		t.Errorf("there is room, and it says %q", whole.Text)
	}
	for most := float32(0); most < whole.MinSize().Width; most += 7 {
		c := Clipped(long, 14, color.Black, most)
		kept, ok := strings.CutSuffix(c.Text, "…")
		if !ok || !strings.HasPrefix(long, kept) {
			t.Fatalf("in %v it says %q", most, c.Text)
		}
		if c.MinSize().Width > most && kept != "" {
			t.Errorf("in %v it is %v wide", most, c.MinSize().Width)
		}
	}
	if c := Clipped("上\n下\t 左", 14, color.Black, 10000); c.Text != "上 下 左" {
		t.Errorf("on one line it says %q", c.Text)
	}
}
