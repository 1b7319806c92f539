package grid

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var paintAnew = flag.Bool("golden", false, "paint the pictures in testdata anew")

// light is the visual target's light palette.
func light() Palette {
	c := func(v uint32) color.Color {
		return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
	}
	return Palette{
		Background: c(0xF2F4F7), Surface: c(0xFFFFFF), Header: c(0xE8ECF1), ReadOnly: c(0xF7F8FA), Line: c(0xD5DAE1), BlockLine: c(0xB3BBC7),
		Control: c(0x828C9B), Text: c(0x1A2230), Text2: c(0x515C6B), Text3: c(0x66707E), Accent: c(0x1F5C99), Soft: c(0xDCE8F5), Range: c(0xEAF1FA),
		Error: c(0xB3261E), ErrorFill: c(0xFCEBEA), Mark: c(0xFFF1B8), MarkEdge: c(0x8A5B00),
		Good: Shade{c(0x2E8B57), nil, c(0x1D6B3C)}, Warn: Shade{c(0xE8A90C), c(0x8A5B00), c(0x7A5000)},
		Bad: Shade{c(0xC5281C), nil, c(0xB3261E)}, Unrated: Shade{c(0x66707E), nil, c(0x515C6B)},
	}
}

// wantPicture compares the window with testdata/name.png; edges of glyphs and lines may differ a little.
func (s *stage) wantPicture(name string) {
	s.t.Helper()
	got := s.window.Canvas().Capture()
	path := filepath.Join("testdata", name+".png")
	if *paintAnew {
		var b bytes.Buffer
		if err := png.Encode(&b, got); err != nil {
			s.t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			s.t.Fatal(err)
		}
		return
	}
	f, err := os.Open(path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		s.t.Fatal(err)
	}
	if n := unlike(got, want); n > got.Bounds().Dx()*got.Bounds().Dy()/500 {
		s.t.Errorf("%d pixels are not as in %s; go test -golden paints it anew", n, path)
	}
}

// unlike counts the pixels that differ visibly.
func unlike(a, b image.Image) (n int) {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	far := func(x, y uint32) bool { return x > y+0x3000 || y > x+0x3000 }
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			r0, g0, b0, _ := a.At(x, y).RGBA()
			r1, g1, b1, _ := b.At(x, y).RGBA()
			if far(r0, r1) || far(g0, g1) || far(b0, b1) {
				n++
			}
		}
	}
	return n
}

// sample is a few rows as in the visual target.
func sample() *fake {
	m := newFake(0)
	m.cols = []Column{
		{ID: "no", Header: "序号", Width: 44, RowHead: true, ReadOnly: true, Align: Centre},
		{ID: "task", Header: "工作任务", Width: 190, Filter: true},
		{ID: "leader", Header: "责任领导", Width: 84, Align: Centre, Filter: true, Filtered: true},
		{ID: "lead", Header: "牵头\n责任单位", Width: 92, Filter: true, Sorted: -1},
		{ID: "lamp", Header: "亮灯", Width: 44, Filter: true, Sorted: 1, Align: Centre},
		{ID: "done", Header: "第三季度\n进展情况", Width: 64, Filter: true, Filtered: true},
	}
	m.merged = 2
	for i, row := range [][]string{
		{"推进庄田村、群丰村、下园湖、丝毛塘等旧改项目。", "黄焕辉", "东埔街道\n源西街道", "黄", "摸底"},
		{"完成污水管网建设，污水处理率达到七成。", "黄焕辉", "区住建局", "绿", "在建"},
		{"规范小区物业管理。", "黄焕辉", "区住建局", "绿", "检查"},
		{"巩固提升“公共文化服务体系”创建成果。", "范志君", "区文广旅体局", "红", "编制"},
	} {
		m.keys = append(m.keys, "k"+string(rune('0'+i)))
		m.texts = append(m.texts, append([]string{string(rune('1' + i))}, row...))
	}
	return m
}

// gallery is the sample on a stage, in the target's colours and of the size of a small picture.
func gallery(t *testing.T, m Model) *stage {
	s := newStage(t, m)
	s.palette = light()
	s.OnHeader = func(string, fyne.Position) {}
	s.OnLayout = func(Layout) {}
	s.window.Resize(fyne.NewSize(540, 260))
	return s
}

func TestPictureOfSeveralAreas(t *testing.T) {
	s := gallery(t, sample())
	s.click(s.centre(0, 1))
	s.down(s.centre(1, 2), fyne.KeyModifierControl)
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: s.centre(2, 3)}})
	s.MouseUp(nil)
	s.down(s.centre(3, 4), fyne.KeyModifierControl)
	s.MouseUp(nil)
	s.wantPicture("areas")
}

func TestPictureOfHits(t *testing.T) {
	m := sample()
	m.hits = map[place][]Hit{
		{1, 1}: {{From: 6, To: 12}, {From: 27, To: 33, Current: true}},
		{2, 2}: {}, {0, 2}: {{From: 3, To: 6}}, {0, 3}: {{From: 13, To: 25}},
	}
	s := gallery(t, m)
	s.SetMaxLines(2)
	s.Select("k3", "lead")
	s.shortcut(&fyne.ShortcutCopy{})
	s.Select("k2", "task")
	s.wantPicture("hits")
}

func TestPictureOfHeaderMarks(t *testing.T) {
	s := gallery(t, sample())
	s.SetLayout(Layout{Hidden: []string{"task"}, Frozen: 1})
	s.window.Resize(fyne.NewSize(400, 130))
	s.down(fyne.NewPos(s.view.colX(2)+20, 10), 0)
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(s.view.colX(4)+60, 10)}})
	s.wantPicture("header")
}

func TestPictureOfARefusedCell(t *testing.T) {
	s := gallery(t, sample())
	s.SetRefusals([]Refusal{{"k1", "lead", "七成", "这里要填单位名称。"}, {"k2", "lead", "八成", "没有这个单位。"}})
	s.wantPicture("refused")
}

// chips is an editor from outside as a test needs it: what is typed, and a list that hangs at it.
type chips struct {
	widget.BaseWidget
	text  *canvas.Text
	list  *fyne.Container
	given Opening
	typed string
	shut  bool
}

func newChips() *chips {
	c := &chips{text: canvas.NewText("", color.Black)}
	pick := newPick("区城管执法局", func() {
		c.typed = "区城管执法局"
		c.given.Keep("", 0)
	})
	frame := canvas.NewRectangle(color.White)
	frame.StrokeColor, frame.StrokeWidth = color.Gray{Y: 128}, 1
	c.list = container.NewStack(frame, container.NewVBox(pick, canvas.NewText("  ＋ 新增单位", color.Black)))
	c.ExtendBaseWidget(c)
	return c
}

func (c *chips) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.text) }
func (c *chips) MinSize() fyne.Size                  { return fyne.NewSize(40, 64) }
func (c *chips) Open(o Opening)                      { c.given = o; c.show(o.Typed) }
func (c *chips) Text() string                        { return c.typed }
func (c *chips) Focusable() fyne.Focusable           { return c }
func (c *chips) Drop() fyne.CanvasObject             { return c.list }
func (c *chips) Close()                              { c.shut = true }
func (c *chips) FocusGained()                        {}
func (c *chips) FocusLost()                          { c.given.Left() }
func (c *chips) AcceptsTab() bool                    { return true }
func (c *chips) TypedRune(r rune)                    { c.show(c.typed + string(r)) }
func (c *chips) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		c.given.Cancel()
		return
	}
	c.given.Keep(k.Name, 0)
}

func (c *chips) show(text string) {
	c.typed = text
	c.text.Text = text
	c.text.Refresh()
	c.given.Changed()
}

// pick is one line of the list.
type pick struct {
	widget.BaseWidget
	text *canvas.Text
	do   func()
}

func newPick(text string, do func()) *pick {
	p := &pick{text: canvas.NewText("  "+text, color.Black), do: do}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pick) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.text) }
func (p *pick) Tapped(*fyne.PointEvent)             { p.do() }
func (p *pick) MouseDown(*desktop.MouseEvent)       {}
func (p *pick) MouseUp(*desktop.MouseEvent)         {}

func TestPictureOfAnEditorFromOutside(t *testing.T) {
	m := sample()
	m.cols[3].Editor = func() Editor { return newChips() }
	m.cols[3].Drop = true
	s := gallery(t, m)
	s.Select("k0", "lead")
	s.write("cg")
	s.wantPicture("outside")
}
