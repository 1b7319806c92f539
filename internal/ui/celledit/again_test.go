package celledit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
	"dubanben/internal/ui/uitest"
)

func TestOpenedAgainAnEditorKeepsWhatIsHalfTyped(t *testing.T) {
	s := chipsStage(t).open(grid.Opening{Text: "区教育局"}).typed("源西")
	s.open(grid.Opening{Text: s.editor.Text(), Zoom: 1.5})
	s.Want("the list still narrows", s.list(), "*源西街道 源西")
	s.typed("街").key(fyne.KeyReturn)
	s.Want("one chip more", s.text(), "区教育局/源西街道")
	s.editor.Close()
	s.open(grid.Opening{Text: "区教育局\n源西"})
	s.key(fyne.KeyBackspace)
	s.Want("opened anew names are chips", s.text(), "区教育局")

	s = listStage(t, true).open(grid.Opening{Text: "区教"}).typed("育")
	s.open(grid.Opening{Text: s.editor.Text(), Zoom: 1.5})
	s.Want("the list still narrows", s.list(), "*区教育局 区教育")
	s.typed("局")
	s.Want("typed on, nothing was selected", s.text(), "区教育局")
}

func TestALongTextShowsItsEnd(t *testing.T) {
	s := listStage(t, true).open(grid.Opening{Text: strings.Repeat("很长的时限", 20)})
	at, _ := s.editor.(*List).line.area.Caret()
	if wide := s.editor.Size().Width; at.X > wide || at.X < wide/2 {
		t.Errorf("the caret stands at %v of %v", at.X, wide)
	}
	s.typed("尾")
	s.Want("typed at the end", strings.HasSuffix(s.text(), "时限尾"), true)
}

func TestALongNameIsCutInItsChipAndWholeInTheList(t *testing.T) {
	const long = "源城区政务服务数据管理局综合业务服务中心办公室"
	s := chipsStage(t).open(grid.Opening{Text: "区教育局\n" + long, Width: 160})
	all := uitest.Found[*chip](s.editor)
	s.Want("a short name is whole", uitest.Text(all[0]), "区教育局")
	if w := uitest.Text(all[1]); !strings.HasSuffix(w, "…") || !strings.HasPrefix(long, strings.TrimSuffix(w, "…")) {
		t.Errorf("the chip says %q", w)
	}
	if all[1].MinSize().Width > 152 {
		t.Errorf("the chip is %v wide", all[1].MinSize().Width)
	}
	s.key(fyne.KeyLeft)
	s.Want("the list says all of it", s.list(), long)
	s.key(fyne.KeyLeft)
	s.Want("a short one needs none", s.list(), "")
	s.Want("what is kept is whole", s.text(), "区教育局/"+long)
}
