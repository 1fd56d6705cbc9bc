// Choosing a stretch for a clip on the bar itself: two handles for finger, mouse and keys, what the clip would come to, and the form that is filled in with it.
import { Newest } from "./newest.mjs";
import { EDGE, GRIP, begun, bounds, holdOf, isNoticeable, lengthWords, placesOf, roomFor, sizeWords, windowFor, withEnd } from "./range.mjs";
import { KEY_STEP_MS, windowAround } from "./window.mjs";

/** What a clip comes to is asked for no more often while a handle moves: each question reads the index of the files it touches. */
const ASK_PAUSE_MS = 250;

const ENDS = ["from", "to"];

export class RangeLayer {
  #parts;
  #bar;
  #options;
  #does;
  #grips;
  #range = null;
  #holding = null;
  #estimates;
  #gone = new AbortController();

  /** @param parts nodes by name @param options {camera, language, longest, texts} @param does {data, view, moment, time, look, preview, leave}: read and told as the names say */
  constructor(parts, bar, options, does) {
    [this.#parts, this.#bar, this.#options, this.#does] = [parts, bar, options, does];
    this.#grips = { from: parts.rangeFrom, to: parts.rangeTo };
    this.#estimates = new Newest((range) => this.#ask(range), (said) => this.#sayEstimate(said), () => new Promise((resolve) => setTimeout(resolve, ASK_PAUSE_MS)));
    const on = (node, name, handler) => node.addEventListener(name, handler, { signal: this.#gone.signal });
    on(parts.rangeOpen, "click", () => (this.#range ? this.#close() : this.#open()));
    on(parts.rangeClose, "click", () => this.#close());
    on(document, "keydown", (event) => this.#escape(event));
    for (const end of ENDS) {
      const grip = this.#grips[end];
      grip.style.setProperty("--grip", `${GRIP}px`);
      grip.style.setProperty("--edge-size", `${EDGE}px`);
      on(grip, "pointerdown", (event) => this.#take(end, event));
      on(grip, "pointermove", (event) => this.#carry(event));
      on(grip, "pointerup", (event) => this.#drop(event));
      on(grip, "pointercancel", (event) => this.#drop(event));
      on(grip, "keydown", (event) => this.#key(end, event));
      on(grip, "blur", () => this.#does.leave());
    }
    bar.lay(this);
  }

  /** Called by the bar with each painting. */
  place(axis, view) {
    if (!this.#range) return;
    const places = placesOf(axis, view, this.#range);
    const move = (node, place) => (node.style.transform = axis.upright ? `translateY(${place.toFixed(1)}px)` : `translateX(${place.toFixed(1)}px)`);
    for (const end of ENDS) {
      const [grip, moment] = [this.#grips[end], this.#range[end]];
      move(grip, places[end].grip);
      grip.style.setProperty("--edge", `${(places[end].edge - places[end].grip).toFixed(1)}px`);
      grip.dataset.seen = String(view.from <= moment && moment <= view.to);
      grip.setAttribute("aria-orientation", axis.upright ? "vertical" : "horizontal");
    }
    move(this.#parts.rangeBand, places.low);
    this.#parts.rangeBand.style.setProperty("--length", `${(places.high - places.low).toFixed(1)}px`);
  }

  destroy() {
    this.#gone.abort();
    this.#estimates.leave();
  }

  #open() {
    const data = this.#does.data();
    if (!data) return;
    this.#range = begun(this.#does.moment(), roomFor(data.day, data.now));
    if (!this.#range) return;
    this.#show(true);
    this.#does.look(windowFor(data.day, this.#does.view(), this.#range));
    this.#tell();
    this.#grips.from.focus({ preventScroll: true });
    // On a phone the way to the clip would stand below the window, and nothing would say that it is there.
    this.#parts.rangePanel.scrollIntoView({ block: "nearest" });
  }

  #close() {
    this.#range = this.#holding = null;
    this.#estimates.leave();
    this.#does.leave();
    this.#show(false);
    this.#parts.rangeOpen.focus({ preventScroll: true });
  }

  #show(isOpen) {
    const { rangeOpen, rangeBand, rangePanel } = this.#parts;
    rangeOpen.setAttribute("aria-expanded", String(isOpen));
    for (const node of [rangeBand, rangePanel, ...Object.values(this.#grips)]) node.hidden = !isOpen;
  }

  #escape(event) {
    // What lies over the page, and the calendar, close themselves first.
    if (event.key !== "Escape" || !this.#range || event.isComposing || event.target.closest?.("dialog, .calendar")) return;
    this.#close();
  }

  #take(end, event) {
    if (event.button > 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#holding = { end, pointer: event.pointerId, offset: holdOf(this.#does.view(), this.#range[end], this.#bar.shareUnder(event)) };
  }

  #carry(event) {
    if (this.#holding?.pointer !== event.pointerId) return;
    const view = this.#does.view();
    this.#move(this.#holding.end, view.from + (this.#bar.shareUnder(event) + this.#holding.offset) * (view.to - view.from));
    this.#does.preview(this.#range[this.#holding.end]);
  }

  #drop(event) {
    if (this.#holding?.pointer !== event.pointerId) return;
    this.#holding = null;
    this.#does.leave();
  }

  #key(end, event) {
    if (event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
    const [least, most] = this.#bounds(end);
    if (event.key in KEY_STEP_MS) this.#move(end, this.#range[end] + KEY_STEP_MS[event.key]);
    else if (event.key === "Home") this.#move(end, least);
    else if (event.key === "End") this.#move(end, most);
    else return;
    event.preventDefault();
    const view = this.#does.view();
    const moment = this.#range[end];
    if (moment < view.from || moment > view.to) this.#does.look(windowAround(this.#does.data().day, view.to - view.from, moment));
    this.#does.preview(moment);
  }

  #move(end, moment) {
    const { day, now } = this.#does.data();
    this.#range = withEnd(this.#range, end, moment, roomFor(day, now), this.#options.longest);
    this.#tell();
    this.#does.look(this.#does.view());
  }

  #bounds(end) {
    const { day, now } = this.#does.data();
    return bounds(this.#range, end, roomFor(day, now), this.#options.longest);
  }

  /** What handles, panel and link say of the stretch as it is now. */
  #tell() {
    const { rangeTimes, rangeLength, rangeMake } = this.#parts;
    const { camera, language } = this.#options;
    for (const end of ENDS) {
      const [least, most] = this.#bounds(end);
      const said = { valuemin: least, valuemax: most, valuenow: this.#range[end], valuetext: this.#does.time(this.#range[end]) };
      Object.entries(said).forEach(([name, value]) => this.#grips[end].setAttribute(`aria-${name}`, String(value)));
    }
    const { from, to } = this.#range;
    rangeTimes.textContent = `${this.#does.time(from)} – ${this.#does.time(to)}`;
    rangeLength.textContent = lengthWords(to - from, language);
    rangeMake.href = `clips?${new URLSearchParams(this.#words(this.#range))}`;
    this.#estimates.want(this.#range);
  }

  #words({ from, to }) {
    return { camera: this.#options.camera, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  }

  async #ask(range) {
    const answer = await fetch(`api/v1/exports/estimate?${new URLSearchParams(this.#words(range))}`, { signal: this.#gone.signal });
    const said = await answer.json();
    // A stretch that cannot be a clip says why in the reader's words.
    return answer.ok ? said : { why: said.title };
  }

  #sayEstimate({ answer, failed }) {
    if (this.#gone.signal.aborted) return;
    const { texts, language } = this.#options;
    const said = failed ? [texts.rangeUnknown] : answer.why ? [answer.why] : [texts.rangeSize.replace("{0}", sizeWords(answer.bytes, language))];
    const missing = answer?.missingSeconds * 1_000;
    if (isNoticeable(missing)) said.push(texts.rangeMissing.replace("{0}", lengthWords(missing, language)));
    this.#parts.rangeSize.textContent = said.join(" ");
    this.#parts.rangePanel.dataset.bytes = String(answer?.bytes ?? "");
  }
}
