/// The style sheet of every page: light and dark, screen and paper, from 390 to 1440 pixels.
enum PageStyle {
    /// The whole style sheet.
    static var css: String { colours + layout + parts + charts + paper }

    private static var colours: String {
        func variables(_ colours: [String]) -> String {
            colours.enumerated().map { "--c\($0):\($1)" }.joined(separator: ";")
        }
        let classes = Palette.categories.indices.map { ".c\($0){--c:var(--c\($0))}" }.joined()
        return """
            :root{color-scheme:light dark;--bg:#fff;--panel:#f6f7f8;--ink:#1b1f23;--soft:#57606a;--rule:#d0d7de;\
            --grid:#e6e9ec;--accent:#0067A5;--bad:#B34700;--good:#00745A;--shade:#D55E0022;\
            \(variables(Palette.categories))}
            @media (prefers-color-scheme:dark){:root{--bg:#14171a;--panel:#1d2125;--ink:#e9edf0;--soft:#a4adb6;\
            --rule:#3b4249;--grid:#2b3137;--accent:#6CB8EE;--bad:#F2925C;--good:#3CCBA1;--shade:#E8743B33;\
            \(variables(Palette.categoriesOnDark))}}
            \(classes)

            """
    }

    private static let layout = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
        body{margin:0;background:var(--bg);color:var(--ink);overflow-wrap:break-word;\
        font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
        header,main,footer,nav{max-width:1240px;margin:0 auto;padding:0 20px}
        h1{font-size:1.75rem;line-height:1.2;margin:1.2rem 0 .3rem;overflow-wrap:anywhere}
        h2{font-size:1.3rem;margin:2.2rem 0 .6rem;padding-top:.6rem;border-top:1px solid var(--rule)}
        h3{font-size:1.05rem;margin:0}
        h4{font-size:.95rem;margin:0 0 .2rem;font-weight:600}
        p{margin:.35rem 0}
        a{color:var(--accent)}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .skip{position:absolute;left:-999px}
        .skip:focus{left:12px;top:8px;background:var(--bg);padding:6px 10px;z-index:9}
        .soft,.note{color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        nav ul{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:.6rem 0 0;padding:0;font-size:.92rem}
        footer{color:var(--soft);font-size:.88rem;padding-bottom:2rem;margin-top:2rem}
        .grid{display:grid;grid-template-columns:minmax(0,1fr);gap:26px 34px}
        @media (min-width:1080px){.grid{grid-template-columns:repeat(2,minmax(0,1fr))}.full{grid-column:1/-1}}

        """

    private static let parts = """
        .answer{font-size:1.18rem;line-height:1.45;max-width:62rem;margin:.6rem 0 1rem}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(205px,1fr));gap:12px;margin:0;padding:0;list-style:none}
        .tiles li{background:var(--panel);border:1px solid var(--rule);border-radius:8px;padding:10px 14px;\
        display:flex;flex-direction:column;min-width:0}
        .tiles .name{font-weight:600;line-height:1.3}
        .tiles .value{font-size:1.7rem;font-weight:650;line-height:1.25;font-variant-numeric:tabular-nums}
        .tiles .value small{font-size:.95rem;font-weight:400;margin-left:.3em}
        .tiles span{overflow-wrap:anywhere}
        .tiles .more{color:var(--soft);font-size:.85rem;line-height:1.35}
        .tiles .goal{margin-top:auto;padding-top:6px;font-size:.88rem;line-height:1.35}
        .bad{color:var(--bad);font-weight:600}
        .good{color:var(--good);font-weight:600}
        .callout{border-left:5px solid var(--accent);background:var(--panel);padding:10px 16px;border-radius:0 8px 8px 0}
        table{border-collapse:collapse;font-size:.88rem;font-variant-numeric:tabular-nums;width:100%}
        th,td{padding:4px 10px;border-bottom:1px solid var(--grid);text-align:left;vertical-align:top}
        thead th{border-bottom:1px solid var(--rule);font-weight:600}
        th[scope=row]{font-weight:400}
        .n{text-align:right}
        thead th{min-width:5.5em}
        .l{min-width:6em}
        td.n{white-space:nowrap}
        tbody th{min-width:9em}
        .scroll{overflow-x:auto;max-width:100%;max-height:26rem;overflow-y:auto}
        .words tbody th,.words td{white-space:normal;overflow-wrap:anywhere}
        details{margin:.5rem 0}
        summary{cursor:pointer;color:var(--accent);font-size:.9rem}
        .leaves li{margin:.25rem 0}

        """

    private static let charts = """
        figure{margin:0;min-width:0;container-type:inline-size}
        figcaption{margin-bottom:6px}
        figcaption p{font-size:.92rem;color:var(--soft)}
        .chart svg{display:block;width:100%;height:auto}
        .chart .wide{max-width:860px}
        .chart .narrow{max-width:480px;display:none}
        @container (max-width:520px){.chart .wide{display:none}.chart .narrow{display:block}}
        .panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,215px),1fr));gap:14px 18px}
        .panels svg{display:block;width:100%;max-width:360px;height:auto}
        figure .legend{display:flex;flex-wrap:wrap;gap:2px 16px;list-style:none;margin:2px 0 6px;padding:0;font-size:.86rem}
        figure .legend li{display:flex;align-items:center;gap:6px}
        .key{width:24px;height:12px;flex:none}
        figure svg text{font-size:12px;fill:var(--ink)}
        figure svg text[font-size="11"]{font-size:11px}
        figure svg text[font-size="10"]{font-size:10px}
        figure svg .unit{fill:var(--soft)}
        figure .fill{fill:var(--c);stroke:var(--bg);stroke-width:.4}
        figure .line{fill:none;stroke:var(--c);stroke-width:2;stroke-linejoin:round}
        figure .d1{stroke-dasharray:7 3}
        figure .d2{stroke-dasharray:2 3}
        figure .d3{stroke-dasharray:9 3 2 3}
        figure .band{fill:var(--c);opacity:.2;stroke:none}
        figure .ring{fill:var(--bg);stroke:var(--c);stroke-width:2}
        .gridline{stroke:var(--grid);stroke-width:1}
        figure .axis{stroke:var(--soft);stroke-width:1}
        figure .level{stroke:var(--bad);stroke-width:1.6;stroke-dasharray:5 3;fill:none}
        figure .mark{stroke-width:1;stroke-dasharray:2 3;stroke:var(--soft)}
        figure .mark.shock{stroke:var(--bad)}
        figure .mark.fork{stroke:var(--accent);stroke-width:2;stroke-dasharray:none}
        figure .badge.fork{fill:var(--accent)}
        figure .shade{fill:var(--shade)}
        figure .badge{fill:var(--soft)}
        figure .badge.shock,figure .span.shock{fill:var(--bad)}
        figure .span{fill:var(--accent)}
        figure .track{fill:var(--grid)}
        figure svg .badge-text{fill:var(--bg);font-weight:600}
        figure .tip{fill:transparent}
        figure .tip:hover{fill:var(--ink);opacity:.08}
        figure .empty{fill:var(--grid)}
        figure .unsure{opacity:.28}
        figure .frontier{fill:none;stroke:var(--ink);stroke-width:2.5}
        figure svg .on-dark{fill:#fff}
        figure svg .on-light{fill:#000}

        """

    private static let paper = """
        @media print{:root{--bg:#fff;--panel:#fff;--ink:#000;--soft:#444;--rule:#999;--grid:#ddd}
        nav,.skip,details.data{display:none}
        body{font-size:11pt}
        header,main,footer{max-width:none;padding:0}
        figure,.panel,.tiles li,.callout,tr{break-inside:avoid}
        figure:has(.panels){break-inside:auto}
        figcaption,.legend{break-after:avoid}
        h2,h3{break-after:avoid}
        .grid{grid-template-columns:minmax(0,1fr)}
        .scroll{overflow:visible;max-height:none}
        figure .tip{display:none}}

        """
}
