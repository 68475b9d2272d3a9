// The map itself: where each cell lies on the canvas, and how it is drawn.
const canvas = element("canvas");
const stage = canvas.parentElement;
const context = canvas.getContext("2d");
const state = {
  day: 0, measure: measures[0], selected: -1, hovered: -1, warehouse: -1,
  // Hundreds of stores would hide the cells.
  stores: stores.names.length <= 100, warehouses: true, lines: false, outlines: true,
};
const view = { width: 0, height: 0, zoom: 1, x: 0.5, y: 0.5 };
const dark = matchMedia("(prefers-color-scheme: dark)");
let printing = false;

// YlOrBr of ColorBrewer (Harrower and Brewer 2003), in eight of its nine steps, from dark to light.
const SHADES = ["#662506", "#993404", "#cc4c02", "#ec7014", "#fe9929", "#fec44f", "#fee391", "#fff7bc"];

// The worst class stands out most from the ground: dark on light, bright on dark.
function palette(measure) {
  const worstFirst = dark.matches && !printing ? [...SHADES].reverse() : SHADES;
  const classes = measure.bounds.length + 1;
  const shades = Array.from({ length: classes }, (_, rank) => worstFirst[Math.round(rank * 7 / (classes - 1))]);
  if (measure.worse === "high") shades.reverse();
  return [...shades, inks().absent];
}

function inks() {
  return dark.matches && !printing
    ? { ground: "#1d2125", ink: "#e8eaed", absent: "#4a525c", line: "rgba(232,234,237,.28)", mark: "#6db3ff" }
    : { ground: "#e4e8ed", ink: "#1b1f24", absent: "#b4bcc6", line: "rgba(27,31,36,.22)", mark: "#0b5cad" };
}

// Pixels of a unit of the plane, which is as wide as 1 and as high as data.height; buttons and names have room beside it.
const fit = () => Math.min(view.width - 96, (view.height - 56) / data.height);
const scale = () => fit() * view.zoom;
const across = (x) => view.width / 2 + (x - view.x) * scale();
const down = (y) => view.height / 2 + (y - view.y) * scale();
const planeX = Float64Array.from(cells.x, (x) => x / 65535);
const planeY = Float64Array.from(cells.y, (y) => y / 65535 * data.height);
const storeX = Float64Array.from(stores.x, (x) => x / 65535);
const storeY = Float64Array.from(stores.y, (y) => y / 65535 * data.height);

const warehouseX = Float64Array.from(warehouses.x, (x) => x / 65535);
const warehouseY = Float64Array.from(warehouses.y, (y) => y / 65535 * data.height);
// The rings of each district's outline on the plane: as they are given, or the hull of its cells.
const rings = data.districts.map((district) => district.outline?.map((packed) => {
  const points = shortsOf(packed);
  return Array.from({ length: points.length / 2 }, (_, index) =>
    [points[2 * index] / 65535, points[2 * index + 1] / 65535 * data.height]);
}) ?? [district.hull.map((cell) => [planeX[cell], planeY[cell]])]);

// The districts with the northernmost point of each, the largest first.
const largestFirst = data.districts.map((district, index) => ({
  district, top: rings[index].flat().reduce((best, point) => point[1] < best[1] ? point : best),
})).sort(({ district: left }, { district: right }) => right.to - right.from - left.to + left.from);

// The side of something of which there are so many: a share of its part of the plane, growing as one looks closer.
function sideOf(count, share, least, most) {
  const spread = Math.sqrt(fit() * fit() * data.height / count) * share;
  return Math.min(2 * most, Math.max(least, Math.min(most, spread) * Math.sqrt(view.zoom)));
}
const side = () => sideOf(cells.count, 0.7, 2.5, 12);

function resize() {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  view.width = stage.clientWidth;
  view.height = Math.round(Math.max(260, Math.min(620, view.width * Math.min(1, Math.max(0.55, data.height)))));
  canvas.style.height = `${view.height}px`;
  canvas.width = Math.round(view.width * ratio);
  canvas.height = Math.round(view.height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

function draw() {
  const colours = inks();
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, view.width, view.height);
  if (state.outlines) drawOutlines(colours);
  if (state.lines) drawLines(colours);
  drawCells();
  if (state.stores) drawStores(colours);
  if (state.warehouses) drawWarehouses(colours);
  if (state.outlines) drawNames(colours);
  if (state.hovered >= 0 && state.hovered !== state.selected) ring(state.hovered, colours.ink, 1.5);
  if (state.selected >= 0) ring(state.selected, colours.mark, 3);
  canvas.dataset.frames = Number(canvas.dataset.frames || 0) + 1;
}

// Best classes first, so that the worst lie on top.
function drawCells() {
  const { measure } = state;
  const shades = palette(measure);
  const bytes = measure.bytes;
  const offset = state.day * cells.count;
  const size = side();
  const classes = measure.bounds.length + 1;
  const ranks = Array.from({ length: classes }, (_, rank) => measure.worse === "high" ? rank : classes - 1 - rank);
  const [left, top, unit] = [across(0) - size / 2, down(0) - size / 2, scale()];
  for (const rank of [classes, ...ranks]) {
    context.fillStyle = shades[rank];
    for (let cell = 0; cell < cells.count; cell++) {
      if (measure.classOf[bytes[offset + cell]] !== rank) continue;
      const x = left + planeX[cell] * unit;
      const y = top + planeY[cell] * unit;
      if (x > -size && y > -size && x < view.width && y < view.height) context.fillRect(x, y, size, size);
    }
  }
}

function ring(cell, colour, width) {
  const size = side() + 6;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.strokeRect(across(planeX[cell]) - size / 2, down(planeY[cell]) - size / 2, size, size);
}

function drawStores(colours) {
  const size = sideOf(storeX.length, 0.12, 1.8, 6);
  context.lineWidth = size < 3 ? 0.5 : 1.5;
  for (let store = 0; store < storeX.length; store++) {
    const [x, y] = [across(storeX[store]), down(storeY[store])];
    if (x < -9 || y < -9 || x > view.width + 9 || y > view.height + 9) continue;
    context.beginPath();
    context.moveTo(x, y - size);
    context.lineTo(x + size, y);
    context.lineTo(x, y + size);
    context.lineTo(x - size, y);
    context.closePath();
    context.fillStyle = colours.mark;
    context.strokeStyle = colours.ground;
    context.fill();
    context.stroke();
  }
}

const WAREHOUSE = 8;
// Where the signs of warehouses stand: at their places or, where one would lie on another, beside it.
function warehouseSpots() {
  const spots = [];
  for (let index = 0; index < warehouseX.length; index++) {
    let [x, y] = [across(warehouseX[index]), down(warehouseY[index])];
    const lies = ([otherX, otherY]) => Math.abs(otherX - x) < 2 * WAREHOUSE + 3 && Math.abs(otherY - y) < 2 * WAREHOUSE;
    while (spots.some(lies)) x += 2 * WAREHOUSE + 4;
    spots.push([x, y]);
  }
  return spots;
}

function drawWarehouses(colours) {
  context.lineWidth = 1.5;
  warehouseSpots().forEach(([x, y], index) => {
    context.beginPath();
    context.moveTo(x, y - WAREHOUSE);
    context.lineTo(x + WAREHOUSE, y - WAREHOUSE / 6);
    context.lineTo(x + WAREHOUSE, y + WAREHOUSE);
    context.lineTo(x - WAREHOUSE, y + WAREHOUSE);
    context.lineTo(x - WAREHOUSE, y - WAREHOUSE / 6);
    context.closePath();
    context.fillStyle = colours.mark;
    context.strokeStyle = colours.ground;
    context.fill();
    context.stroke();
    if (index !== state.warehouse) return;
    context.strokeStyle = colours.ink;
    context.strokeRect(x - WAREHOUSE - 4, y - WAREHOUSE - 4, 2 * WAREHOUSE + 8, 2 * WAREHOUSE + 8);
  });
}

// What the signs at a point of the canvas stand for, in words: warehouses first, then stores, at most four.
function sitesAt(x, y) {
  const near = (spotX, spotY, reach) => Math.abs(spotX - x) <= reach && Math.abs(spotY - y) <= reach;
  const found = [];
  if (state.warehouses) warehouseSpots().forEach(([spotX, spotY], index) => {
    if (near(spotX, spotY, WAREHOUSE)) found.push(warehouseText(index));
  });
  if (state.stores) {
    const reach = sideOf(storeX.length, 0.12, 1.8, 6);
    for (let store = 0; store < storeX.length; store++)
      if (near(across(storeX[store]), down(storeY[store]), reach))
        found.push(text("storeLine", { name: stores.names[store] }));
  }
  return found.slice(0, 4);
}

function drawLines(colours) {
  context.strokeStyle = colours.line;
  context.lineWidth = 0.7;
  context.beginPath();
  for (let cell = 0; cell < cells.count; cell++) {
    const store = storeOf(cell, state.day);
    if (store < 0) continue;
    context.moveTo(across(storeX[store]), down(storeY[store]));
    context.lineTo(across(planeX[cell]), down(planeY[cell]));
  }
  context.stroke();
}

function drawOutlines(colours) {
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  for (const ring of rings.flat()) {
    context.beginPath();
    ring.forEach(([x, y]) => context.lineTo(across(x), down(y)));
    context.closePath();
    context.stroke();
  }
}

// Names of districts at the top of their outlines; one that would lie on another's, on a warehouse, under the buttons or over
// the edge is left out.
function drawNames(colours) {
  context.font = "600 12px system-ui, sans-serif";
  context.textAlign = "center";
  context.lineWidth = 3;
  context.strokeStyle = colours.ground;
  context.fillStyle = colours.ink;
  const buttons = root.querySelector(".map-zoom");
  const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = buttons;
  const signs = state.warehouses ? warehouseSpots() : [];
  const taken = signs.map(([x, y]) => [x - WAREHOUSE, y - WAREHOUSE, x + WAREHOUSE, y + WAREHOUSE]);
  taken.push([left, top, left + width, top + height]);
  for (const { district, top } of largestFirst) {
    const [x, y] = [across(top[0]), Math.max(15, down(top[1]) - side() / 2 - 4)];
    const name = nameOf(district);
    const half = context.measureText(name).width / 2 + 3;
    const box = [x - half, y - 13, x + half, y + 4];
    if (box[0] < 0 || box[1] < 0 || box[2] > view.width || box[3] > view.height) continue;
    const overlaps = ([left, top, right, bottom]) => box[0] < right && left < box[2] && box[1] < bottom && top < box[3];
    if (taken.some(overlaps)) continue;
    taken.push(box);
    context.strokeText(name, x, y);
    context.fillText(name, x, y);
  }
}

// The nearest cell to a point of the canvas, within reach; -1 when there is none.
function cellAt(x, y) {
  let [best, nearest] = [-1, Math.max(10, side()) ** 2];
  for (let cell = 0; cell < cells.count; cell++) {
    const distance = (across(planeX[cell]) - x) ** 2 + (down(planeY[cell]) - y) ** 2;
    if (distance < nearest) [best, nearest] = [cell, distance];
  }
  return best;
}

function zoomBy(factor, x = view.width / 2, y = view.height / 2) {
  const [overX, overY] = [view.x + (x - view.width / 2) / scale(), view.y + (y - view.height / 2) / scale()];
  view.zoom = Math.min(60, Math.max(1, view.zoom * factor));
  view.x = overX - (x - view.width / 2) / scale();
  view.y = overY - (y - view.height / 2) / scale();
  pan(0, 0);
}

function pan(dx, dy) {
  view.x = Math.min(1, Math.max(0, view.x - dx / scale()));
  view.y = Math.min(data.height, Math.max(0, view.y - dy / scale()));
  if (view.zoom === 1) [view.x, view.y] = [0.5, data.height / 2];
  draw();
}
