extension StudyLabel {
    /// What the label says in each language, with places to fill in braces.
    var texts: (english: String, chinese: String) {
        switch self {
        // Capacity.
        case .capacityScope:
            (
                "Targets: {0}, {1}; searched: {2}; confidence {3}; seed {4}.",
                "目标：{0}，{1}；搜索范围：{2}；置信水平 {3}；随机种子 {4}。"
            )
        case .criterionMean: ("on average", "按均值")
        case .criterionShare: ("in {0} of the replications", "在 {0} 的重复中")
        case .answerLeast:
            (
                "The least that meets {0} is {1}: one step less misses.",
                "满足 {0} 的最少资源为 {1}：再少一步即不达标。"
            )
        case .answerLeastUnsure:
            (
                "{1} meets {0}; a little less may meet as well, which the replications do not tell.",
                "{1} 满足 {0}；稍少一些是否也满足，现有重复尚不能判定。"
            )
        case .answerPairs:
            (
                "{1} pairs of {2} are the least that meet {0}: less of the one needs more of the other.",
                "满足 {0} 的最少组合有 {1} 个（{2}）：一项减少，另一项就要增加。"
            )
        case .answerMetByLeast:
            (
                "The lower end of the range, {1}, meets {0} already.",
                "搜索范围的下端 {1} 已满足 {0}。"
            )
        case .answerMissedByMost:
            (
                "Nothing in the range meets {0}: even {1} misses.",
                "搜索范围内无一满足 {0}：即使 {1} 也不达标。"
            )
        case .answerUndecidedAtMost:
            (
                "Nothing in the range is shown to meet {0}: {2} replications at {1} do not tell.",
                "搜索范围内没有点被证明满足 {0}：在 {1} 处重复 {2} 次仍无法判定。"
            )
        case .capacityCost:
            (
                "It took {0} trials at {1} points; a grid of all points would take {2}.",
                "在 {1} 个点上共用 {0} 次试验；若试遍所有点则需 {2} 次。"
            )
        case .capacityCostNoGrid: ("It took {0} trials at {1} points.", "在 {1} 个点上共用 {0} 次试验。")
        case .cheapestNote: ("The cheapest of them: {0}.", "其中费用最低的是：{0}。")
        case .frontierTitle: ("The least that meets", "达标的最少资源")
        case .frontierNote:
            (
                "Each point meets, and none of the others has less of both; at a point stands what it costs, where prices are given.",
                "各点均达标，且没有别的点两项都更少；给出价格时，点旁为其费用。"
            )
        case .mapTitle: ("What is known of each point", "各点的依据")
        case .mapSummary:
            (
                "{0} of {1} points were tried; they tell the others, because more of a resource is never worse.",
                "{1} 个点中试了 {0} 个；因为资源更多不会更差，其余各点可由此推知。"
            )
        case .mapNote:
            (
                "Strong colours with a sign were tried; faint ones follow from them.",
                "深色并带符号的点已试验；浅色的点由其推知。"
            )
        case .legendMeets: ("meets", "达标")
        case .legendMisses: ("misses", "不达标")
        case .legendUndecided: ("cannot tell", "无法判定")
        case .legendUnknown: ("not known", "未知")
        case .legendFrontier: ("one of the least that meet", "达标的最少组合之一")
        case .probesTitle: ("What was seen at {0}", "各试验点的结果：{0}")
        case .probesSummary:
            (
                "The points tried with their intervals, held against {0}.",
                "各试验点的估计与区间，对照 {0}。"
            )
        case .probesNote:
            (
                "Intervals hold for all points and looks at once; a point is tried only as often as it takes to tell.",
                "区间对所有点和所有中途查看同时成立；每个点只重复到能够判定为止。"
            )
        case .probedPoints: ("Points tried", "试验点")
        case .shareThatMeets: ("share of runs that meet", "达标的运行比例")
        case .targetLevel: ("asked: {0}", "要求：{0}")
        case .costColumn: ("cost", "费用")
        case .shownLeast: ("one step less misses", "少一步即不达标")
        case .yes: ("yes", "是")
        case .no: ("not shown", "未证明")
        case .effortTitle: ("Trials that it took", "所用试验")
        case .effortSummary:
            (
                "The search took {0} trials; a grid of all points, each with as many replications as the answer's, {1}.",
                "搜索用了 {0} 次试验；若所有点都按结果点的重复次数试验，需 {1} 次。"
            )
        case .effortSearch: ("this search", "本次搜索")
        case .effortGrid: ("a grid", "全网格")
        case .trialsColumn: ("trials", "试验次数")
        case .warnings: ("Where more was worse", "更多反而更差之处")
        case .warningText:
            (
                "{0} is worse with {1} than with {2}, by {3}: the answer rests on more being never worse.",
                "{1} 时的{0}比 {2} 时更差，相差 {3}：结论以资源更多不会更差为前提。"
            )
        // Sweep.
        case .sweepScope:
            (
                "Design: {0}; points: {1}; replications of each: {2}; seed {3}.",
                "设计：{0}；{1} 个点，每点重复 {2} 次；随机种子 {3}。"
            )
        case .designFactorial: ("every combination", "全因子")
        case .designLatin: ("Latin hypercube", "拉丁超立方")
        case .designSobol: ("Sobol's points", "索博尔序列")
        case .designMorris: ("Morris' trajectories", "莫里斯轨迹")
        case .designTable: ("points of a table", "表格给定的点")
        case .answerEffects:
            (
                "What {0} does matters most for {1}: {2} ({3} to {4}).",
                "对{1}影响最大的是 {0}：{2}（{3} 至 {4}）。"
            )
        case .answerSmall:
            (
                "No factor is shown to change {0}: all intervals hold 0.",
                "没有因素被证明会改变{0}：所有区间都含 0。"
            )
        case .answerCount:
            (
                "Of {1} effects on it, {0} are told from none; effects that simply add up account for {2} of what differs "
                    + "between points.",
                "{1} 项效应中有 {0} 项确定不为零；可简单相加的效应占各点差异的 {2}。"
            )
        case .answerScreening:
            (
                "{0} matters most for {1}: over its range it moves it by {2} on average ({3} to {4}).",
                "对{1}影响最大的是 {0}：在其范围内平均使之变动 {2}（{3} 至 {4}）。"
            )
        case .answerInteracts:
            (
                "The effects of these depend strongly on the other factors, or are curved: {0}.",
                "以下因素的效应明显依赖于其他因素，或为非线性：{0}。"
            )
        case .answerAlone:
            (
                "No effect depends strongly on the other factors.",
                "没有哪个因素的效应明显依赖于其他因素。"
            )
        case .answerNoEffects:
            (
                "These points do not tell the effects on {0} apart, or the figure has no meaning at some.",
                "这些点无法分清各因素对{0}的效应，或该指标在某些点上无意义。"
            )
        case .sweepTold: ("The charts show every measure.", "各指标见下图。")
        case .effectsTitle: ("Effects on {0}", "对{0}的效应")
        case .effectsSummary:
            (
                "How much each factor by itself changes the figure, the largest first, with 95 % intervals. Effects that add "
                    + "up account for {0} of what differs between points.",
                "各因素单独使该指标改变多少，大者在前，附 95% 置信区间。可相加的效应占各点差异的 {0}。"
            )
        case .effectsNote:
            (
                "Of a range: from its lower to its upper end. Of a value: against the mean over the values.",
                "范围：由下端到上端。取值：相对于各取值的平均。"
            )
        case .factor: ("factor", "因素")
        case .atLevel: ("at", "取值")
        case .change: ("change", "变化")
        case .noChange: ("no effect", "无效应")
        case .screeningTitle: ("Screening of {0}", "{0}的因素筛选")
        case .screeningSummary:
            (
                "How much a factor matters (mu*, along the bottom) against how far its effect depends on the others or is "
                    + "curved (sigma).",
                "横轴为因素的重要程度（mu*），纵轴为其效应依赖其他因素或非线性的程度（sigma）。"
            )
        case .screeningNote:
            (
                "Morris (1991); mu* after Campolongo, Cariboni and Saltelli (2007). Effects are over a factor's whole range.",
                "采用 Morris（1991）；mu* 依 Campolongo、Cariboni 与 Saltelli（2007）。效应按因素的整个范围计。"
            )
        case .muStarSummary:
            (
                "How much each factor matters over its range, with 95 % intervals over the trajectories.",
                "各因素在其范围内的重要程度，附按轨迹计算的 95% 置信区间。"
            )
        case .muStar: ("mu*: {0}", "重要程度 mu*：{0}")
        case .muStarPlain: ("mu*", "重要程度 mu*")
        case .muMean: ("mu", "平均效应 mu")
        case .sigma: ("sigma: {0}", "离散程度 sigma：{0}")
        case .sigmaPlain: ("sigma", "离散程度 sigma")
        case .sampleTitle: ("{0} at the points", "各点的{0}")
        case .sampleSummary:
            (
                "Each point of the design by one factor: the mean over its replications, whatever the other factors are.",
                "设计中的每个点按一个因素画出：重复的均值，其他因素不限。"
            )
        case .mainEffects: ("What each factor does", "各因素的作用")
        case .pointsSwept: ("The points", "设计点")
        case .point: ("point", "点")
        // Calibration.
        case .calibrateScope:
            (
                "Observed: {0}, {1} values; trials: {2} at {3} points; seed {4}.",
                "观测数据：{0}，共 {1} 个值；在 {3} 个点上试验 {2} 次；随机种子 {4}。"
            )
        case .answerFitted: ("What was observed is met best with {0}.", "与观测最吻合的取值为 {0}。")
        case .answerUntoldKeys:
            (
                "The data cannot tell these by themselves: {0}.",
                "数据本身无法确定：{0}。"
            )
        case .answerToldKeys:
            (
                "The data tell every key; the intervals have {0} confidence.",
                "数据可确定每个参数；区间的置信水平为 {0}。"
            )
        case .notConverged:
            (
                "The trials ran out before the search came to rest.",
                "搜索尚未稳定，试验次数已用完。"
            )
        case .fitTitle: ("Observed and fitted", "观测与拟合")
        case .fitSummary:
            (
                "The mean of the fitted scenario beside what was observed; {0} of the series is left unexplained.",
                "拟合方案的均值与观测值；该序列有 {0} 未得到解释。"
            )
        case .fitNote:
            (
                "Unexplained: the mean square of the differences over the variance, or the mean square, of what was observed.",
                "未解释部分：差值均方与观测值方差（或均方）之比。"
            )
        case .observedLine: ("observed", "观测")
        case .fittedLine: ("fitted", "拟合")
        case .fittedBand: ("where a single run lies", "单次运行所在范围")
        case .parametersTitle: ("Parameters", "参数")
        case .parametersSummary:
            (
                "Each fitted value with its {0} interval, above the range that was searched.",
                "各拟合值及其 {0} 置信区间，下方为搜索范围。"
            )
        case .parametersNote:
            (
                "An interval is for the key by itself, the others adjusting to it.",
                "区间针对单个参数，其他参数随之调整。"
            )
        case .parameter: ("key", "参数")
        case .searched: ("searched", "搜索范围")
        case .fittedValue: ("fitted value", "拟合值")
        case .isTold: ("told by the data", "数据能否确定")
        case .notTold: ("not told", "不能")
        case .pairsOfKeys: ("pair of keys", "参数对")
        case .correlation: ("correlation", "相关系数")
        case .correlationNote:
            (
                "Near 1 or -1 the data tell a combination of both, and neither by itself.",
                "接近 1 或 -1 时，数据只能确定两者的组合，而不能分别确定。"
            )
        case .seriesTitle: ("What the data tell", "数据说明了什么")
        case .seriesError: ("unexplained", "未解释部分")
        case .valuesColumn: ("values", "数值个数")
        case .supposesModel:
            (
                "The scenario is right but for these keys; where it is not, fitted values make up for what is wrong.",
                "除这些参数外方案正确；否则拟合值会去弥补别处的错误。"
            )
        case .supposesLinear:
            (
                "Near the fitted values figures change about linearly with the keys, and their noise is about normal.",
                "在拟合值附近，指标随参数近似线性变化，噪声近似正态。"
            )
        // A store of trials.
        case .storeScope: ("Trials: {0}; scenarios at their points and seeds: {1}.", "共 {0} 次试验，{1} 个方案取值与种子的组合。")
        case .storeNote:
            (
                "Each row is one scenario at one point under one seed: means over its replications, with 95 % intervals.",
                "每行为一个方案在一个取值、一个随机种子下的结果：各次重复的均值及 95% 置信区间。"
            )
        case .storeEmpty: ("The store holds no trials.", "库中没有试验。")
        case .storeAsItIs: ("as the file has it", "按文件原样")
        case .version: ("version", "程序版本")
        case .seedColumn: ("seed", "随机种子")
        // Fork.
        case .forkScope:
            (
                "One past up to {0}, and {1} futures from then on; replications: {2}; seed {3}; confidence {4}.",
                "{0}以前为同一段过去，此后有 {1} 种未来；重复 {2} 次；随机种子 {3}；置信水平 {4}。"
            )
        case .forkBest:
            (
                "{0} is the best by {1}: {2}, a difference from the unchanged future of {3}",
                "按{1}，最好的未来是 {0}：{2}，与不变的未来相差 {3}"
            )
        case .forkSure: (".", "，差异显著。")
        case .forkUnsure: ("; it may be chance.", "；也可能只是偶然。")
        case .forkOnce: ("; one replication gives no interval.", "；仅一次重复，无区间。")
        case .forkUnchangedBest:
            (
                "No future is better by {0} than the unchanged one: {1}.",
                "按{0}，没有哪种未来好于不变的未来：{1}。"
            )
        case .forkOthers: ("Best by the other main figures: {0}.", "按其他主要指标，最好的是：{0}。")
        case .forkOther: ("{0}: {1} ({2})", "{0}：{1}（{2}）")
        case .forkOtherUnchanged: ("{0}: {1}", "{0}：{1}")
        case .forkAlso: ("It is also the best by the other main figures: {0}.", "按其他主要指标，它也最好：{0}。")
        case .forkSameOther: ("{0} ({1})", "{0}（{1}）")
        case .forkUnchanged: ("unchanged", "不变")
        case .forkAll: ("All figures of each future", "各种未来的全部指标")
        case .forkSeparator: ("; ", "；")
        case .forkNone: ("None of the figures compared has a better end.", "所比较的指标都没有好坏之分。")
        case .forkInterval: (", {0} to {1}", "，{0} 至 {1}")
        case .forkMain: ("The main figures of each future", "各种未来的主要指标")
        case .forkPaired:
            (
                "Differences are from the unchanged future, paired by replication; their intervals hold for all futures at once.",
                "差值为与不变的未来之差，按重复配对；各未来的区间同时成立。"
            )
        case .forkAlone:
            (
                "Differences are from the unchanged future. One replication gives no interval; ask for more of them.",
                "差值为与不变的未来之差。仅一次重复，无区间；可要求更多重复。"
            )
        case .forkDays: ("of the days", "所属日期")
        case .future: ("future", "未来")
        case .past: ("the past", "共同的过去")
        case .forkMark: ("fork", "分岔")
        case .forkNothing: ("nothing is changed", "不作任何改动")
        case .forkReports: ("The futures, each with a report of its own", "各种未来及其报告")
        case .forkDaySummary:
            (
                "Means over the replications, day by day: the past, which all share, and each future from the fork on.",
                "各次重复的逐日均值：共同的过去，以及分岔之后的各种未来。"
            )
        case .forkCut: ("The first {0} futures are drawn; all stand in the table.", "图中只画前 {0} 种未来；全部见数据表。")
        case .forkAgainst: ("Each future less the unchanged one", "各种未来与不变的未来之差")
        case .forkAgainstSummary:
            (
                "Mean differences of each figure with their intervals; those apart from the line differ beyond "
                    + "chance, at {0} confidence.",
                "各指标的平均差值及区间；区间不含零线者，其差异并非偶然（置信水平 {0}）。"
            )
        case .forkAgainstOnce:
            (
                "Differences of each figure in the one replication; how far they are chance, it does not tell.",
                "各指标在仅有的一次重复中的差值；其中有多少出于偶然，无法判定。"
            )
        case .forkMarks: ("Marks above the days: {0}.", "日期上方的标记：{0}。")
        case .forkShocks:
            (
                "Shocks stand where they came in the unchanged future's first replication.",
                "冲击按不变的未来首次重复中实际发生的时间标注。"
            )
        case .forkReference: ("as in the unchanged future", "与不变的未来相同")
        case .supposesPast:
            (
                "All futures share the past up to the fork and meet the same draws after it, so that they differ by what was changed.",
                "各种未来共有分岔前的过去，此后使用相同的随机数，因此差异来自所作的改动。"
            )
        case .supposesForkDays:
            (
                "Figures that have a value day by day are of the days from the fork on; others are of the whole run, the past included.",
                "逐日有值的指标只计分岔之后各日；其余指标计全程，含过去。"
            )
        // What answers suppose.
        case .supposesMonotone:
            (
                "More of a resource is never worse; where the evidence speaks against it, the page says so.",
                "资源更多不会更差；若依据与此相悖，本页会指出。"
            )
        case .supposesLooks:
            (
                "The confidence holds for the whole search: for all points that were tried, and for looking at each several times.",
                "置信水平对整个搜索成立：包括所有试验点及对每点的多次查看。"
            )
        case .supposesAdditive:
            (
                "A main effect is an average over the values of the other factors in this design; it says little where factors "
                    + "depend on one another.",
                "主效应是在本设计中其他因素各取值上的平均；因素相互依赖时说明不了多少问题。"
            )
        case .supposesRange:
            (
                "Effects are those within the ranges that were swept; a wider range may order the factors otherwise.",
                "效应仅限于所扫描的范围；范围更宽时因素的排序可能不同。"
            )
        }
    }
}
