package docx

import "testing"

// The same table as three programs write it: a head, two tasks of one leader, a heading row.
const sameTable = "附件1\n源城区2020年任务分解表\n#|序号|工作任务|责任领导|\n|一、综合(1x3)|^|^|\n|1|推进“双随机、一公开”。|许西湖(2x1)|\n|2|抓好5G建设/区工商信局|^|"

const byWord = `<w:p w14:paraId="1A" w:rsidR="00A1" w:rsidRDefault="00B2"><w:pPr><w:rPr><w:rFonts w:ascii="黑体" w:eastAsia="黑体" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr></w:pPr>` +
	`<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r w:rsidRPr="00C3"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>附件</w:t></w:r><w:proofErr w:type="gramStart"/><w:r><w:t>1</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t>源城区2020年</w:t></w:r><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:lastRenderedPageBreak/><w:t>任务分解表</w:t></w:r></w:p>` +
	`<w:tbl><w:tblPr><w:tblStyle w:val="a3"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="704"/><w:gridCol w:w="5245"/><w:gridCol w:w="1276"/></w:tblGrid>` +
	`<w:tr w:rsidR="00A1" w14:paraId="2B" w14:textId="77"><w:trPr><w:tblHeader/><w:jc w:val="center"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="704" w:type="dxa"/></w:tcPr>` + wordPara + `<w:r><w:t>序号</w:t></w:r></w:p></w:tc>` +
	`<w:tc><w:tcPr/>` + wordPara + `<w:r><w:t>工作</w:t></w:r><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/>` + wordPara + `<w:r><w:t>责任领导</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:tcPr><w:tcW w:w="7225" w:type="dxa"/><w:gridSpan w:val="3"/></w:tcPr><w:p><w:r><w:t>一、综合</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:tcPr/>` + wordNumber + `</w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>推进“双随机、一公开”。</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:r><w:t>许西湖</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:tcPr/>` + wordNumber + `</w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>抓好5G建设</w:t></w:r></w:p><w:p><w:r><w:t>区工商信局</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p w:rsidR="00A1"/></w:tc></w:tr></w:tbl>` +
	`<w:p/><w:sectPr w:rsidR="00A1"><w:headerReference w:type="default"/><w:pgSz w:w="11906" w:h="16838"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>`

const wordPara = `<w:p w:rsidR="00A1" w:rsidRDefault="00A1"><w:pPr><w:jc w:val="center"/></w:pPr>`

// wordNumber is a number that Word counts itself.
const wordNumber = `<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="a4"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr></w:p>`

const wordList = `<w:abstractNum w:abstractNumId="0" w15:restartNumberingAfterBreak="0" xmlns:w15="urn:w15"><w:nsid w:val="1"/><w:multiLevelType w:val="hybridMultilevel"/>` +
	`<w:lvl w:ilvl="0" w:tplc="0409000F"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

const byWPS = `<w:p><w:pPr><w:keepNext w:val="0"/><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="黑体"/></w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="黑体"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr><w:t>附件1</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t>源城区2020年任务分解表</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>` +
	`<w:tbl><w:tblPr><w:tblStyle w:val="4"/><w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text"/><w:tblOverlap w:val="never"/><w:tblLayout w:type="autofit"/></w:tblPr>` +
	`<w:tblGrid><w:gridCol w:w="704"/><w:gridCol w:w="5245"/><w:gridCol w:w="12"/><w:gridCol w:w="1264"/></w:tblGrid>` +
	`<w:tr><w:tblPrEx><w:tblCellMar><w:top w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPrEx><w:trPr><w:trHeight w:val="600" w:hRule="atLeast"/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:noWrap w:val="0"/><w:vAlign w:val="center"/></w:tcPr>` +
	`<w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:noWrap w:val="0"/></w:tcPr><w:p><w:r><w:t>工作任务</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>责任领导</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr><w:p><w:r><w:t>一、综合</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>推进</w:t></w:r><w:r><w:rPr><w:rFonts w:hint="default"/></w:rPr><w:t>“双随机、一公开”。</w:t></w:r></w:p></w:tc>` +
	`<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>许西湖</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>抓好5G建设</w:t></w:r><w:r><w:br w:type="textWrapping"/></w:r><w:r><w:t>区工商信局</w:t></w:r></w:p></w:tc>` +
	`<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="continue"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:sectPr/>`

const byLibreOffice = `<w:p><w:pPr><w:pStyle w:val="AnnexLabel"/><w:rPr></w:rPr></w:pPr><w:r><w:rPr></w:rPr><w:t>附件</w:t></w:r><w:r><w:rPr></w:rPr><w:t>1</w:t></w:r></w:p><w:p><w:r><w:rPr></w:rPr><w:t>源城区</w:t></w:r><w:r><w:t>2020</w:t></w:r><w:r><w:t>年任务分解表</w:t></w:r></w:p>` +
	`<w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/><w:jc w:val="center"/><w:tblInd w:w="0" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="680"/><w:gridCol w:w="3288"/><w:gridCol w:w="1134"/></w:tblGrid>` +
	`<w:tr><w:trPr><w:tblHeader w:val="true"/><w:cantSplit w:val="true"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="680" w:type="dxa"/><w:tcBorders><w:top w:val="single"/></w:tcBorders></w:tcPr><w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc>` +
	`<w:tc><w:tcPr/><w:p><w:r><w:t>工作任务</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>责任领导</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:trPr></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p><w:r><w:t>一、综合</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:trPr></w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>推进“双随机、一公开”。</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>许西湖</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:trPr></w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>抓好</w:t></w:r><w:r><w:t>5G</w:t></w:r><w:r><w:t>建设</w:t></w:r></w:p><w:p><w:r><w:t>区工商信局</w:t></w:r></w:p></w:tc>` +
	`<w:tc><w:tcPr><w:vMerge w:val="continue"/></w:tcPr><w:p><w:pPr><w:rPr></w:rPr></w:pPr><w:r><w:rPr></w:rPr></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr/>`

func TestTheSameTableOfEveryProgramReadsAlike(t *testing.T) {
	for name, body := range map[string]string{"Word": byWord, "WPS": byWPS, "LibreOffice": byLibreOffice} {
		t.Run(name, func(t *testing.T) {
			if got := shown(mustRead(t, wordFile(t, body, "word/numbering.xml", wrap("numbering", wordList)))); got != sameTable {
				t.Errorf("got\n%s\nwant\n%s", got, sameTable)
			}
		})
	}
}
