// The data of the page: texts, places, and each measure's bytes, unpacked when they are first asked for.
const root = document.getElementById("map-replay");
const data = JSON.parse(document.getElementById("map-data").textContent);
const text = (key, values = {}) =>
  data.labels[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
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

// A canonical Huffman code's symbols: each day's change of each cell, modulo 256.
function unpack(code, cells, days) {
  const bits = bytesOf(code.bits);
  const lengths = Array.from(code.lengths, (letter) => parseInt(letter, 36));
  const counts = new Int32Array(37);
  for (const length of lengths) if (length > 0) counts[length]++;
  const symbols = lengths.map((length, symbol) => ({ length, symbol })).filter((entry) => entry.length > 0)
    .sort((left, right) => left.length - right.length || left.symbol - right.symbol).map((entry) => entry.symbol);
  const bytes = new Uint8Array(cells * days);
  let position = 0;
  for (let index = 0; index < bytes.length; index++) {
    let [word, first, before, length] = [0, 0, 0, 0];
    for (;;) {
      word |= bits[position >> 3] >> 7 - (position & 7) & 1;
      position++;
      const count = counts[++length];
      if (word - first < count) break;
      before += count;
      first = first + count << 1;
      word <<= 1;
    }
    const change = symbols[before + word - first];
    bytes[index] = index < cells ? change : bytes[index - cells] + change;
  }
  return bytes;
}

const days = data.days;
const cells = {
  count: data.households.length,
  x: shortsOf(data.x), y: shortsOf(data.y),
  names: namesOf(data.cells),
  households: data.households, residents: data.residents,
  community: new Uint16Array(data.households.length),
  district: new Uint16Array(data.households.length),
};
const communities = namesOf(data.communities.names);
data.communities.ends.reduce((from, to, index) => (cells.community.fill(index, from, to), to), 0);
data.districts.forEach((district, index) => cells.district.fill(index, district.from, district.to));
const indexOfName = new Map(cells.names.map((name, index) => [name, index]));

const measures = data.measures.map((measure) => ({
  ...measure,
  get bytes() {
    const bytes = unpack(this.code, cells.count, days);
    Object.defineProperty(this, "bytes", { value: bytes });
    return bytes;
  },
  // Which class each byte falls into, from 0; one more than the last for no value.
  classOf: Uint8Array.from({ length: 256 }, (_, byte) =>
    byte === ABSENT ? measure.bounds.length + 1
      : measure.bounds.filter((bound) => byte * measure.step >= bound - 1e-9).length),
}));

// The store that served each cell last, day by day; the stream says whether a bus came.
const lines = {
  get came() {
    const bytes = unpack(data.lines.code, cells.count, days);
    Object.defineProperty(this, "came", { value: bytes });
    return bytes;
  },
  changes: data.lines.changes.reduce((byCell, [cell, day, store]) => {
    (byCell[cell] ??= []).push([day, store]);
    return byCell;
  }, {}),
  store(cell, day) {
    if (!this.came[day * cells.count + cell]) return -1;
    return this.changes[cell].findLast(([since]) => since <= day)[1];
  },
};

const plural = new Intl.NumberFormat(data.language);
const numbers = [0, 1, 2].map((digits) => new Intl.NumberFormat(data.language, { maximumFractionDigits: digits }));
function number(measure, value) {
  const scaled = measure.percent ? value * 100 : value;
  return numbers[scaled >= 100 ? 0 : measure.digits].format(scaled) + (measure.percent ? "%" : "");
}
function show(measure, byte) {
  if (byte === ABSENT) return text("noValue");
  const most = byte === 254 ? "≥ " : "";
  return most + number(measure, byte * measure.step);
}

const longDate = new Intl.DateTimeFormat(data.language === "zh" ? "zh-CN" : "en-GB",
  { dateStyle: "long", timeZone: "UTC" });
const shortDate = new Intl.DateTimeFormat(data.language === "zh" ? "zh-CN" : "en-GB",
  { day: "numeric", month: "short", timeZone: "UTC" });
const dateOf = (day) => new Date((data.start + day) * 86400000);
const dateText = (day) => longDate.format(dateOf(day));
const isoText = (day) => dateOf(day).toISOString().slice(0, 10);
