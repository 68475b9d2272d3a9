import Experiments
import Foundation
import SupplyModel

/// The map of the cells, replayed day by day: a part of a page that needs nothing else.
///
/// It holds its own style, data and script, and works in a page opened from a file, without a network. A page can hold one
/// of them.
public struct MapReplay {
    private let data: MapData
    private let labels: MapLabels

    /// Prepares the map of a run's first replication.
    ///
    /// - Parameters:
    ///   - run: the results, of a series that recorded its cells.
    ///   - language: the language of its texts: `en` or `zh`.
    /// - Returns: nil when nothing was recorded.
    public init?(of run: RunResults, language: String = "en") {
        guard let record = run.replications.first(where: { $0.number == 0 })?.cellRecord, record.days > 0 else {
            return nil
        }
        labels = MapLabels(language: language)
        data = MapData(record, of: run.city, labels: labels)
    }

    /// The section: an HTML element with its style, its data and its script.
    public var html: String {
        """
        <section class="map-replay" id="map-replay" aria-labelledby="map-title">
        <style>
        \(MapReplay.text(PackageResources.replay_css))</style>
        <h2 id="map-title">\(text(.title))</h2>
        <p>\(text(.lead)) <span class="quiet">\(text(.palette))</span></p>
        <noscript><p>\(text(.noScript))</p></noscript>
        <div class="choose"><label>\(text(.measure)) <select data-map="measure">\(options)</select></label>
        <span class="quiet" data-map="meaning"></span></div>
        <div class="frame">
        <div class="stage">
        <canvas data-map="canvas" tabindex="0" role="application" aria-label="\(text(.mapName))" \
        aria-describedby="map-summary map-keys"></canvas>
        <div class="zoom">
        <button type="button" data-map="closer" aria-label="\(text(.closer))" title="\(text(.closer))">+</button>
        <button type="button" data-map="further" aria-label="\(text(.further))" title="\(text(.further))">&minus;</button>
        <button type="button" data-map="whole" aria-label="\(text(.whole))" title="\(text(.whole))">&#x2922;</button>
        </div>
        <div class="tip" data-map="tip" hidden></div>
        </div>
        <div class="side">
        <h3>\(text(.legend))</h3>
        <ul class="legend" data-map="legend"></ul>
        <fieldset class="toggles"><legend class="quiet">\(text(.show))</legend>
        \(toggle(.stores, "stores"))\(toggle(.lines, "lines"))\(toggle(.outlines, "outlines"))
        </fieldset>
        </div>
        </div>
        <div class="time">
        <div class="moment"><time data-map="date"></time><span class="quiet" data-map="events"></span></div>
        <div class="track-box">
        <input type="range" data-map="day" min="0" max="\(data.days - 1)" value="0" aria-label="\(text(.day))">
        <div class="ticks" aria-hidden="true">\(ticks)</div>
        </div>
        <div class="buttons">
        <button type="button" data-map="play" aria-pressed="false">\(text(.play))</button>
        <button type="button" data-map="back">\(text(.back))</button>
        <button type="button" data-map="next">\(text(.next))</button>
        <label>\(text(.speed)) <select data-map="speed">\(speeds)</select></label>
        </div>
        <p id="map-summary" data-map="summary" aria-live="polite"></p>
        <p class="quiet" id="map-keys">\(text(.keys))</p>
        <details><summary>\(text(.events))</summary>\(events)</details>
        </div>
        <div class="below">
        <div>
        <h3>\(text(.cellTitle))</h3>
        <p class="find"><label>\(text(.find)) <input data-map="find" autocomplete="off" spellcheck="false"></label>
        <span class="quiet" data-map="found" role="status"></span></p>
        <p class="quiet" data-map="no-cell">\(text(.noCell))</p>
        <div data-map="cell" hidden>
        <h3 data-map="cell-name"></h3><p data-map="cell-line"></p>
        <div data-map="curve"></div>
        <p class="quiet">\(text(.curveNote))</p>
        <dl class="values" data-map="cell-values"></dl>
        <details data-map="cell-data"><summary>\(text(.dataTable))</summary>
        <div class="scroll" tabindex="0"><table data-map="cell-table"></table></div></details>
        </div>
        </div>
        <div>
        <h3 data-map="worst-title"></h3><p class="quiet">\(text(.worstNote))</p>
        <table class="worst"><thead><tr><th scope="col">\(text(.rank))</th><th scope="col">\(text(.cell))</th>\
        <th scope="col" class="place">\(text(.district))</th><th scope="col">\(text(.mean))</th>\
        <th scope="col">\(text(.today))</th></tr></thead><tbody data-map="worst"></tbody></table>
        </div>
        </div>
        <script type="application/json" id="map-data">\(json)</script>
        <script>
        (() => {
        "use strict";
        \(MapReplay.script)})();
        </script>
        </section>

        """
    }

    private static var script: String {
        [
            PackageResources.data_js, PackageResources.view_js, PackageResources.panels_js,
            PackageResources.controls_js,
        ].map(text).joined()
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// The data as JSON that can stand inside an HTML script element.
    private var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Every number in it is finite, so that there is nothing that cannot be encoded.
        let data = (try? encoder.encode(data)) ?? Data("null".utf8)
        return MapReplay.text(Array(data)).replacing("<", with: "\\u003c")
    }

    private func text(_ label: MapLabels.Label) -> String { labels[label].escapedForHTML }

    private var options: String { data.measures.map { "<option>\($0.label.escapedForHTML)</option>" }.joined() }

    private var speeds: String {
        [1, 2, 5, 10, 30].map { speed in
            let label = labels[.perSecond].replacing("{value}", with: String(speed))
            return "<option value=\"\(speed)\"\(speed == 5 ? " selected" : "")>\(label.escapedForHTML)</option>"
        }.joined()
    }

    private func toggle(_ label: MapLabels.Label, _ name: String) -> String {
        "<label><input type=\"checkbox\" data-map=\"\(name)\"> \(text(label))</label>"
    }

    /// A mark on the slider for each phase and, as long as it lasts, each shock.
    private var ticks: String {
        let last = Double(max(1, data.days - 1))
        func percent(_ share: Double) -> String { NumberText.fixed(100 * min(1, max(0, share)), decimals: 2) }
        return data.events.map { event in
            let left = Double(event.day) / last
            let width = event.end.map { ";width:\(percent(min(1, $0 / last) - left))%" } ?? ""
            return "<i class=\"\(event.kind.rawValue)\" style=\"left:\(percent(left))%\(width)\"></i>"
        }.joined()
    }

    private var events: String {
        if data.events.isEmpty { return "<p class=\"quiet\">\(text(.noEvents))</p>" }
        let items = data.events.map { event in
            let date = CalendarDate(dayNumber: data.start + event.day).description
            return
                "<li><button type=\"button\" data-day=\"\(event.day)\">\(date)</button> \(event.name.escapedForHTML)</li>"
        }
        return "<ul class=\"events\">\(items.joined())</ul>"
    }
}

extension String {
    /// The text with the characters that mean something to HTML written as references.
    var escapedForHTML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
