// The day as a bar a finger can move on: what was recorded, what was not and why, how much moved, and each incident at its second.
// The page around it (lists, score) is Blazor's; this gets its data by HTTP, so that a lost circuit takes neither bar nor picture away.
import { Bar } from "./bar.mjs";
import { Beside } from "./beside.mjs";
import { Captions } from "./captions.mjs";
import { loudnessAt, readDay } from "./day.mjs";
import { listen } from "./gestures.mjs";
import { PreviewCard } from "./preview-card.mjs";
import { RangeLayer } from "./range-layer.mjs";
import { Reasons } from "./reasons.mjs";
import { Turned } from "../player/turned.mjs";
import { RecordingPlayer } from "./recording-player.mjs";
import { BY_SECOND, Seconds, loudnessOfSecond, readSeconds } from "./seconds.mjs";
import { CLOSEST, KEY_STEP_MS, fittingZoom, footageAt, moved, neighbour, stepFrom, stepOf, windowAround, zoomSpans, zoomed } from "./window.mjs";

/** A click on an incident shows how it came about. */
export const LEAD_IN_MS = 5_000;

/** How often the bar grows while the day is today. */
const REFRESH_MS = 15_000;

/** A mark of several incidents opens into a window with this much room around them. */
const ROOM_AROUND = 1.6;

/** So much before and after what plays is known by the second when captions are wanted. */
const CAPTIONED_MS = 5 * 60_000;

/** A bar that comes this soon after another of the same day took its place: another camera was chosen, or one beside it. */
const REPLACED_WITHIN_MS = 3_000;

/** Where the last bar stood when it went. */
let left = null;

/** Gives what the page tells the bar. @param host null when the page was left, or another bar took its place, before this was here */
export function mount(host, options) {
  if (!host) return { refresh() {}, show() {}, playIncident() {}, destroy() {} };
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
    this.steps = [...host.querySelectorAll("[data-step]")];
    this.player = new RecordingPlayer(this.parts.video, options.camera, (moment) => this.follow(moment), (state) => this.setState(state));
    this.bar = new Bar(this.parts, { time: (moment) => this.format.format(moment), hour: (moment) => this.hourFormat.format(moment), mark: (mark) => this.markText(mark) }, (mark) => this.openMark(mark));
    this.beside = [...host.querySelectorAll("[data-camera]")].map((node) => new Beside(node, this.texts, new Reasons(() => this.read(node.dataset.camera)), (gap) => this.gapText(gap)));
    this.seconds = new Seconds((stretch) => this.readSeconds(stretch), () => this.draw());
    this.card = new PreviewCard(this.parts, options.camera);
    this.range = new RangeLayer(this.parts, this.bar, options, {
      data: () => this.data,
      view: () => this.view,
      moment: () => this.cursor ?? this.data.stretches.at(-1)?.to ?? this.data.now,
      time: (moment) => this.format.format(moment),
      look: (view) => this.look(view),
      preview: (moment) => this.preview(moment),
      leave: () => this.card.hide(),
    });
    this.turned = new Turned(host.querySelector(".timeline-pictures"), this.parts.playing, "round-button", this.texts);
    this.data = null;
    this.view = null;
    this.cursor = null;
    /** Where the cursor was before a finger took it along; undefined while none does. */
    this.before = undefined;
    const isReplacing = left?.date === options.date && performance.now() - left.at < REPLACED_WITHIN_MS;
    this.inherited = isReplacing ? left.moment : null;
    this.abort = new AbortController();
    this.captions = new Captions(this.parts, { ...this.texts, language: options.language }, (incident) => this.incidentText(incident), this.abort.signal);
    this.listen();
  }

  listen() {
    const { track, ruler, earlier, later, previous, next, play } = this.parts;
    const { signal } = this.abort;
    const on = (node, name, handler) => node?.addEventListener(name, handler, { signal });
    on(track, "keydown", (event) => this.key(event));
    on(track, "blur", () => this.card.hide());
    on(earlier, "click", () => this.pan(-0.5));
    on(later, "click", () => this.pan(0.5));
    on(previous, "click", () => this.step(-1));
    on(next, "click", () => this.step(1));
    on(play, "click", () => (this.started ? this.player.toggle() : this.play(this.cursor ?? this.data?.stretches.at(-1)?.from)));
    this.steps.forEach((node, index) => on(node, "click", () => this.zoomTo(zoomSpans[index])));
    listen(this.bar, track, ruler, {
      day: () => this.data?.day,
      window: () => this.view,
      setWindow: (view) => this.look(view),
      carry: (moment) => this.carry(moment),
      drop: (moment) => this.drop(moment),
      cancel: () => this.cancel(),
      hover: (moment) => this.preview(moment),
      leave: () => this.card.hide(),
    }, signal);
    this.timer = setInterval(() => document.visibilityState === "visible" && this.data?.isToday && this.load(), REFRESH_MS);
  }

  async read(camera) {
    const query = new URLSearchParams({ camera, date: this.options.date, tz: this.options.timeZone });
    const answer = await fetch(`api/v1/timeline?${query}`, { signal: this.abort.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return readDay(await answer.json());
  }

  async readSeconds({ from, to }) {
    const query = new URLSearchParams({ camera: this.options.camera, from: new Date(from).toISOString(), to: new Date(to).toISOString() });
    const answer = await fetch(`api/v1/timeline/seconds?${query}`, { signal: this.abort.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return readSeconds(await answer.json());
  }

  async load() {
    try {
      this.data = { ...(await this.read(this.options.camera)), rows: this.seconds.rows };
    } catch (error) {
      if (error.name === "AbortError") return;
      this.host.dataset.state = "error";
      this.say(this.texts.loadFailed);
      return;
    }
    if (!this.view) this.open();
    this.nameStrips();
    this.draw();
    this.host.dataset.state = "ready";
    if (this.shownFirst) return;
    this.shownFirst = true;
    const moment = this.options.moment ?? this.inherited;
    if (moment) this.show(moment);
  }

  /** The first look: close enough that what there is can be seen and touched, with the newest recording in it. */
  open() {
    const { day, stretches, now } = this.data;
    const end = stretches.at(-1)?.to ?? Math.min(now, day.to);
    this.view = windowAround(day, zoomSpans[fittingZoom(end - (stretches[0]?.from ?? day.from))], end);
    this.parts.track.setAttribute("aria-valuetext", this.texts.choose);
    this.say(stretches.length > 0 ? this.texts.choose : this.texts.nothingRecorded);
  }

  /** What the legend has to explain today. */
  nameStrips() {
    const { isHeard, sleep, isSleepSeen } = this.data;
    this.host.dataset.sound = isHeard ? "measured" : "none";
    this.host.dataset.sleep = sleep.length === 0 ? "none" : isSleepSeen ? "seen" : "still";
  }

  look(view) {
    this.view = view;
    this.draw();
  }

  zoomTo(span) {
    if (!this.data) return;
    const middle = Math.min(this.data.now, (this.view.from + this.view.to) / 2);
    const isSeen = this.cursor !== null && this.view.from <= this.cursor && this.cursor <= this.view.to;
    this.look(isSeen ? zoomed(this.data.day, this.view, span, this.cursor) : windowAround(this.data.day, span, middle));
  }

  pan(share) {
    if (this.data) this.look(moved(this.data.day, this.view, share * (this.view.to - this.view.from)));
  }

  /** Moves the cursor; plays from there when there is footage, says why when there is none. */
  show(moment) {
    if (!this.data || moment === undefined) return;
    this.setCursor(Math.min(Math.max(moment, this.data.day.from), this.data.day.to - 1));
    if (this.cursor < this.view.from || this.cursor >= this.view.to) this.view = windowAround(this.data.day, this.view.to - this.view.from, this.cursor);
    this.draw();
    this.nameSecond();
    const why = this.whyNot(this.cursor);
    if (why) this.say(why);
    else this.play(this.cursor);
  }

  /** The address names cameras and moment, so that it can be given to somebody as it stands. Not cut to the second: the first second of a recording would begin before it. */
  nameSecond() {
    const address = new URL(location.href);
    const { camera, date } = this.options;
    Object.entries({ camera, date, at: new Date(this.cursor).toISOString() }).forEach(([name, value]) => address.searchParams.set(name, value));
    history.replaceState(history.state, "", address);
  }

  /** Why there is nothing to play at a moment; empty where there is. */
  whyNot(moment) {
    const { recorded, gap } = footageAt(this.data.stretches, this.data.gaps, moment);
    if (recorded) return "";
    return moment > this.data.now ? this.texts.future : `${this.texts.noFootage} ${gap ? this.gapText(gap) : ""}`;
  }

  playIncident(id) {
    const mark = this.data?.incidents.find((incident) => incident.id === id);
    if (!mark) return;
    this.showIncident(mark);
    // Asked for from the list, which on a phone stands far below the picture.
    const { top, bottom } = this.parts.video.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) this.parts.video.scrollIntoView({ block: "center" });
  }

  showIncident(incident) {
    // An incident at the very start of a stretch has less than five seconds before it.
    const stretch = this.data.stretches.find((s) => s.from <= incident.at && incident.at < s.to);
    this.show(Math.max(incident.at - LEAD_IN_MS, stretch?.from ?? incident.at));
  }

  /** A mark of several opens into them as far as they can be told apart; then its worst one plays. */
  openMark(mark) {
    const [from, to] = [mark.incidents[0].at, mark.incidents.at(-1).at];
    const span = Math.max((to - from) * ROOM_AROUND, CLOSEST);
    if (mark.incidents.length === 1 || span >= this.view.to - this.view.from) {
      this.showIncident(mark.worst);
      return;
    }
    this.look(windowAround(this.data.day, span, (from + to) / 2));
    // The mark goes; the keyboard goes on at the bar.
    this.parts.track.focus({ preventScroll: true });
  }

  play(moment) {
    if (moment === undefined || moment === null) return;
    this.started = true;
    this.parts.video.controls = true;
    this.say("");
    this.player.play(moment, this.data.day.to);
    this.beside.forEach((one) => one.play(moment, this.data.day.to));
  }

  carry(moment) {
    if (this.before === undefined) this.before = this.cursor;
    this.setCursor(moment);
    this.draw();
    this.preview(moment);
  }

  drop(moment) {
    this.before = undefined;
    this.card.hide();
    this.show(moment);
  }

  /** A second finger came, or the page took the finger for itself: the cursor goes back to where it was. */
  cancel() {
    this.card.hide();
    if (this.before === undefined) return;
    this.cursor = this.before;
    this.before = undefined;
    this.draw();
  }

  preview(moment) {
    this.card.show(moment, this.view, this.bar.axis, { time: this.format.format(moment), why: this.whyNot(moment) });
  }

  follow(moment) {
    this.host.dataset.playing = new Date(moment).toISOString();
    this.beside.forEach((one) => one.lead(moment));
    if (this.before !== undefined) return;
    const wasSeen = this.cursor !== null && this.cursor < this.view.to;
    this.setCursor(moment);
    // What plays on beyond the window takes it along.
    if (wasSeen && moment >= this.view.to) this.view = windowAround(this.data.day, this.view.to - this.view.from, moment + (this.view.to - this.view.from) * 0.4);
    this.draw();
  }

  setState(state) {
    this.host.dataset.player = state;
    // Where the first one has come to its end, the others would go on alone.
    if (state !== "loading") this.beside.forEach((one) => one.pause(state !== "playing"));
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
    const incident = neighbour(this.data.incidents, (m) => m.at, from + (direction > 0 ? LEAD_IN_MS : 0), direction);
    if (incident) this.showIncident(incident);
    else this.say(this.texts.noMoreIncidents);
  }

  key(event) {
    // The browser's own zoom stays the browser's; brackets that are typed with AltGr come with Ctrl too.
    if (event.isComposing || !this.data || event.metaKey || (event.ctrlKey && !event.altKey)) return;
    // Before anybody has chosen a moment the keys begin at the newest picture, not at midnight.
    const from = this.cursor ?? this.data.stretches.at(-1)?.to ?? this.data.day.from;
    const span = this.view.to - this.view.from;
    if (event.key in KEY_STEP_MS) this.show(from + KEY_STEP_MS[event.key]);
    else if (event.key === "Home") this.show(this.data.stretches[0]?.from);
    else if (event.key === "End") this.show(this.data.stretches.at(-1)?.from);
    else if (event.key === "]") this.step(1);
    else if (event.key === "[") this.step(-1);
    else if (event.key === " ") this.player.toggle();
    else if (event.key === "+" || event.key === "=") this.zoomTo(stepFrom(span, 1));
    else if (event.key === "-") this.zoomTo(stepFrom(span, -1));
    else return;
    event.preventDefault();
  }

  setCursor(moment) {
    this.cursor = moment;
    const { track } = this.parts;
    const { day, stretches, gaps } = this.data;
    const { gap } = footageAt(stretches, gaps, moment);
    track.setAttribute("aria-valuemin", String(day.from));
    track.setAttribute("aria-valuemax", String(day.to));
    track.setAttribute("aria-valuenow", String(Math.round(moment)));
    track.setAttribute("aria-valuetext", [this.format.format(moment), gap?.text, ...this.stripsAt(moment)].filter(Boolean).join(", "));
  }

  /** What the strips of sleep and loudness show at a moment, in words. */
  stripsAt(moment) {
    const { sleep, isSleepSeen, isHeard } = this.data;
    const bySecond = loudnessOfSecond(this.seconds.rows, moment);
    const loudness = bySecond === undefined ? loudnessAt(this.data.activity, moment) : bySecond;
    const said = loudness === null ? this.texts.noLoudness : this.texts.loudness.replace("{0}", String(Math.round(loudness)));
    const asleep = sleep.some((period) => period.from <= moment && moment < period.to);
    return [asleep && (isSleepSeen ? this.texts.asleep : this.texts.still), isHeard && said];
  }

  draw() {
    this.seconds.want(this.closeLook(), this.data.day, this.data.now);
    this.bar.show(this.data, this.view, this.cursor);
    this.captions.show(this.data, this.started ? this.cursor : null);
    const step = stepOf(this.data.day, this.view.to - this.view.from);
    this.steps.forEach((node, index) => node.setAttribute("aria-pressed", String(index === step)));
  }

  /** Of what the seconds are wanted: what is seen closely, or what is heard where the captions tell it. */
  closeLook() {
    const isSeen = this.view.to - this.view.from <= BY_SECOND && this.view.from <= this.cursor && this.cursor <= this.view.to;
    return isSeen || !this.captions.isOn || this.cursor === null ? this.view : { from: this.cursor - CAPTIONED_MS, to: this.cursor + CAPTIONED_MS };
  }

  incidentText({ severity, title }) {
    return `${this.texts.severity[severity] ?? severity}: ${title}`;
  }

  markText(mark) {
    const { severity, title } = mark.worst;
    const word = this.texts.severity[severity] ?? severity;
    if (mark.incidents.length === 1) return `${word}, ${this.format.format(mark.worst.at)}, ${title}`;
    const several = this.texts.several.replace("{0}", String(mark.incidents.length)).replace("{1}", word);
    return `${several}, ${this.format.format(mark.incidents[0].at)} – ${this.format.format(mark.incidents.at(-1).at)}`;
  }

  gapText(gap) {
    return `${gap.text} (${this.format.format(gap.from)} – ${this.format.format(gap.to)})`;
  }

  say(text) {
    this.parts.message.textContent = text;
  }

  destroy() {
    left = { date: this.options.date, moment: this.cursor, at: performance.now() };
    clearInterval(this.timer);
    this.abort.abort();
    this.range.destroy();
    this.turned.destroy();
    this.seconds.destroy();
    this.bar.destroy();
    this.card.destroy();
    this.player.destroy();
    this.beside.forEach((one) => one.destroy());
  }
}
