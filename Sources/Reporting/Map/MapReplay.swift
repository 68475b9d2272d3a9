import Experiments
import Foundation
public import SupplyModel

/// The map of the cells, replayed day by day: what a page shows of it, in no language.
///
///     if let map = MapReplay(of: results) { page.add(id: "map", title: strings(.map), content: map.html(strings, marks: marks)) }
///
/// It brings its own style, data and script, and works in a page opened from a file, without a network. A page can hold one.
public struct MapReplay: Codable, Sendable {
    let data: MapData

    /// Prepares the map of a run's first replication; nil when its cells were not recorded.
    ///
    /// - Complexity: O(cells x days x measures): 0.3 s for the flagship.
    public init?(of run: RunResults) {
        guard let record = run.replications.first(where: { $0.number == 0 })?.cellRecord, record.days > 0 else {
            return nil
        }
        data = MapData(record, of: run.city)
    }

    /// Prepares the map of a run that begins; its days come while they are simulated.
    public init(awaiting city: City) {
        data = MapData(awaiting: city)
    }

    /// Reads what was written: the data alone.
    public init(from decoder: any Decoder) throws {
        data = try MapData(from: decoder)
    }

    /// Writes the data.
    public func encode(to encoder: any Encoder) throws {
        try data.encode(to: encoder)
    }

    /// The content of the map's section, as XML as well as HTML.
    ///
    /// - Parameters:
    ///   - strings: the words, in a language.
    ///   - marks: the phases and shocks to be marked on the slider.
    public func html(_ strings: Strings, marks: [TimeMark]) -> String {
        MapSection(data: data, strings: strings, marks: TimeMarks(marks).items.map(\.mark)).html
    }

    /// The content of the section of a run that goes on, without the style and the script, which the page loads.
    ///
    /// The page tells the map of days that are over by an event `map-days` at its element, whose detail has the first of them
    /// (`from`) and their bytes (`bytes`): day by day, measure by measure, cell by cell.
    public func liveHTML(_ strings: Strings, marks: [TimeMark]) -> String {
        MapSection(data: data, strings: strings, marks: TimeMarks(marks).items.map(\.mark), isLive: true).liveHTML
    }

    /// The style sheet of a map.
    public static var style: String { MapSection.text(PackageResources.replay_css) }

    /// The script of a map, to be loaded after its section.
    public static var script: String { "(() => {\n\"use strict\";\n\(MapSection.script)})();\n" }
}

/// Writes the map's section in a language.
private struct MapSection {
    /// What the script reads.
    struct PageData: Encodable {
        struct Event: Encodable {
            let kind: TimeMark.Kind
            let name: String
            let day: Int
            let end: Double?
        }

        let language: String
        let labels: [String: String]
        let map: MapData
        let measures: [MapMeasure]
        let events: [Event]
        let live: Bool
    }

    let data: MapData
    let strings: Strings
    let marks: [TimeMark]
    /// Whether the days are yet to come.
    var isLive = false

    var html: String {
        """
        <div class="map-replay" id="map-replay">
        <style>
        \(MapReplay.style)</style>
        \(content)
        <script>//<![CDATA[
        \(MapReplay.script)//]]></script>
        </div>
        """
    }

    var liveHTML: String { "<div class=\"map-replay\" id=\"map-replay\">\n\(content)\n</div>\n" }

    private var content: String {
        """
        <p>\(text(.lead)) <span class="quiet">\(text(.palette))</span></p>
        <noscript><p>\(text(.noScript))</p></noscript>
        <div class="map-choose"><label>\(text(.measure)) <select data-map="measure">\(options)</select></label>
        <span class="quiet" data-map="meaning"></span></div>
        <div class="map-frame">
        <div class="map-stage">
        <canvas data-map="canvas" tabindex="0" role="application" aria-label="\(text(.mapName))" \
        aria-describedby="map-keys"></canvas>
        <div class="map-zoom">
        \(zoomButton("closer", .closer, "+"))\(zoomButton("further", .further, "\u{2212}"))\
        \(zoomButton("whole", .whole, "\u{2922}"))
        </div>
        <div class="map-tip" data-map="tip" hidden="hidden"></div>
        </div>
        <div>
        <h3>\(text(.legend))</h3>
        <ul class="map-legend" data-map="legend"></ul>
        <fieldset class="map-toggles"><legend class="quiet">\(text(.show))</legend>
        \(toggle("warehouses", text(.warehouses), sign: "M6 0L12 5V12H0V5Z"))\
        \(toggle("stores", text(.stores), sign: "M6 0L12 6L6 12L0 6Z"))\
        \(isLive ? "" : toggle("lines", text(.lines)))\(toggle("outlines", outlineText))
        </fieldset>
        </div>
        </div>
        <div class="map-time">
        <div class="map-moment"><time data-map="date"></time><span class="quiet" data-map="events"></span></div>
        <div class="map-track-box">
        <input type="range" data-map="day" min="0" max="\(data.days - 1)" value="0" aria-label="\(text(.day))"/>
        <div class="map-ticks" aria-hidden="true">\(ticks)</div>
        </div>
        <div class="map-buttons">
        <button type="button" data-map="play" aria-pressed="false">\(text(.play))</button>
        <button type="button" data-map="back">\(text(.back))</button>
        <button type="button" data-map="next">\(text(.next))</button>
        <label>\(text(.speed)) <select data-map="speed">\(speeds)</select></label>
        </div>
        <p data-map="summary" aria-live="polite"></p>
        <p class="quiet" id="map-keys">\(text(.keys))</p>
        \(events)
        \(warehouses)
        </div>
        <div class="map-below">
        <div>
        <h3>\(text(.cellTitle))</h3>
        <p class="map-find"><label>\(text(.find)) <input data-map="find" autocomplete="off" spellcheck="false"/></label>
        <span class="quiet" data-map="found" role="status"></span></p>
        <p class="quiet" data-map="no-cell">\(text(.noCell))</p>
        <div data-map="cell" hidden="hidden">
        <h3 data-map="cell-name"></h3><p data-map="cell-line"></p>
        <svg data-map="curve" role="img"></svg>
        <p class="quiet">\(text(.curveNote))</p>
        <dl class="map-values" data-map="cell-values"></dl>
        <details data-map="cell-data"><summary>\(text(.dataTable))</summary>
        <div class="map-scroll" tabindex="0"><table data-map="cell-table"></table></div></details>
        </div>
        </div>
        <div>
        <h3 data-map="worst-title"></h3><p class="quiet">\(text(.worstNote))</p>
        <table class="map-worst"><thead><tr>\(head(.rank))\(head(.cell))<th scope="col" class="map-place">\
        \(text(.district))</th>\(head(.mean))\(head(.today))</tr></thead><tbody data-map="worst"></tbody></table>
        </div>
        </div>
        <script type="application/json" id="map-data">\(json)</script>
        """
    }

    static var script: String {
        [
            PackageResources.data_js, PackageResources.view_js, PackageResources.panels_js,
            PackageResources.controls_js,
        ].map(text).joined()
    }

    static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

    /// The data as JSON that can stand inside an element of HTML and of XML.
    private var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let page = PageData(
            language: strings.language.tag,
            labels: Dictionary(uniqueKeysWithValues: MapLabel.allCases.map { ($0.rawValue, strings(map: $0)) }),
            map: data, measures: data.measures.map { MapMeasure($0, strings) },
            events: marks.map { mark in
                PageData.Event(kind: mark.kind, name: strings.name(mark.name), day: Int(mark.start), end: mark.end)
            },
            live: isLive)
        // Every number in it is finite, so that there is nothing that cannot be encoded.
        return MapSection.text((try? encoder.encode(page)) ?? Data("null".utf8))
            .replacing("&", with: "\\u0026").replacing("<", with: "\\u003c").replacing("]]>", with: "]]\\u003e")
    }

    private func text(_ label: MapLabel) -> String { Markup.escaped(strings(map: label)) }

    private func head(_ label: MapLabel) -> String { Markup.text("th", ["scope": "col"], strings(map: label)) }

    private var options: String {
        data.measures.map { Markup.text("option", [:], MapMeasure($0, strings).label) }.joined()
    }

    private var speeds: String {
        [1, 2, 5, 10, 30].map { speed in
            let label = Markup.escaped(strings(map: .perSecond).replacing("{value}", with: String(speed)))
            return "<option value=\"\(speed)\"\(speed == 5 ? " selected=\"selected\"" : "")>\(label)</option>"
        }.joined()
    }

    private func zoomButton(_ name: String, _ label: MapLabel, _ sign: String) -> String {
        Markup.text(
            "button",
            ["type": "button", "data-map": name, "aria-label": strings(map: label), "title": strings(map: label)], sign)
    }

    /// - Parameter sign: the outline of what is drawn on the map, in a square of 12.
    private func toggle(_ name: String, _ label: String, sign: String? = nil) -> String {
        let drawing = sign.map {
            "<svg class=\"map-sign\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><path d=\"\($0)\"/></svg>"
        }
        return "<label><input type=\"checkbox\" data-map=\"\(name)\"/> \(drawing ?? "")<span>\(label)</span></label>"
    }

    private var outlineText: String {
        guard let metres = data.outlineTolerance else { return text(.outlines) }
        return text(.outlinesGiven).replacing("{metres}", with: NumberText.count(metres))
    }

    /// The warehouses as a table with buttons that show each on the map.
    private var warehouses: String {
        guard let warehouses = data.warehouses else { return "" }
        let rows = MapData.names(frontCoded: warehouses.names).enumerated().map { index, name in
            let button = Markup.text("button", ["type": "button", "data-warehouse": "\(index)"], name)
            return "<tr><th scope=\"row\">\(button)</th><td>\(NumberText.count(warehouses.stores[index]))</td>"
                + "<td>\(NumberText.count(warehouses.residents[index]))</td><td class=\"map-where\">"
                + "\(text(warehouses.isGiven[index] ? .placeGiven : .placeMiddle))</td></tr>"
        }
        return "<details data-map=\"warehouse-list\"><summary>\(text(.warehouses))</summary>"
            + "<p class=\"quiet\">\(text(.warehouseNote))</p><table class=\"map-worst\"><thead><tr>"
            + "\(head(.warehouse))\(head(.storesServed))\(head(.peopleServed))<th scope=\"col\" class=\"map-where\">"
            + "\(text(.place))</th></tr></thead><tbody>\(rows.joined())</tbody></table></details>"
    }

    /// A mark on the slider for each phase and, as long as it lasts, each shock.
    private var ticks: String {
        let last = Double(max(1, data.days - 1))
        func percent(_ share: Double) -> String { NumberText.fixed(100 * min(1, max(0, share)), decimals: 2) }
        return marks.map { mark in
            let left = mark.start / last
            let end = mark.kind == .shock ? mark.end ?? .infinity : nil
            let width = end.map { ";width:\(percent(min(1, $0 / last) - left))%" } ?? ""
            return "<i class=\"\(mark.kind.rawValue)\" style=\"left:\(percent(left))%\(width)\"></i>"
        }.joined()
    }

    /// The phases and shocks as buttons that show their day.
    private var events: String {
        guard !marks.isEmpty else { return "" }
        let items = marks.map { mark in
            let date = strings.date(CalendarDate(dayNumber: data.start + Int(mark.start)))
            return "<li><button type=\"button\" data-day=\"\(Int(mark.start))\">\(Markup.escaped(date))</button> "
                + "\(Markup.escaped(strings.name(mark.name)))</li>"
        }
        return "<details><summary>\(text(.events))</summary>"
            + "<ul class=\"map-events\">\(items.joined())</ul></details>"
    }
}
