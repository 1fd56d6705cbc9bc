// The day as a bar a finger can move on: what was recorded, what was not and why, how much moved, and each incident at its second.
// The page around it (lists, score) is Blazor's; this gets its data by HTTP, so that a lost circuit takes neither bar nor picture away.
import { clip, fittingZoom, footageAt, momentAt, moved, neighbour, shareOf, ticks, windowAround, zoomSpans } from "./window.mjs";
import { RecordingPlayer } from "./recording-player.mjs";

/** A click on an incident shows how it came about. */
export const LEAD_IN_MS = 5_000;

/** How often the bar grows while the day is today. */
const REFRESH_MS = 15_000;

const KEY_STEP_MS = { ArrowLeft: -10_000, ArrowRight: 10_000, ArrowDown: -1_000, ArrowUp: 1_000, PageDown: -600_000, PageUp: 600_000 };

/** Severities worst first, each with a shape of its own, because colour alone says nothing to some readers. */
const shapes = { accident: "octagon", danger: "triangle", caution: "diamond", advice: "circle" };

export function mount(host, options) {
  const timeline = new Timeline(host, options);
  timeline.load();
  return {
    refresh: () => timeline.load(),
    show: (moment) => timeline.show(moment),
    playIncident: (id) => timeline.playIncident(id),
    destroy: () => timeline.destroy(),
  };
}

class Timeline {
  constructor(host, options) {
    this.host = host;
    this.options = options;
    this.texts = options.texts;
    this.format = new Intl.DateTimeFormat(options.language, { timeZone: options.timeZone, hour: "numeric", minute: "2-digit", second: "2-digit" });
    this.hourFormat = new Intl.DateTimeFormat(options.language, { timeZone: options.timeZone, hour: "numeric", minute: "2-digit", hourCycle: "h23" });
    this.parts = Object.fromEntries([...host.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
    this.player = new RecordingPlayer(this.parts.video, options.camera, (moment) => this.follow(moment), (state) => this.setState(state));
    this.zoom = 0;
    this.data = null;
    this.cursor = null;
    this.abort = new AbortController();
    this.listen();
  }

  listen() {
    const { track, zoomIn, zoomOut, earlier, later, previous, next, play } = this.parts;
    const on = (node, name, handler) => node?.addEventListener(name, handler, { signal: this.abort.signal });
    on(track, "pointerdown", (event) => this.press(event));
    on(track, "keydown", (event) => this.key(event));
    on(zoomIn, "click", () => this.setZoom(this.zoom + 1));
    on(zoomOut, "click", () => this.setZoom(this.zoom - 1));
    on(earlier, "click", () => this.pan(-0.5));
    on(later, "click", () => this.pan(0.5));
    on(previous, "click", () => this.step(-1));
    on(next, "click", () => this.step(1));
    on(play, "click", () => (this.started ? this.player.toggle() : this.play(this.cursor ?? this.data?.stretches.at(-1)?.from)));
    this.timer = setInterval(() => document.visibilityState === "visible" && this.data?.isToday && this.load(), REFRESH_MS);
  }

  async load() {
    const query = new URLSearchParams({ camera: this.options.camera, date: this.options.date, tz: this.options.timeZone });
    try {
      const answer = await fetch(`api/v1/timeline?${query}`, { signal: this.abort.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      this.data = read(await answer.json());
    } catch (error) {
      if (error.name === "AbortError") return;
      this.host.dataset.state = "error";
      this.say(this.texts.loadFailed);
      return;
    }
    this.host.dataset.state = "ready";
    if (!this.view) this.open();
    this.draw();
    if (this.options.moment && !this.shownFirst) {
      this.shownFirst = true;
      this.show(this.options.moment);
    }
  }

  /** The first look: close enough that what there is can be seen and touched, with the newest recording in it. */
  open() {
    const { day, stretches, now } = this.data;
    const end = stretches.at(-1)?.to ?? Math.min(now, day.to);
    this.zoom = fittingZoom(end - (stretches[0]?.from ?? day.from));
    this.view = windowAround(day, zoomSpans[this.zoom], end);
    this.say(stretches.length > 0 ? this.texts.choose : this.texts.nothingRecorded);
  }

  setZoom(level) {
    if (!this.data) return;
    this.zoom = Math.min(Math.max(level, 0), zoomSpans.length - 1);
    const centre = this.cursor ?? Math.min(this.data.now, (this.view.from + this.view.to) / 2);
    this.view = windowAround(this.data.day, zoomSpans[this.zoom], centre);
    this.draw();
  }

  pan(share) {
    if (!this.data) return;
    this.view = moved(this.data.day, this.view, share * (this.view.to - this.view.from));
    this.draw();
  }

  /** Moves the cursor; plays from there when there is footage, says why when there is none. */
  show(moment) {
    if (!this.data || moment === undefined) return;
    this.cursor = Math.min(Math.max(moment, this.data.day.from), this.data.day.to - 1);
    if (this.cursor < this.view.from || this.cursor >= this.view.to) this.view = windowAround(this.data.day, zoomSpans[this.zoom], this.cursor);
    this.draw();
    const { recorded, gap } = footageAt(this.data.stretches, this.data.gaps, this.cursor);
    if (recorded) this.play(this.cursor);
    else this.say(this.cursor > this.data.now ? this.texts.future : `${this.texts.noFootage} ${gap ? this.gapText(gap) : ""}`);
  }

  playIncident(id) {
    const mark = this.data?.incidents.find((incident) => incident.id === id);
    if (mark) this.showMark(mark);
  }

  showMark(mark) {
    // An incident at the very start of a stretch has less than five seconds before it.
    const stretch = this.data.stretches.find((s) => s.from <= mark.at && mark.at < s.to);
    this.show(Math.max(mark.at - LEAD_IN_MS, stretch?.from ?? mark.at));
  }

  play(moment) {
    if (moment === undefined || moment === null) return;
    this.started = true;
    this.parts.video.controls = true;
    this.say("");
    this.player.play(moment, this.data.day.to);
  }

  follow(moment) {
    this.cursor = moment;
    this.host.dataset.playing = new Date(moment).toISOString();
    this.drawCursor();
  }

  setState(state) {
    this.host.dataset.player = state;
    const labels = { playing: this.texts.pause };
    this.parts.play?.setAttribute("aria-label", labels[state] ?? this.texts.play);
    if (state === "failed") this.say(this.texts.playFailed);
    if (state === "signedOut") this.say(this.texts.signedOut);
    if (state === "ended") this.say(this.texts.ended);
  }

  step(direction) {
    if (!this.data) return;
    const from = this.cursor ?? (direction > 0 ? this.data.day.from : this.data.day.to);
    // Playing starts five seconds before the mark, so "next" must look past the one being shown.
    const mark = neighbour(this.data.incidents, (m) => m.at, from + (direction > 0 ? LEAD_IN_MS : 0), direction);
    if (mark) this.showMark(mark);
    else this.say(this.texts.noMoreIncidents);
  }

  press(event) {
    if (!this.data || event.button > 0 || event.target.closest("button")) return;
    const { track } = this.parts;
    const moment = (e) => {
      const box = track.getBoundingClientRect();
      return momentAt(this.view, (e.clientX - box.left) / box.width);
    };
    const abort = new AbortController();
    track.setPointerCapture(event.pointerId);
    this.cursor = moment(event);
    this.drawCursor();
    track.addEventListener("pointermove", (e) => { this.cursor = moment(e); this.drawCursor(); }, { signal: abort.signal });
    track.addEventListener("pointerup", (e) => { abort.abort(); this.show(moment(e)); }, { signal: abort.signal });
    track.addEventListener("pointercancel", () => abort.abort(), { signal: abort.signal });
  }

  key(event) {
    if (event.isComposing || !this.data) return;
    const from = this.cursor ?? this.data.day.from;
    if (event.key in KEY_STEP_MS) this.show(from + KEY_STEP_MS[event.key]);
    else if (event.key === "Home") this.show(this.data.stretches[0]?.from);
    else if (event.key === "End") this.show(this.data.stretches.at(-1)?.from);
    else if (event.key === "]") this.step(1);
    else if (event.key === "[") this.step(-1);
    else if (event.key === " ") this.player.toggle();
    else if (event.key === "+" || event.key === "=") this.setZoom(this.zoom + 1);
    else if (event.key === "-") this.setZoom(this.zoom - 1);
    else return;
    event.preventDefault();
  }

  draw() {
    const { layers, ruler, marks, activity } = this.parts;
    const { data, view } = this;
    layers.replaceChildren(
      ...data.stretches.map((s) => this.block("timeline-recorded", s)),
      ...data.gaps.map((g) => this.block("timeline-gap", g, this.gapText(g))),
    );
    marks.replaceChildren(...data.incidents.map((incident) => this.mark(incident)).filter(Boolean));
    ruler.replaceChildren(...ticks(data.day, view).map((moment) => {
      const tick = element("span", "timeline-tick", this.hourFormat.format(moment));
      tick.style.left = percent(shareOf(view, moment));
      return tick;
    }));
    this.drawActivity(activity);
    this.drawCursor();
  }

  block(className, stretch, title) {
    const part = clip(this.view, stretch.from, stretch.to);
    if (!part) return document.createDocumentFragment();
    const node = element("span", className);
    node.style.left = percent(part.left);
    node.style.width = percent(part.width);
    if (title) node.title = title;
    return node;
  }

  mark(incident) {
    const share = shareOf(this.view, incident.at);
    if (share < 0 || share > 1) return null;
    const node = element("button", `timeline-mark severity-${incident.severity} shape-${shapes[incident.severity] ?? "circle"}`);
    node.type = "button";
    node.style.left = percent(share);
    node.dataset.incident = incident.id;
    const label = `${this.texts.severity[incident.severity] ?? incident.severity}, ${this.format.format(incident.at)}, ${incident.title}`;
    node.setAttribute("aria-label", label);
    node.title = label;
    node.addEventListener("click", () => this.showMark(incident));
    return node;
  }

  drawActivity(canvas) {
    const width = (canvas.width = canvas.clientWidth * devicePixelRatio);
    const height = (canvas.height = canvas.clientHeight * devicePixelRatio);
    const pen = canvas.getContext("2d");
    pen.clearRect(0, 0, width, height);
    pen.fillStyle = getComputedStyle(canvas).color;
    const minute = 60_000;
    const bar = Math.max(1, (minute / (this.view.to - this.view.from)) * width - 0.5);
    for (const { at, value } of this.data.activity) {
      const share = shareOf(this.view, at);
      if (share < 0 || share > 1 || value <= 0) continue;
      const tall = Math.max(2, Math.sqrt(value) * height);
      pen.fillRect(share * width, height - tall, bar, tall);
    }
  }

  drawCursor() {
    const { cursor, track } = this.parts;
    const share = this.cursor === null ? -1 : shareOf(this.view, this.cursor);
    cursor.hidden = share < 0 || share > 1;
    if (this.cursor === null) return;
    cursor.style.left = percent(share);
    cursor.dataset.edge = share < 0.12 ? "left" : share > 0.88 ? "right" : "";
    const spoken = this.format.format(this.cursor);
    this.parts.bubble.textContent = spoken;
    track.setAttribute("aria-valuemin", String(this.data.day.from));
    track.setAttribute("aria-valuemax", String(this.data.day.to));
    track.setAttribute("aria-valuenow", String(Math.round(this.cursor)));
    track.setAttribute("aria-valuetext", spoken);
  }

  gapText(gap) {
    return `${gap.text} (${this.format.format(gap.from)} – ${this.format.format(gap.to)})`;
  }

  say(text) {
    this.parts.message.textContent = text;
  }

  destroy() {
    clearInterval(this.timer);
    this.abort.abort();
    this.player.destroy();
  }
}

/** The answer of /api/v1/timeline with its instants as numbers. */
function read(json) {
  const span = (item) => ({ ...item, from: Date.parse(item.from), to: Date.parse(item.to) });
  const day = span(json.day ?? json);
  const now = Date.parse(json.now ?? new Date().toISOString());
  return {
    day,
    now,
    isToday: day.from <= now && now < day.to,
    stretches: json.stretches.map(span),
    gaps: json.gaps.map(span),
    incidents: json.incidents.map((incident) => ({ ...incident, at: Date.parse(incident.evidenceAt) })).sort((a, b) => a.at - b.at),
    activity: json.activity.map((minute) => ({ at: Date.parse(minute.at), value: minute.motion })),
  };
}

function element(name, className, text) {
  const node = document.createElement(name);
  node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

const percent = (share) => `${(share * 100).toFixed(4)}%`;
