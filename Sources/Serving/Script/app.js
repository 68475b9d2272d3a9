"use strict";
// The live pages: sends the form, shows its errors at their fields, and follows a run.

// The form of a scenario.
const form = document.getElementById("run-form");
if (form) {
  const texts = document.getElementById("texts").dataset;
  const problems = document.getElementById("problems");
  const keys = [...form.querySelectorAll("[data-key]")];
  const fields = [...form.querySelectorAll("[data-field]")];
  const isChanged = (key) => key.value !== key.dataset.was;

  const mark = (key) => {
    const field = key.closest(".live-field");
    field.classList.toggle("live-changed", isChanged(key));
    field.dataset.note = isChanged(key) ? texts.was.replace("{0}", key.dataset.was || texts.unset) : "";
  };
  for (const key of keys) {
    mark(key);
    key.addEventListener("input", () => mark(key));
  }

  const order = () => {
    const set = {};
    for (const key of keys.filter(isChanged))
      set[key.dataset.key] = key.dataset.quoted ? JSON.stringify(key.value) : key.value;
    for (const line of document.getElementById("other-changes").value.split("\n")) {
      if (!line.trim()) continue;
      const at = line.indexOf("=");
      set[line.slice(0, at < 0 ? undefined : at).trim()] = at < 0 ? "" : line.slice(at + 1);
    }
    const run = Object.fromEntries([...form.querySelectorAll("[data-run]")].map((input) => [input.dataset.run, input.value]));
    return { scenario: form.dataset.scenario, set, ...run };
  };

  const say = (field, message) => {
    const place = field.querySelector(".bad");
    place.textContent = place.hidden ? message : `${place.textContent}; ${message}`;
    place.hidden = false;
    field.querySelector("input, select, textarea").setAttribute("aria-invalid", "true");
    for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  };
  const clear = () => {
    problems.hidden = true;
    problems.querySelector("ul").replaceChildren();
    for (const field of fields) {
      field.querySelector(".bad").hidden = true;
      field.querySelector("input, select, textarea").removeAttribute("aria-invalid");
    }
  };
  // Each at its field; all of them in the list at the top, from which a click leads to the field.
  const show = (list) => {
    for (const { field, message, language } of list) {
      const place = fields.find((one) => one.dataset.field === field)
        ?? (field ? fields.find((one) => one.dataset.field === "*") : undefined);
      if (place) say(place, message);
      const item = document.createElement("li");
      if (language) item.lang = language;
      if (place) {
        const link = document.createElement("a");
        link.href = `#${place.querySelector("input, select, textarea").id}`;
        link.textContent = field;
        link.addEventListener("click", () => place.querySelector("input, select, textarea").focus());
        item.append(link, ": ");
      }
      item.append(message);
      problems.querySelector("ul").append(item);
    }
    problems.hidden = false;
    problems.scrollIntoView({ block: "center" });
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const buttons = form.querySelectorAll("button");
    buttons.forEach((button) => (button.disabled = true));
    clear();
    try {
      const answer = await fetch("/runs", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(order()),
      });
      if (answer.status === 201) return void (location.href = `/runs/${(await answer.json()).id}`);
      const isList = answer.headers.get("Content-Type") === "application/json";
      show(isList ? (await answer.json()).problems : [{ message: await answer.text() }]);
    } catch {
      // The list is in English, this text in the language of the page.
      show([{ message: texts.unreachable, language: document.documentElement.lang }]);
    }
    buttons.forEach((button) => (button.disabled = false));
  });

  // Only keys whose name or meaning has the text; their sections open.
  const filter = document.getElementById("key-filter");
  filter.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  filter.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    let found = 0;
    for (const section of form.querySelectorAll("details.live-section")) {
      let here = 0;
      for (const field of section.querySelectorAll(".live-field")) {
        const isHere = !wanted || `${field.dataset.field} ${field.textContent}`.toLowerCase().includes(wanted);
        field.hidden = !isHere;
        here += isHere ? 1 : 0;
      }
      section.hidden = here === 0;
      if (wanted) section.open = here > 0;
      found += here;
    }
    document.getElementById("key-filter-none").hidden = found > 0;
  });
}

// The page of a run.
const run = document.getElementById("run");
if (run) {
  const words = run.dataset;
  const base = `/runs/${words.run}`;
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => values[index]);
  const part = (name) => document.getElementById(`run-${name}`);
  let days = Number(words.first);
  let over = ["finished", "stopped", "failed"].includes(words.state);

  const show = (standing) => {
    part("state").textContent = words[standing.state] + (standing.ahead ? ` (${fill(words.ahead, standing.ahead)})` : "");
    part("share").value = standing.share;
    run.dataset.state = standing.state;
    part("failure").hidden = !standing.failure;
    part("failure").textContent = standing.failure ?? "";
    const parts = Number(words.days) ? [fill(words.day, days, words.days)] : [];
    if (standing.replications > 1) parts.push(fill(words.complete, standing.complete, standing.replications));
    part("detail").textContent = parts.join(" · ");
  };

  // One request of a kind at a time; what comes meanwhile is asked for in the next.
  const oneAtATime = (work) => {
    let [busy, due] = [false, false];
    return async () => {
      due = true;
      if (busy) return;
      busy = true;
      while (due) {
        due = false;
        try {
          await work();
        } catch {
          // The next day asks again.
        }
        await new Promise((done) => setTimeout(done, 150));
      }
      busy = false;
    };
  };

  const charts = document.getElementById("live-charts");
  const drawCharts = oneAtATime(async () => {
    const answer = await fetch(`${base}/charts`);
    if (!answer.ok) return;
    const open = [...charts.querySelectorAll("details")].map((data) => data.open);
    charts.innerHTML = await answer.text();
    charts.querySelectorAll("details").forEach((data, index) => (data.open = open[index] ?? false));
  });

  let shown = 0;
  const map = document.getElementById("map-replay");
  const drawMap = oneAtATime(async () => {
    const answer = await fetch(`${base}/cells?from=${shown}`);
    if (!answer.ok) return;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!bytes.length) return;
    map.dispatchEvent(new CustomEvent("map-days", { detail: { from: shown, bytes } }));
    shown = Number(answer.headers.get("X-Days"));
    run.dataset.shown = shown;
  });

  const draw = () => {
    if (charts) drawCharts();
    if (map) drawMap();
  };

  const showOutcome = async () => {
    part("stop")?.remove();
    const answer = await fetch(`${base}/outcome`);
    if (answer.ok) document.getElementById("outcome").innerHTML = await answer.text();
  };

  if (map && days) drawMap();
  const events = new EventSource(`${base}/events?from=${days}`);
  events.addEventListener("day", (event) => {
    days = JSON.parse(event.data).day + 1;
    // A page that was opened while the run waited has neither map nor charts yet.
    if (!map) return location.reload();
    draw();
  });
  events.addEventListener("standing", (event) => {
    const standing = JSON.parse(event.data);
    show(standing);
    if (!["finished", "stopped", "failed"].includes(standing.state)) return;
    events.close();
    if (!over) showOutcome();
    over = true;
  });
  part("stop")?.addEventListener("click", async (event) => {
    event.target.disabled = true;
    try {
      const answer = await fetch(`${base}/stop`, { method: "POST" });
      const standing = await answer.json();
      // The stream may have told of the end meanwhile.
      if (!over) show(standing);
    } catch {
      event.target.disabled = false;
    }
  });
}
