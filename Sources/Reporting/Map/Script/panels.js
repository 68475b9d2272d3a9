// What stands beside the map: legend, summary, the chosen cell's curve and table, the worst cells.
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function shape(tag, attributes, ...children) {
  const node = document.createElementNS(element("curve").namespaceURI, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function countsOf(day, measure = state.measure) {
  const counts = new Uint32Array(256);
  const bytes = measure.bytes;
  for (let index = day * cells.count; index < (day + 1) * cells.count; index++) counts[bytes[index]]++;
  return counts;
}

// The byte that a share of the cells with a value does not exceed; ABSENT without any.
function quantile(counts, share) {
  let left = share * (cells.count - counts[ABSENT]);
  for (let byte = 0; byte < ABSENT; byte++) {
    left -= counts[byte];
    if (counts[byte] > 0 && left <= 0) return byte;
  }
  return ABSENT;
}

function classText(measure, rank) {
  const bounds = measure.bounds.map((bound) => number(measure, bound));
  const whole = Number.isInteger(measure.levels[1]) && measure.bounds[0] === 1;
  if (rank > bounds.length) return text("noValue");
  if (rank === 0) return whole ? "0" : text("under", { value: bounds[0] });
  if (rank === bounds.length) return text("orMore", { value: bounds[rank - 1] });
  const next = whole ? measure.bounds[rank] - 1 : measure.bounds[rank];
  return next === measure.bounds[rank - 1] ? bounds[rank - 1] : `${bounds[rank - 1]}–${number(measure, next)}`;
}

function drawLegend(counts) {
  const { measure } = state;
  const shades = palette(measure);
  const classes = measure.bounds.length + 1;
  const ranks = Array.from({ length: classes }, (_, rank) => measure.worse === "high" ? classes - 1 - rank : rank);
  const sums = new Uint32Array(classes + 1);
  counts.forEach((count, byte) => (sums[measure.classOf[byte]] += count));
  element("legend").replaceChildren(...[...ranks, classes].map((rank) => {
    const swatch = make("span", { class: "map-swatch" });
    swatch.style.background = shades[rank];
    const bar = make("span", { class: "map-bar" });
    bar.style.width = `${100 * sums[rank] / cells.count}%`;
    bar.style.background = shades[rank];
    return make("li", {}, swatch, make("span", { class: "map-class" }, classText(measure, rank)),
      make("span", { class: "map-count" }, plural.format(sums[rank])), make("span", { class: "map-track" }, bar));
  }));
}

function worstOn(day) {
  const { measure } = state;
  let worst = -1;
  const value = (cell) => measure.bytes[day * cells.count + cell];
  for (let cell = 0; cell < cells.count; cell++) {
    if (value(cell) === ABSENT) continue;
    if (worst < 0 || (measure.worse === "high" ? value(cell) > value(worst) : value(cell) < value(worst))) worst = cell;
  }
  return worst;
}

function summaryText(counts) {
  const { measure, day } = state;
  const worst = worstOn(day);
  return text("summary", {
    date: dateText(day), measure: measure.label, cells: plural.format(cells.count - counts[ABSENT]),
    median: show(measure, quantile(counts, 0.5)),
    tenth: show(measure, quantile(counts, measure.worse === "high" ? 0.9 : 0.1)),
    worst: worst < 0 ? text("noValue")
      : `${cells.names[worst]}, ${show(measure, measure.bytes[day * cells.count + worst])}`,
  });
}

const warehouseText = (index) => text("warehouseLine", {
  name: warehouses.names[index], stores: plural.format(warehouses.stores[index]),
  residents: plural.format(warehouses.residents[index]),
});

const placeText = (cell) => nameOf(data.districts[cells.district[cell]]);

function cellText(cell) {
  return text("cellLine", {
    cell: cells.names[cell], district: placeText(cell), community: communities[cells.community[cell]],
    households: plural.format(cells.households[cell]), residents: plural.format(cells.residents[cell]),
  });
}

function niceStep(most, parts) {
  const raw = most / parts;
  const power = 10 ** Math.floor(Math.log10(raw));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= raw);
}

// The chosen cell's curve over the days, with the median of all cells beside it.
function drawCurve() {
  const box = element("curve");
  const cell = state.selected;
  if (cell < 0) return box.replaceChildren();
  const { measure } = state;
  const width = Math.max(240, box.parentElement.clientWidth);
  const [height, left, right, top, bottom] = [200, 44, 12, 14, 26];
  const series = Array.from({ length: days }, (_, day) => measure.bytes[day * cells.count + cell]);
  const medians = (measure.medians ??= Array.from({ length: days }, (_, day) => quantile(countsOf(day, measure), 0.5)));
  const valueOf = (byte) => measure.levels[byte] * (measure.percent ? 100 : 1);
  const known = [...series, ...medians].filter((byte) => byte !== ABSENT);
  const most = Math.max(measure.percent ? 100 : 1, ...known.map(valueOf));
  const step = niceStep(most, 4);
  const limit = Math.ceil(most / step - 1e-9) * step;
  const x = (day) => left + (width - left - right) * (days > 1 ? day / (days - 1) : 0.5);
  const y = (value) => height - bottom - (height - top - bottom) * value / limit;
  const path = (values) => values.reduce(([path, pen], byte, day) => byte === ABSENT ? [path, "M"]
    : [`${path}${pen}${x(day).toFixed(1)} ${y(valueOf(byte)).toFixed(1)}`, "L"], ["", "M"])[0];
  const parts = [];
  for (let value = 0; value <= limit + 1e-9; value += step) {
    const height = y(value);
    parts.push(shape("line", { x1: left, x2: width - right, y1: height, y2: height, class: "map-grid" }),
      shape("text", { x: left - 6, y: height + 4, "text-anchor": "end" },
        numbers[1].format(value) + (measure.percent ? "%" : "")));
  }
  const ticks = Math.max(1, Math.min(days - 1, Math.floor((width - left - right) / 90)));
  for (let tick = 0; tick <= ticks; tick++) {
    const day = Math.round(tick * (days - 1) / ticks);
    const anchor = tick === ticks && ticks > 0 ? "end" : tick === 0 ? "start" : "middle";
    parts.push(shape("text", { x: x(day), y: height - 8, "text-anchor": anchor }, shortDate.format(dateOf(day))));
  }
  for (const event of page.events) {
    const place = { x1: x(event.day), x2: x(event.day), y1: top, y2: height - bottom };
    parts.push(shape("line", { ...place, class: "map-event" },
      shape("title", {}, `${shortDate.format(dateOf(event.day))}: ${event.name}`)));
  }
  const now = { x1: x(state.day), x2: x(state.day), y1: top, y2: height - bottom };
  parts.push(shape("path", { d: path(medians), class: "map-median" }),
    shape("path", { d: path(series), class: "map-own" }), shape("line", { ...now, class: "map-now", "data-now": "" }));
  const own = series.filter((byte) => byte !== ABSENT);
  const label = text("curveText", {
    cell: cells.names[cell], measure: measure.label,
    first: show(measure, series[0]), last: show(measure, series[days - 1]),
    most: show(measure, own.length ? Math.max(...own) : ABSENT),
  });
  const attributes = { width, height, viewBox: `0 0 ${width} ${height}`, "aria-label": label };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
  box.replaceChildren(...parts);
  box.nowAt = x;
}

function fillCellTable() {
  const table = element("cell-table");
  const cell = state.selected;
  if (cell < 0 || !element("cell-data").open) return table.replaceChildren();
  const named = page.events.length > 0;
  const head = [text("date"), ...measures.map((measure) => measure.label), ...(named ? [text("events")] : [])]
    .map((label) => make("th", { scope: "col" }, label));
  const rows = Array.from({ length: days }, (_, day) => make("tr", {}, make("th", { scope: "row" }, isoText(day)),
    ...measures.map((measure) => make("td", {}, show(measure, measure.bytes[day * cells.count + cell]))),
    ...(named ? [make("td", {}, eventsOn(day))] : [])));
  table.replaceChildren(make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}

function showCell() {
  const cell = state.selected;
  element("cell").hidden = cell < 0;
  element("no-cell").hidden = cell >= 0;
  if (cell >= 0) {
    element("cell-name").textContent = cells.names[cell];
    element("cell-line").textContent = cellText(cell);
    showValues();
  }
  drawCurve();
  fillCellTable();
  for (const button of element("worst").querySelectorAll("button"))
    button.setAttribute("aria-pressed", String(Number(button.dataset.cell) === cell));
}

function showValues() {
  const cell = state.selected;
  const store = storeOf(cell, state.day);
  const rows = measures.flatMap((measure) => [make("dt", {}, measure.label),
    make("dd", {}, show(measure, measure.bytes[state.day * cells.count + cell]))]);
  element("cell-values").replaceChildren(make("dt", {}, text("date")), make("dd", {}, dateText(state.day)), ...rows,
    make("dt", {}, text("busFrom")), make("dd", {}, store < 0 ? text("noBus") : stores.names[store]));
}

// The twenty cells whose measure was worst on average over the run.
function worstCells() {
  const { measure } = state;
  const sums = new Float64Array(cells.count);
  const counts = new Uint16Array(cells.count);
  for (let index = 0; index < measure.bytes.length; index++) {
    if (measure.bytes[index] === ABSENT) continue;
    sums[index % cells.count] += measure.levels[measure.bytes[index]];
    counts[index % cells.count]++;
  }
  const sign = measure.worse === "high" ? -1 : 1;
  const known = Array.from(sums.keys()).filter((cell) => counts[cell] > 0);
  const mean = (cell) => sums[cell] / counts[cell];
  known.sort((left, right) => sign * (mean(left) - mean(right)) || left - right);
  return known.slice(0, 20).map((cell) => ({ cell, mean: mean(cell) }));
}

function fillWorst() {
  const { measure } = state;
  const list = (measure.worstCells ??= worstCells());
  element("worst-title").textContent = text("worstTitle", { measure: measure.label });
  element("worst").replaceChildren(...list.map(({ cell, mean }, rank) => {
    const pressed = String(cell === state.selected);
    const button = make("button", { type: "button", "data-cell": cell, "aria-pressed": pressed }, cells.names[cell]);
    return make("tr", {}, make("td", {}, String(rank + 1)), make("th", { scope: "row" }, button),
      make("td", { class: "map-place" }, placeText(cell)), make("td", {}, number(measure, mean)),
      make("td", { "data-today": cell }));
  }));
  fillToday();
}

function fillToday() {
  const { measure, day } = state;
  for (const field of element("worst").querySelectorAll("[data-today]"))
    field.textContent = show(measure, measure.bytes[day * cells.count + Number(field.dataset.today)]);
}
