package docx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"dubanben/internal/doc"
)

// barStep is the size of a bar's spaces in half points: each is half as wide as it is high, so that a bar can be short.
const barStep = 10

// bar writes a bar as shaded spaces, which every program prints and nobody takes for text.
func (w *writing) bar(bar *doc.Bar, p piece) {
	size, _ := w.Text()
	room := w.ems(p.col, p.cols) * size
	for _, part := range bar.Parts {
		n := int(math.Round(max(0, min(part.Share, 1)) * room / (barStep / 4.0)))
		if part.Share > 0 {
			n = max(n, 1)
		}
		if n == 0 {
			continue
		}
		grey := int(max(0, min(part.Grey, 1)) * 255)
		w.b.write(`<w:r><w:rPr><w:sz w:val="`, strconv.Itoa(barStep), `"/><w:szCs w:val="`, strconv.Itoa(barStep), `"/>`,
			`<w:bdr w:val="single" w:sz="2" w:space="0" w:color="000000"/><w:shd w:val="clear" w:color="auto" w:fill="`, fmt.Sprintf("%02X%02X%02X", grey, grey, grey), `"/></w:rPr>`,
			`<w:t xml:space="preserve">`, strings.Repeat("\u00a0", n), `</w:t></w:r>`)
	}
}
