extension AnswerLabel {
    /// What the label says in each language, with places to fill in braces.
    var texts: (english: String, chinese: String) {
        switch self {
        // Common to all.
        case .supposes: ("What the answer supposes", "结论的前提")
        case .supposesShared:
            (
                "All alternatives meet the same draws (common random numbers), so that they differ by what was changed.",
                "各方案使用相同的随机数（公共随机数），因此差异来自所作的改动。"
            )
        case .supposesNormal:
            (
                "Intervals are Student's, over replications that are independent; with few replications and very skewed "
                    + "figures they hold less well.",
                "区间为学生 t 区间，以相互独立的重复为依据；重复很少且指标分布很偏时，可靠性会下降。"
            )
        case .supposesSimultaneous:
            (
                "Intervals of differences hold all at once; those of means hold one by one.",
                "差值的各区间同时成立；均值的各区间逐个成立。"
            )
        case .points: ("percentage points", "百分点")
        case .differenceOf: ("difference: {0}", "差值：{0}")
        case .intervalColumn: ("interval", "区间")
        case .replications: ("replications", "重复次数")
        case .settings: ("set differently", "改动")
        case .scenario: ("scenario", "方案文件")
        case .digest: ("digest", "摘要")
        case .digestNote:
            (
                "Alternatives with the same digest are the same scenario under the same program.",
                "摘要相同即为同一程序下的同一方案。"
            )
        case .others: ("{0} others", "另外 {0} 个")
        case .periods: ("periods", "期")
        case .target: ("target", "对象")
        case .probability: ("probability", "概率")
        case .verdict: ("verdict", "判断")
        case .ofTrials: ("{0} of {1}", "{1} 次中 {0} 次")
        // Comparison.
        case .compareScope:
            (
                "Alternatives: {0}; replications of each: {1}; seed {2}; confidence {3}.",
                "方案 {0} 个，每个重复 {1} 次，随机种子 {2}，置信水平 {3}。"
            )
        case .answerBest:
            (
                "{0} is the best by {1}, with {2} confidence: {3}.",
                "按{1}，{0} 最好（置信水平 {2}）：{3}。"
            )
        case .answerPicked:
            (
                "{0} is picked by {1}: the best, or not worse than the best by more than {2}, with {3} confidence; "
                    + "its mean is {4}.",
                "按{1}选出 {0}：它最好，或与最好者相差不超过 {2}（置信水平 {3}）；其均值为 {4}。"
            )
        case .answerAsGood:
            (
                "By {1}, {0} can be taken as the best: with {2} confidence none better is better by more than {3}.",
                "按{1}，可取 {0} 为最好：以 {2} 的置信水平，没有别的方案比它好 {3} 以上。"
            )
        case .answerUntold:
            (
                "Which alternative is best by {1} cannot be told yet; {0} has the best mean, {2}.",
                "按{1}，尚不能判定哪个方案最好；均值最好的是 {0}：{2}。"
            )
        case .costNever:
            (
                "No number of replications tells apart those whose means are the same: {0}.",
                "均值相同者无论重复多少次都无法区分：{0}。"
            )
        case .costToTell:
            (
                "Not told yet: {0}; about {1} replications of each would tell, which is {2} trials more.",
                "尚未判定：{0}；每个约需重复 {1} 次，即再做 {2} 次试验。"
            )
        case .raceCost:
            (
                "It took {0} trials; as many replications of each alternative would have been {1}.",
                "共用 {0} 次试验；若每个方案重复次数相同，则需 {1} 次。"
            )
        case .allTold: ("Nothing is left to tell.", "没有尚待判定的方案。")
        case .answerWorse: ("Surely worse are {0}.", "确定较差的是 {0}。")
        case .moreIsBetter: ("More of {0} is better.", "{0}越大越好。")
        case .lessIsBetter: ("Less of {0} is better.", "{0}越小越好。")
        case .zoneNote: ("Differences below {0} do not matter.", "小于 {0} 的差异不计。")
        case .standing: ("standing", "地位")
        case .standingOfEach: ("How the alternatives stand", "各方案的地位")
        case .standingBest: ("best", "最好")
        case .standingAsGood: ("as good", "同样好")
        case .standingUndecided: ("cannot tell", "无法判定")
        case .standingWorse: ("worse", "较差")
        case .standingDropped: ("dropped", "已淘汰")
        case .alternative: ("alternative", "备选方案")
        case .differences: ("Differences", "差异")
        case .figuresOfEach: ("Figures of each alternative", "各方案的指标")
        case .bothCount: ("When two figures count", "两项指标并重")
        case .whatWasCompared: ("What was compared", "比较的内容")
        case .againstBest: ("Each against the best of the others", "各方案与其余中最好者之差")
        case .againstLeader: ("Each against the one picked", "各方案与选出者之差")
        case .againstSummary:
            (
                "Differences of means with intervals that hold all at once; the best mean has {0}. An interval on one side "
                    + "of the line tells the two apart.",
                "均值之差及同时成立的区间；均值最好的是 {0}。区间完全位于线的一侧即可区分二者。"
            )
        case .againstNote:
            (
                "Intervals of Hsu (1984), drawn to the line at one end: they show what an alternative may be better or worse by.",
                "采用 Hsu（1984）的区间，一端止于零线：表示该方案可能好多少或差多少。"
            )
        case .raceNote:
            (
                "Intervals at Bonferroni's level over the replications that both have; they do not allow for the race having "
                    + "decided when to stop.",
                "区间按 Bonferroni 水平、以双方共有的重复计算；未计入由竞赛过程决定何时停止的影响。"
            )
        case .pairs: ("Differences of pairs", "两两之差")
        case .pair: ("pair", "方案对")
        case .pairsSummary:
            (
                "The first less the second by {0}, with intervals that hold for all pairs at once.",
                "按{0}，前者减后者；各区间对所有方案对同时成立。"
            )
        case .pairsNote:
            (
                "Drawn are the pairs with the best mean; the table has all of them.",
                "图中只画含均值最好者的方案对；表中列出全部。"
            )
        case .difference: ("difference", "差值")
        case .noDifference: ("no difference", "无差异")
        case .varianceRatio: ("variance divided by", "方差缩小倍数")
        case .meansOfEach: ("Means with their intervals", "均值及区间")
        case .meansSummary:
            (
                "The mean of each figure over the replications, with its {0} interval.",
                "各指标在全部重复上的均值及其 {0} 置信区间。"
            )
        case .spread: ("How single runs vary", "单次运行的波动")
        case .spreadSummary:
            (
                "The median run of each alternative by {0}; the line goes from the tenth to the ninetieth of a hundred runs.",
                "按{0}，各方案的中位运行；线段表示百次运行中第十至第九十名。"
            )
        case .tenth: ("10th percentile", "第 10 百分位")
        case .medianRun: ("median run", "中位运行")
        case .ninetieth: ("90th percentile", "第 90 百分位")
        case .paretoTitle: ("{0} against {1}", "{0}与{1}")
        case .paretoSummary:
            (
                "No alternative beats these in both figures by their means: {0}. Better is {1} on the axis along the bottom, "
                    + "{2} on the other.",
                "按均值，没有方案在两项指标上都胜过：{0}。横轴{1}为好，纵轴{2}为好。"
            )
        case .paretoByMeans:
            (
                "By means alone, without intervals; --pareto with two figures tells with confidence which are dominated.",
                "仅按均值，未计区间；用 --pareto 指定两项指标可判定哪些方案确定被支配。"
            )
        case .paretoSure:
            (
                "The front is that of the means; the standings in the table hold at once, with the confidence above.",
                "前沿按均值画出；表中的地位以上述置信水平同时成立。"
            )
        case .onFront: ("beaten by none in both", "无方案两项都胜过它")
        case .beaten: ("beaten in both", "两项都被胜过")
        case .statusEfficient: ("surely on the front", "确定在前沿上")
        case .statusDominated: ("surely beaten by {0}", "确定不如 {0}")
        case .statusFrontUntold: ("on the front by its mean, not surely", "按均值在前沿上，未确定")
        case .higherWord: ("higher", "较高")
        case .lowerWord: ("lower", "较低")
        case .supposesRace:
            (
                "The one is picked by the procedure of Kim and Nelson (2001), whose confidence holds for figures that are "
                    + "nearly normal; those that were dropped have fewer replications.",
                "选择采用 Kim 与 Nelson（2001）的方法，其置信水平以指标近似正态为前提；被淘汰的方案重复较少。"
            )
        case .supposesPareto:
            (
                "What is said of two figures together holds with the same confidence, apart from what is said of one.",
                "关于两项指标的结论以同样的置信水平成立，与单项指标的结论分别计算。"
            )
        // Stress.
        case .stressScope:
            (
                "Targets: {0}; outages from {1}; looked at: {2} {3}; trials of each outage: {4}; seed {5}.",
                "对象 {0} 个，中断始于 {1}，观察 {2} {3}，每种中断试验 {4} 次，随机种子 {5}。"
            )
        case .servedNote:
            (
                "Service holds while the unmet share is at most {0} above that of the undisturbed run with the same draws.",
                "只要缺失比例不高于相同随机数下未受扰运行 {0}，即视为服务维持。"
            )
        case .answerFragile:
            (
                "The most fragile is {0}: without it service holds for {1} {2}, and {3} fails first.",
                "最脆弱的是{0}：一旦中断，服务只能维持 {1} {2}，最先失效的是{3}。"
            )
        case .answerBreaking:
            (
                "Of {1} targets, {0} break service when they stay out to the end of the {2} {3} that were looked at.",
                "{1} 个对象中，有 {0} 个若中断至观察期（{2} {3}）结束会使服务失效。"
            )
        case .answerAllHold:
            (
                "Service holds without any one of the {0} targets for all the {1} {2} that were looked at.",
                "{0} 个对象中任何一个中断，服务都能在整个观察期（{1} {2}）内维持。"
            )
        case .answerAllHoldNote:
            (
                "Longer outages, or several at once, were not tried.",
                "未试验更长的中断或多个对象同时中断。"
            )
        case .fragileFirst: ("Most fragile first", "最脆弱者在前")
        case .survives: ("survives", "可维持")
        case .firstToFail: ("first to fail", "最先失效")
        case .breaksAfter: ("shortest outage that breaks", "使其失效的最短中断")
        case .recovers: ("recovers", "恢复用时")
        case .goesWithout: ("goes without", "断供量")
        case .recoveredAfter: ("{0} after {1}", "中断 {1} 后 {0}")
        case .stressTableNote:
            (
                "How long it survives, and what goes without, are of an outage to the end of the run; recovery is after the "
                    + "longest outage tried. In brackets: 95 % intervals.",
                "可维持时间与断供量针对持续至运行结束的中断；恢复用时针对所试最长的中断。括号内为 95% 置信区间。"
            )
        case .howLong: ("How long supply holds", "供应能维持多久")
        case .timeToSurvive: ("Time to survive", "可维持时间")
        case .survivalAxis: ("{0}; {1} is all that was looked at", "{0}；{1} 为整个观察期")
        case .survivalSummary:
            (
                "For how long service of each column holds when a target is out from then on, the most fragile target first. "
                    + "Shown: {0} of {1} targets.",
                "对象自此一直中断时，各列服务能维持多久，最脆弱者在前。显示 {1} 个对象中的 {0} 个。"
            )
        case .censoredNote:
            (
                "Dark fields fail soon. A trial that held to the end counts with all that was looked at: such means are lower "
                    + "bounds, marked in the table.",
                "深色表示很快失效。维持到结束的试验按整个观察期计：这类均值为下限，表中已标明。"
            )
        case .anyColumn: ("any", "任一")
        case .outages: ("Outages and recovery", "中断与恢复")
        case .brokeTitle: ("Which outages break service", "哪些中断使服务失效")
        case .brokeAxis: ("share of trials in which service broke", "服务失效的试验比例")
        case .brokeSummary:
            (
                "Each field is one outage: the share of its {0} trials in which service broke.",
                "每格为一种中断：其 {0} 次试验中服务失效的比例。"
            )
        case .brokeNote:
            (
                "Grey fields were not tried: a search for the shortest outage that breaks service does not need them.",
                "灰色格未试验：搜索使服务失效的最短中断时无需试验它们。"
            )
        case .outageOf: ("out for {0} {1}", "中断 {0} {1}")
        case .toTheEnd: ("to the end", "至结束")
        case .lengthAxis: ("length of the outage, {0}", "中断时长（{0}）")
        case .recoveryTitle: ("Recovery by length of the outage", "不同中断时长的恢复用时")
        case .recoveryAxis: ("{0} from the end of the outage", "中断结束后的{0}")
        case .recoverySummary:
            (
                "How long it takes until service holds for good again, for the {0} most fragile targets that break.",
                "服务恢复并持续维持所需的时间，图示最脆弱的 {0} 个失效对象。"
            )
        case .recoveryNote:
            (
                "Over the trials in which service broke; a trial that did not recover counts with what was looked at.",
                "仅计服务失效的试验；未恢复的试验按观察期计。"
            )
        case .whoWithout: ("Who goes without", "谁断供")
        case .missedTitle: ("What goes without, by target", "各对象中断造成的断供")
        case .missedSummary:
            (
                "Beyond the undisturbed run, when the target is out to the end of the run; the {0} most fragile that cost "
                    + "anything.",
                "对象中断至运行结束时，超出未受扰运行的部分；图示造成断供的 {0} 个最脆弱对象。"
            )
        case .together: ("together", "合计")
        case .riseByDistrict: ("Rise by district", "各区增幅")
        case .riseByClass: ("Rise by class of household", "各类住户增幅")
        case .riseSummary:
            (
                "By how much the unmet share of need rises when the target is out to the end of the run, with 95 % intervals.",
                "对象中断至运行结束时，缺失比例的增幅及 95% 置信区间。"
            )
        case .kindSource: ("source", "货源")
        case .kindNode: ("node", "节点")
        case .kindLane: ("lane", "线路")
        case .kindCommodity: ("commodity", "物资")
        case .supposesOutage:
            (
                "An outage is complete while it lasts, everybody else goes on as before, and nobody looks for another source.",
                "中断期间完全停止，其他一切照旧，也无人另寻货源。"
            )
        case .supposesServed:
            (
                "Service is judged against the undisturbed run with the same draws, not against need as such.",
                "服务以相同随机数下未受扰的运行为基准，而非以需求本身为基准。"
            )
        case .supposesCensored:
            (
                "Targets fail one at a time, on one date; on another date stock and season may differ.",
                "每次只有一个对象在同一日期中断；换一个日期，库存和季节可能不同。"
            )
        // Floors.
        case .floorScope:
            (
                "Floor of {0}; an outage of {1} {2} of {3} from {4}; seed {5}.",
                "{0} 的库存下限；{3} 自 {4} 起中断 {1} {2}；随机种子 {5}。"
            )
        case .answerFloor:
            (
                "A floor of {0} {1} of cover of {2} survives the outage with probability {3} or more, with {4} confidence.",
                "{2} 保持 {0} {1}的库存下限，能以不低于 {3} 的概率经受该中断（置信水平 {4}）。"
            )
        case .answerNoFloor:
            (
                "No floor up to {0} {1} of cover of {2} was shown to survive the outage with probability {3}.",
                "{2} 的库存下限直到 {0} {1}，都未能证明以 {3} 的概率经受该中断。"
            )
        case .answerFloorPresent: ("The scenario has a floor of {0} {1}.", "方案现有下限为 {0} {1}。")
        case .evidence: ("The evidence", "依据")
        case .survived: ("trials survived", "经受住的试验")
        case .floorsTitle: ("Probability of surviving at the floors tried", "所试各下限的经受概率")
        case .floorsSummary:
            (
                "{0} floors were tried; each has an interval, held against {1}.",
                "共试 {0} 个下限，各有区间，与 {1} 对照。"
            )
        case .floorsNote:
            (
                "A search tries few floors, those between which the answer must lie, as often as each takes.",
                "搜索只试答案可能所在的少数下限，每个按需要重复。"
            )
        case .probabilityAsked: ("asked: {0}", "要求：{0}")
        case .verdictSurvives: ("survives", "经受住")
        case .verdictFails: ("fails", "未经受住")
        case .floorCosts: ("Without an outage", "无中断时")
        case .withPresent: ("with the present floor", "现有下限")
        case .withFound: ("with the floor found", "所得下限")
        case .stockInCity: ("stock in warehouses and stores, tonnes", "仓库与门店库存（吨）")
        case .stockAtNode: ("stock at the node, units", "节点库存（单位）")
        case .spoiledInCity: ("spoiled over the run, tonnes", "全程损耗（吨）")
        case .spoiledAtNode: ("thrown away, units a period", "每期丢弃（单位）")
        case .supposesFloor:
            (
                "A higher floor is taken to survive whatever a lower one survives; target and first stock move with the floor.",
                "假定较高的下限能经受较低下限所能经受的一切；目标库存与初始库存随下限移动。"
            )
        }
    }
}
