package app

import (
	"fmt"
	"math"
	"strconv"

	"dubanben/internal/ledger"
)

// rowOf is 第23项, for the head of a sentence about one row; nothing where the problem names none.
func rowOf(p *ledger.Problem) string {
	if p.Row == "" {
		return ""
	}
	return "第" + brief(p.Row) + "项"
}

// explainReport is about what a unit answers and what the office says to it.
func explainReport(p *ledger.Problem) Explanation {
	const title = "没有填报"
	row, value := rowOf(p), brief(p.Value)
	switch p.Kind {
	case ledger.ClosedTask:
		if p.Why != "" {
			return Explanation{"没有" + p.Why, fmt.Sprintf("%s已于%s办结，不能%s。", row, ledger.DayText(p.Value), p.Why), "要" + p.Why + "请先恢复办理。"}
		}
		return Explanation{"没有修改", fmt.Sprintf("%s已于%s办结，%s不能再改。", row, ledger.DayText(p.Value), subject(p)), "要改请先恢复办理。"}
	case ledger.OtherYear:
		return Explanation{"没有修改", fmt.Sprintf("%s是%d年的任务，不能用%s。", row, p.Count, value), "请选任务所在年度。"}
	case ledger.NotItsUnit:
		return Explanation{"没有修改", fmt.Sprintf("%s没有写到“%s”。", row, value), "请选这一项的牵头、相关单位或组里的成员。"}
	case ledger.BadPercent:
		return Explanation{title, fmt.Sprintf("%s的完成率“%s”不对，应在0到%d之间。", row, value, p.Limit), percentAdvice(p)}
	case ledger.BadNumber:
		return badNumber(p)
	case ledger.NoSuchIndicator:
		which := "所填的那一个"
		if value != "" {
			which = "“" + value + "”"
		}
		return Explanation{title, fmt.Sprintf("%s现有%d个指标，没有%s。", row, p.Count, which), "请先设置指标，或写对指标的名称。"}
	case ledger.EmptyAnswer:
		return Explanation{title, row + "什么也没有填。", "请至少填状态、完成率、指标、进展、问题、下一步打算中的一样。"}
	case ledger.NoAnswer:
		return Explanation{"没有审核", fmt.Sprintf("%s的“%s”在%s还没有报送。", row, value, brief(p.Why)), "报送以后才能审核或退回。"}
	case ledger.UnsaidAnswer:
		return Explanation{"没有通过", fmt.Sprintf("%s的“%s”在%s的报送缺进展，也没有状态。", row, value, brief(p.Why)), "请补上进展情况或状态再通过，也可以退回。"}
	case ledger.NoRemark:
		return Explanation{"没有退回", row + "的退回意见没有写。", "请写明为什么退回。"}
	case ledger.BadDuty:
		return Explanation{"没有修改", fmt.Sprintf("%s没有“%s”这种报送要求。", row, value), "可选按默认、牵头单位、牵头和相关单位、牵头单位和组成员。"}
	}
	return explainYear(p)
}

// badNumber is about a value that is no number, or one beyond belief.
func badNumber(p *ledger.Problem) Explanation {
	of := "数值"
	if p.Why != "" {
		of = "指标“" + brief(p.Why) + "”的数值"
	}
	if row := rowOf(p); row != "" {
		of = row + "的" + of
	}
	if x, err := strconv.ParseFloat(p.Value, 64); err == nil && !math.IsNaN(x) {
		return Explanation{"没有修改", fmt.Sprintf("%s“%s”太大，没有保存。", of, brief(p.Value)), "请换一个计量单位。"}
	}
	return Explanation{"没有修改", fmt.Sprintf("%s“%s”不是数。", of, brief(p.Value)), ""}
}

// subject is what of a closed task was to be changed.
func subject(p *ledger.Problem) string {
	if p.Field == "" {
		return "内容"
	}
	return brief(p.Field.Name())
}

// percentAdvice says why a task takes no more than 100.
func percentAdvice(p *ledger.Problem) string {
	if p.Limit == 100 {
		return "指标是不超过或等于的，只有完成和没完成，不会超过100。"
	}
	return ""
}

// explainYear is about how a task is measured and how it ends.
func explainYear(p *ledger.Problem) Explanation {
	const title = "没有修改"
	row, value := rowOf(p), brief(p.Value)
	switch p.Kind {
	case ledger.BadStatus:
		return Explanation{title, fmt.Sprintf("没有“%s”这个状态。", value), "可填未启动、正常推进、超序时、进度滞后、已完成、常态化、已办结、已调整、中止。"}
	case ledger.BadLamp:
		return Explanation{title, fmt.Sprintf("没有“%s”这种灯。", value), "只有红、黄、绿和未亮。"}
	case ledger.BadOp:
		return Explanation{title, fmt.Sprintf("%s的指标不能用“%s”比较。", row, value), "请用≥、≤或＝。"}
	case ledger.NoIndicatorName:
		return Explanation{title, row + "有指标没有名称。", "请写上名称。"}
	case ledger.IndicatorInUse:
		return Explanation{title, fmt.Sprintf("%s的指标“%s”已有%d条报送填了数，不能删除。", row, value, p.Count), ""}
	case ledger.NoMilestone:
		return Explanation{title, fmt.Sprintf("%s在“%s”的节点没有写内容。", row, value), "请写上要做到什么。"}
	case ledger.NoReason:
		return Explanation{title, fmt.Sprintf("%s%s人工亮灯没有写理由。", row, value), "请写上理由。"}
	case ledger.BadDay:
		return Explanation{title, fmt.Sprintf("%s日期“%s”不对。", dayOf(p), value), "请写成2020-07-01这样真实的日期。"}
	case ledger.BadTerm:
		return Explanation{title, fmt.Sprintf("%s日期“%s”太早，%s。", dayOf(p), ledger.DayText(p.Value), brief(p.Why)), "请写后面的日期。"}
	case ledger.NoDueDay:
		return explainNoDay(row, value)
	case ledger.BadEnd:
		return Explanation{title, fmt.Sprintf("%s不能以“%s”了结。", row, value), "可选已办结、已调整或中止。"}
	case ledger.BadEndWord:
		return Explanation{title, fmt.Sprintf("%s的了结方式“%s”不对。", row, value), "已办结的写办结或销号，已调整和中止的不写。"}
	case ledger.SameTask:
		return Explanation{title, row + "不能和自己关联。", "请选另一项任务。"}
	case ledger.BadRule:
		return Explanation{"没有保存亮灯规则", fmt.Sprintf("“%s”不行，%s。", value, brief(p.Why)), ""}
	}
	return explainUnit(p)
}

func explainNoDay(row, written string) Explanation {
	const title, advice = "没有确认时限", "请直接写明日期。"
	if written == "" {
		return Explanation{title, row + "没有写完成时限，任务内容和季度目标里也没有认出日期。", advice}
	}
	return Explanation{title, fmt.Sprintf("%s的完成时限“%s”里没有认出日期。", row, written), advice}
}

// dayOf is whose day it is, 第3项的; nothing for a day alone.
func dayOf(p *ledger.Problem) string {
	switch {
	case p.Row != "":
		return rowOf(p) + "的"
	case p.Field != "":
		return brief(p.Field.Name()) + "的"
	}
	return ""
}

// explainUnit is about units, groups and leaders.
func explainUnit(p *ledger.Problem) Explanation {
	row, value := rowOf(p), brief(p.Value)
	switch p.Kind {
	case ledger.NoName:
		return Explanation{"没有保存", "名称是空的。", "请写上名称。"}
	case ledger.UnitInUse:
		return Explanation{"没有删除", fmt.Sprintf("“%s”还有%s用到，不能删除。", value, brief(p.Why)), "可以改为合并到别的单位。"}
	case ledger.UnknownUnitKind:
		return Explanation{"没有保存单位", fmt.Sprintf("没有“%s”这类单位。", value), "请选区直部门、镇街道、市直、驻区单位、组或其他。"}
	case ledger.NotAGroup:
		return Explanation{"没有保存", fmt.Sprintf("“%s”不是组，不能有成员。", value), "请先把类别改为组。"}
	case ledger.FixedMembers:
		return Explanation{"没有保存", fmt.Sprintf("%s的“%s”有%d个固定成员，不能按任务另选。", row, value, p.Count), "要改请在单位里改成员。"}
	case ledger.CircularGroup:
		return Explanation{"没有保存", fmt.Sprintf("“%s”会成为自己的成员：%s。", value, brief(p.Why)), "请去掉其中一个成员。"}
	case ledger.SameUnit:
		return Explanation{"没有合并", fmt.Sprintf("“%s”不能和自己合并。", value), "请选另一个单位。"}
	case ledger.MixedUnits:
		return Explanation{"没有合并", fmt.Sprintf("“%s”是组，“%s”不是，不能合并。", brief(p.Why), value), "要改成员请在组的资料里改。"}
	case ledger.OwnMember:
		return Explanation{"没有合并", fmt.Sprintf("“%s”是“%s”的成员，不能合并。", value, brief(p.Why)), "请先把它从组里去掉。"}
	case ledger.NoSuchCall:
		return Explanation{"没有删除", "没有这条催办记录，可能刚被删除。", ""}
	case ledger.NotOneName:
		return Explanation{"没有保存", fmt.Sprintf("“%s”里有分隔名称的符号，会读成几个名称。", value), "请去掉顿号、逗号、分号和斜线。"}
	}
	return explainLeader(p)
}

// explainLeader is about leaders and who succeeds them.
func explainLeader(p *ledger.Problem) Explanation {
	row, value := rowOf(p), brief(p.Value)
	switch p.Kind {
	case ledger.SameLeader:
		return Explanation{"没有接任", fmt.Sprintf("“%s”不能接任自己。", value), "请写接任的人。"}
	case ledger.LeftOffice:
		return Explanation{"没有接任", fmt.Sprintf("“%s”已于%s离任，没有任务可以接。", value, ledger.DayText(p.Why)), ""}
	case ledger.NoTaskToPass:
		text := fmt.Sprintf("从%s起没有任务要从“%s”移交，只移交这一天的年度及以后、没有办结的任务。", ledger.DayText(p.Why), value)
		if p.Count > 0 {
			return Explanation{"没有接任", text, fmt.Sprintf("这位领导以前年度还有%d项没有办结，请写明那一年的接任日期。", p.Count)}
		}
		return Explanation{"没有接任", text, "请检查姓名和日期。"}
	case ledger.NoSuchLeader:
		if value != "" {
			return Explanation{"没有找到", fmt.Sprintf("台账里没有叫“%s”的责任领导。", value), "请检查姓名。"}
		}
		return Explanation{"没有修改", "没有这位责任领导，可能刚被删除。", "请重新打开再试。"}
	case ledger.DuplicateLeader:
		return Explanation{"没有保存领导", fmt.Sprintf("已经有叫“%s”的责任领导。", value), "请换一个名字，或直接用那一位。"}
	case ledger.LeaderInUse:
		return Explanation{"没有删除", fmt.Sprintf("“%s”还是%d项任务的现任或曾任责任领导，不能删除。", value, p.Count), "请先把任务交给别的领导。"}
	case ledger.NotItsLeader:
		return Explanation{"没有接任", fmt.Sprintf("%s的责任领导不是“%s”。", row, value), "请只选这位领导的任务。"}
	}
	return Explanation{"没有修改", "这项修改不符合规则，没有保存。", ""}
}
