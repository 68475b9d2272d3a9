// The data of the page: texts, places, and each measure's bytes, unpacked when they are first asked for.
const root = document.getElementById("map-replay");
const page = JSON.parse(document.getElementById("map-data").textContent);
const data = page.map;
const text = (key, values = {}) =>
  page.labels[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const element = (name) => root.querySelector(`[data-map="${name}"]`);
const ABSENT = 255;

function bytesOf(base64) {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

function shortsOf(base64) {
  const bytes = bytesOf(base64);
  return Uint16Array.from({ length: bytes.length / 2 }, (_, index) => bytes[2 * index] | bytes[2 * index + 1] << 8);
}

// Names one a line, each as the number of leading letters (base 36) that it shares with the one before, and the rest.
function namesOf(packed) {
  let last = "";
  return packed.split("\n").map((line) => (last = last.slice(0, parseInt(line[0], 36)) + line.slice(1)));
}

// The inverse of ByteCode: adaptive binary arithmetic coding, each byte by what it was the day before.
function unpack(packed, cells, days) {
  const input = bytesOf(packed.code);
  const chances = new Uint16Array(65536).fill(32768);
  const bytes = new Uint8Array(cells * days);
  let [low, high, word, next] = [0, 0xffffffff, 0, 0];
  while (next < 4) word = (word << 8 | input[next++]) >>> 0;
  for (let index = 0; index < bytes.length; index++) {
    const tree = index < cells ? 0 : bytes[index - cells] << 8;
    let node = 1;
    while (node < 256) {
      const chance = chances[tree | node];
      const middle = low + (high - low >>> 12) * (chance >>> 4);
      if (word <= middle) {
        high = middle;
        chances[tree | node] = chance + (65535 - chance >>> 5);
        node = node << 1 | 1;
      } else {
        low = middle + 1;
        chances[tree | node] = chance - (chance >>> 5);
        node <<= 1;
      }
      while ((low ^ high) >>> 24 === 0) {
        low = low << 8 >>> 0;
        high = (high << 8 | 255) >>> 0;
        word = (word << 8 | input[next++]) >>> 0;
      }
    }
    bytes[index] = node;
  }
  return bytes;
}

const days = data.days;
// The days that can be shown.
let known = page.live ? 0 : days;
const cells = {
  count: data.households.length,
  x: shortsOf(data.x), y: shortsOf(data.y),
  names: namesOf(data.cells),
  households: data.households, residents: data.residents,
  community: new Uint16Array(data.households.length),
  district: new Uint16Array(data.households.length),
};
const nameOf = (district) => district.name.replaceAll("_", " ");
const communities = namesOf(data.communities.names);
data.communities.ends.reduce((from, to, index) => (cells.community.fill(index, from, to), to), 0);
data.districts.forEach((district, index) => cells.district.fill(index, district.from, district.to));
const indexOfName = new Map(cells.names.map((name, index) => [name, index]));

// Replaces the packed bytes of an object by what they unpack to, when they are first asked for; of a run that goes on they
// are yet to come, and all of them are `awaited`.
function unpackLater(object, awaited) {
  if (page.live) return Object.assign(object, { bytes: new Uint8Array(cells.count * days).fill(awaited) });
  const packed = object.bytes;
  Object.defineProperty(object, "bytes", {
    configurable: true,
    get() {
      const bytes = unpack(packed, cells.count, days);
      Object.defineProperty(object, "bytes", { value: bytes });
      return bytes;
    },
  });
  return object;
}

const measures = data.measures.map((series, index) => {
  const measure = { ...series, ...page.measures[index] };
  // Which class each byte falls into, from 0; one more than the last for no value.
  measure.classOf = Uint8Array.from({ length: 256 }, (_, byte) =>
    byte === ABSENT ? measure.bounds.length + 1
      : measure.bounds.filter((bound) => measure.levels[byte] >= bound - 1e-9).length);
  return unpackLater(measure, ABSENT);
});

// The store that served each cell last, day by day; the bytes say whether a bus came.
const stores = { names: namesOf(data.stores.names), x: shortsOf(data.stores.x), y: shortsOf(data.stores.y) };
const warehouses = data.warehouses
  ? { ...data.warehouses, names: namesOf(data.warehouses.names), x: shortsOf(data.warehouses.x), y: shortsOf(data.warehouses.y) }
  : { names: [], x: [], y: [], stores: [], residents: [] };
const lines = unpackLater({ bytes: data.lines.bytes, first: shortsOf(data.lines.first), changes: {} }, 0);
for (const [cell, day, store] of data.lines.changes) (lines.changes[cell] ??= []).push([day, store]);
function storeOf(cell, day) {
  if (!lines.bytes[day * cells.count + cell]) return -1;
  const change = lines.changes[cell]?.findLast(([since]) => since <= day);
  return change ? change[1] : lines.first[cell];
}

const locale = page.language === "en" ? "en-GB" : page.language;
const plural = new Intl.NumberFormat(locale);
const numbers = [0, 1, 2].map((digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
function number(measure, value) {
  const scaled = measure.percent ? value * 100 : value;
  return numbers[scaled >= 100 ? 0 : measure.digits].format(scaled) + (measure.percent ? "%" : "");
}
function show(measure, byte) {
  if (byte === ABSENT) return text("noValue");
  return number(measure, measure.levels[byte]);
}

const longDate = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
const shortDate = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
const dateOf = (day) => new Date((data.start + day) * 86400000);
const dateText = (day) => longDate.format(dateOf(day));
const isoText = (day) => dateOf(day).toISOString().slice(0, 10);
