import Reporting

/// The words of the live pages, in every language: a table of the same shape as that of `Label`.
enum LiveLabel: String, CaseIterable, Sendable {
    case title, scenarios, scenariosNote, noScenarios, runs, noRuns, otherLanguage, home
    case scenario, file, changes, state, asked, number, open, compareWith, compare, compareNone
    case queued, running, stopping, finished, stopped, failed, ahead, completeOf
    case howToRun, days, daysHint, scale, scaleHint, seed, seedHint, replications, replicationsHint,
        replicationsHintNetwork
    case run, filter, filterNone, toChange, top, keysHint, asInFile, otherwise, whole, number2, problems
    case otherChanges, otherChangesHint, unreachable, tooMany, noSuchRun, noSuchPage
    case stop, progress, map, charts, download, report, downloads, figure, firstRun, secondRun, difference
    case differences, same, sameNone, differencesNone, token, tokenHint, tokenWrong, tokenButton
    case notAtHand, needsScript, settingsNone, networkNoDays, againWith, dayOf, unset, longest, servedBy

    /// What the label says in each language.
    var texts: (english: String, chinese: String) {
        switch self {
        case .title: ("Quartermaster", "Quartermaster")
        case .scenarios: ("Scenarios", "方案")
        case .scenariosNote: ("Of the folder {0}. Pick one to change it and to run it.", "来自文件夹 {0}。请选择一个方案进行修改和运行。")
        case .noScenarios: ("There is no scenario in this folder.", "该文件夹中没有方案。")
        case .runs: ("Runs", "运行")
        case .noRuns: ("Nothing was run yet.", "尚未运行任何方案。")
        case .otherLanguage: ("中文", "English")
        case .home: ("All scenarios and runs", "全部方案与运行")
        case .scenario: ("Scenario", "方案")
        case .file: ("File", "文件")
        case .changes: ("Changed", "修改")
        case .state: ("State", "状态")
        case .asked: ("Asked for", "提交时间")
        case .number: ("No.", "编号")
        case .open: ("Open run {0}", "打开运行 {0}")
        case .compareWith: ("Compare with run", "与以下运行比较")
        case .compare: ("Compare", "比较")
        case .compareNone: ("There is no other finished run to compare with.", "没有其他已完成的运行可供比较。")
        case .queued: ("waiting", "排队中")
        case .running: ("running", "运行中")
        case .stopping: ("stopping at the end of the day", "将在当日结束时停止")
        case .finished: ("finished", "已完成")
        case .stopped: ("stopped", "已停止")
        case .failed: ("failed", "失败")
        case .ahead: ("{0} before it", "前面还有 {0} 个")
        case .completeOf: ("{0} of {1} replications complete", "已完成 {0}/{1} 次模拟")
        case .howToRun: ("How to run it", "运行方式")
        case .days: ("Days", "天数")
        case .daysHint: ("1 to 3650; empty as the scenario says", "1 至 3650；留空则按方案")
        case .scale: ("Share of the city", "城市比例")
        case .scaleHint: ("above 0, at most 1: 0.1 is a quick look", "大于 0，至多 1；0.1 可快速查看")
        case .seed: ("Seed", "随机种子")
        case .seedHint: ("0 or more: another seed, other chances", "0 或以上；不同种子产生不同的随机过程")
        case .replications: ("Replications", "模拟次数")
        case .replicationsHint: ("1 to 1000 independent runs; several give intervals", "1 至 1000 次独立模拟；多次可得区间")
        case .replicationsHintNetwork: ("1 to 1000; empty as the scenario says", "1 至 1000；留空则按方案")
        case .run: ("Run", "运行")
        case .filter: ("Find a key", "查找键")
        case .filterNone: ("No key has this in its name or meaning.", "没有名称或含义包含此内容的键。")
        case .top: ("The scenario itself", "方案本身")
        case .toChange: ("What to change", "修改内容")
        case .keysHint: ("Keys that the scenario can have; what you change is marked.", "方案可用的键；已修改的会有标记。")
        case .asInFile: ("as in the file: {0}", "文件中为：{0}")
        case .otherwise: ("left out: {0}", "省略时：{0}")
        case .whole: ("whole number, {0} to {1}", "整数，{0} 至 {1}")
        case .number2: ("number, {0} to {1}", "数值，{0} 至 {1}")
        case .problems: ("This cannot be run yet", "暂时无法运行")
        case .otherChanges: ("Other changes", "其他修改")
        case .otherChangesHint:
            (
                "One a line, path=value, as --set takes them: what is not in the form, such as a whole section.",
                "每行一个，格式为 path=value，与 --set 相同：用于表单中没有的内容，例如整个小节。"
            )
        case .unreachable: ("The server does not answer; is it still running?", "服务器没有响应，是否仍在运行？")
        case .tooMany: ("Too many runs are waiting; stop one, or wait until one is over.", "排队的运行过多；请停止一个或等待其结束。")
        case .noSuchRun: ("There is no such run.", "没有该运行。")
        case .noSuchPage: ("There is no such page.", "没有该页面。")
        case .stop: ("Stop", "停止")
        case .progress: ("Progress", "进度")
        case .map: ("The map, day by day", "逐日地图")
        case .charts: ("The days so far", "至今各日")
        case .download: ("Download {0}", "下载 {0}")
        case .report: ("Open the report", "打开报告")
        case .downloads: ("Results", "结果")
        case .figure: ("Figure", "指标")
        case .firstRun: ("Run {0}", "运行 {0}")
        case .secondRun: ("Run {0}", "运行 {0}")
        case .difference: ("Difference", "差值")
        case .differences: ("Figures that differ", "不同的指标")
        case .same: ("Figures that are the same", "相同的指标")
        case .sameNone: ("No figure is the same.", "没有相同的指标。")
        case .differencesNone: ("No figure differs.", "没有不同的指标。")
        case .token: ("Token", "令牌")
        case .tokenHint: ("The program printed it when it started.", "程序启动时已打印。")
        case .tokenWrong: ("This is not the token.", "令牌不正确。")
        case .tokenButton: ("Enter", "进入")
        case .notAtHand: ("Map and charts of this run are in its report.", "该运行的地图与图表见其报告。")
        case .needsScript: ("This page needs JavaScript.", "本页面需要启用 JavaScript。")
        case .settingsNone: ("nothing", "无")
        case .networkNoDays:
            ("A network has neither days nor a map; its figures come when it is over.", "网络没有按日数据和地图，结束后显示结果。")
        case .againWith: ("Change and run again", "修改后再次运行")
        case .dayOf: ("{0} of {1} days", "第 {0}/{1} 天")
        case .servedBy: ("Served by {0}.", "由 {0} 提供。")
        case .unset: ("(left out)", "（省略）")
        case .longest: ("text of at most {0} characters", "至多 {0} 个字符")
        }
    }
}

extension Strings {
    /// A label of the live pages, with what is to stand in its numbered places.
    func callAsFunction(live label: LiveLabel, _ arguments: String...) -> String {
        filled(label.texts, arguments)
    }

    /// How a state is called.
    func state(_ state: RunRecord.State) -> String {
        switch state {
        case .queued: self(live: .queued)
        case .running: self(live: .running)
        case .stopping: self(live: .stopping)
        case .finished: self(live: .finished)
        case .stopped: self(live: .stopped)
        case .failed: self(live: .failed)
        }
    }
}
