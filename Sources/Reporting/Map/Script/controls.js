// Playing, choosing, looking closer: by mouse, touch and keyboard.
const slider = element("day");
const playButton = element("play");
const speed = element("speed");
let playing = 0;

function eventsOn(day) {
  const phase = page.events.filter((event) => event.kind === "phase" && event.day <= day).at(-1);
  const shocks = page.events.filter((event) => event.kind === "shock" && event.day <= day && (event.end ?? Infinity) > day);
  return [...new Set([phase, ...shocks].filter(Boolean).map((event) => event.name))].join(" · ");
}

// Shows a day; while playing, what is slow or would be read aloud waits until the replay stops.
function showDay(day) {
  state.day = Math.max(0, Math.min(known - 1, day));
  slider.value = state.day;
  slider.setAttribute("aria-valuetext", dateText(state.day));
  element("date").textContent = dateText(state.day);
  element("date").dateTime = isoText(state.day);
  element("events").textContent = eventsOn(state.day);
  draw();
  const counts = countsOf(state.day);
  drawLegend(counts);
  fillToday();
  if (state.selected >= 0) {
    showValues();
    const [now, at] = [element("curve").querySelector("[data-now]"), element("curve").nowAt];
    if (now) for (const name of ["x1", "x2"]) now.setAttribute(name, at(state.day));
  }
  if (!playing) element("summary").textContent = summaryText(counts);
}

function showMeasure() {
  state.measure = measures[element("measure").selectedIndex];
  element("meaning").textContent = state.measure.meaning;
  fillWorst();
  showCell();
  showDay(state.day);
}

function select(cell) {
  state.selected = cell;
  showCell();
  draw();
}

function play() {
  if (playing) return pause();
  if (state.day >= known - 1) showDay(0);
  let last = performance.now();
  let position = state.day;
  playButton.textContent = text("pause");
  playButton.setAttribute("aria-pressed", "true");
  const frame = (now) => {
    position += Math.max(0, now - last) / 1000 * Number(speed.value);
    last = now;
    const day = Math.max(0, Math.min(known - 1, Math.floor(position)));
    if (day !== state.day) showDay(day);
    if (day >= known - 1) return pause();
    playing = requestAnimationFrame(frame);
  };
  playing = requestAnimationFrame(frame);
}

function pause() {
  cancelAnimationFrame(playing);
  playing = 0;
  playButton.textContent = text("play");
  playButton.setAttribute("aria-pressed", "false");
  showDay(state.day);
}

function stepBy(change) {
  if (playing) pause();
  showDay(state.day + change);
}

// What is under the pointer: a cell, and the warehouses and stores whose signs lie there.
function showTip(x, y, sites) {
  const tip = element("tip");
  const cell = state.hovered;
  tip.hidden = cell < 0 && sites.length === 0;
  if (tip.hidden) return;
  const ofCell = cell < 0 ? [] : [make("strong", {}, cells.names[cell]), make("span", {}, placeText(cell)),
    make("span", {}, `${state.measure.label}: ${show(state.measure, state.measure.bytes[state.day * cells.count + cell])}`)];
  tip.replaceChildren(...ofCell, ...sites.map((site) => make("span", { class: "map-site" }, site)));
  tip.style.left = `${Math.max(4, Math.min(x + 14, view.width - tip.offsetWidth - 4))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > view.height ? Math.max(4, y - tip.offsetHeight - 10) : y + 18}px`;
}

const pointers = new Map();
let dragged = 0;
const place = (event) => {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};
const spread = () => {
  const [one, other] = [...pointers.values()];
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
};

canvas.addEventListener("pointerdown", (event) => {
  if (pointers.size === 0) dragged = 0;
  pointers.set(event.pointerId, place(event));
  canvas.setPointerCapture(event.pointerId);
});
canvas.addEventListener("pointermove", (event) => {
  const [x, y] = place(event);
  const before = pointers.get(event.pointerId);
  if (!before) {
    state.hovered = cellAt(x, y);
    showTip(x, y, sitesAt(x, y));
    if (!playing) draw();
    return;
  }
  const width = pointers.size === 2 ? spread() : 0;
  pointers.set(event.pointerId, [x, y]);
  dragged += Math.abs(x - before[0]) + Math.abs(y - before[1]);
  if (pointers.size === 2) zoomBy(spread() / Math.max(1, width), x, y);
  else if (dragged > 4) pan(x - before[0], y - before[1]);
});
canvas.addEventListener("pointerup", (event) => {
  const [x, y] = place(event);
  pointers.delete(event.pointerId);
  if (dragged <= 4 && cellAt(x, y) >= 0) select(cellAt(x, y));
});
canvas.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
canvas.addEventListener("pointerleave", () => {
  state.hovered = -1;
  showTip(0, 0, []);
  if (!playing) draw();
});
// The page scrolls unless the map has the focus or the control key is down.
canvas.addEventListener("wheel", (event) => {
  if (document.activeElement !== canvas && !event.ctrlKey) return;
  event.preventDefault();
  zoomBy(Math.exp(-event.deltaY / 300), ...place(event));
}, { passive: false });

const keys = {
  " ": play, ArrowRight: () => stepBy(1), ArrowLeft: () => stepBy(-1),
  Home: () => stepBy(-days), End: () => stepBy(days),
  "+": () => zoomBy(1.5), "=": () => zoomBy(1.5), "-": () => zoomBy(1 / 1.5), 0: () => zoomBy(1 / 60),
};
const shifted = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
canvas.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const action = event.shiftKey && shifted[event.key] ? () => pan(...shifted[event.key]) : keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

playButton.addEventListener("click", play);
element("back").addEventListener("click", () => stepBy(-1));
element("next").addEventListener("click", () => stepBy(1));
slider.addEventListener("input", () => (playing && pause(), showDay(Number(slider.value))));
slider.addEventListener("keydown", (event) => {
  if (event.key !== " ") return;
  event.preventDefault();
  play();
});
element("measure").addEventListener("change", showMeasure);
for (const name of ["warehouses", "stores", "lines", "outlines"].filter(element)) {
  element(name).checked = state[name];
  element(name).addEventListener("change", (event) => (state[name] = event.target.checked, draw()));
}
element("closer").addEventListener("click", () => zoomBy(1.6));
element("further").addEventListener("click", () => zoomBy(1 / 1.6));
element("whole").addEventListener("click", () => zoomBy(1 / 60));

// Moves the map to a warehouse, and rings its sign.
function showWarehouse(index) {
  state.warehouse = index;
  element("warehouses").checked = state.warehouses = true;
  view.zoom = Math.max(3, view.zoom);
  [view.x, view.y] = [warehouseX[index], warehouseY[index]];
  pan(0, 0);
}
root.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-cell], button[data-day], button[data-warehouse]");
  if (button?.dataset.warehouse) showWarehouse(Number(button.dataset.warehouse));
  if (button?.dataset.cell) select(Number(button.dataset.cell));
  if (button?.dataset.day) stepBy(Number(button.dataset.day) - state.day);
});
element("find").addEventListener("change", (event) => {
  const cell = indexOfName.get(event.target.value.trim());
  element("found").textContent = cell === undefined && event.target.value ? text("notFound") : "";
  if (cell !== undefined) select(cell);
});
element("cell-data").addEventListener("toggle", fillCellTable);

function redraw() {
  resize();
  draw();
  drawCurve();
}
dark.addEventListener("change", () => (draw(), drawLegend(countsOf(state.day))));
window.addEventListener("beforeprint", () => (printing = true, draw(), drawLegend(countsOf(state.day))));
window.addEventListener("afterprint", () => (printing = false, draw(), drawLegend(countsOf(state.day))));
if (matchMedia("(prefers-reduced-motion: reduce)").matches) speed.value = speed.options[0].value;

// Days of a run that goes on: day by day, each measure's bytes. Who looks at the last day goes on to the new one.
function takeDays({ from, bytes }) {
  const size = measures.length * cells.count;
  const follows = !playing && state.day >= known - 1;
  for (let day = 0; day < bytes.length / size; day++)
    measures.forEach((measure, index) => {
      const start = day * size + index * cells.count;
      measure.bytes.set(bytes.subarray(start, start + cells.count), (from + day) * cells.count);
    });
  known = Math.max(known, from + bytes.length / size);
  for (const measure of measures) delete measure.medians, delete measure.worstCells;
  fillWorst();
  showCell();
  showDay(follows ? known - 1 : state.day);
}
root.addEventListener("map-days", (event) => takeDays(event.detail));

[view.x, view.y] = [0.5, data.height / 2];
resize();
showMeasure();
new ResizeObserver(() => stage.clientWidth !== view.width && redraw()).observe(stage);
root.dataset.ready = "true";
