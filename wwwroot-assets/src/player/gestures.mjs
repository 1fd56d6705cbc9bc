// Fingers, mouse and wheel on the picture: they enlarge it and move it. The view is three properties of the host, which the styles give to everything that is the picture.
import { PAN_STEP, STEP, TAPPED, WHOLE, clampView, fit, isDoubleTap, panBy, pinch, wheelFactor, zoomAt } from "./zoom.mjs";

const PICTURE = ".dcp-video, .dcp-last";
const MIDDLE = { x: 0.5, y: 0.5 };

/** A finger that moved less was a tap. */
const TAP_PX = 10;

export class Zoom {
  #host;
  #sizeOf;
  #onChange;
  #view = WHOLE;
  #pointers = new Map();
  #tap = null;
  #down = null;
  #gone = new AbortController();
  #sizes = new ResizeObserver(() => this.#set(clampView(this.#view, this.#covered()), false));

  /** @param sizeOf gives the picture's {width, height} @param onChange called with the scale */
  constructor(host, sizeOf, onChange) {
    this.#host = host;
    this.#sizeOf = sizeOf;
    this.#onChange = onChange;
    host.classList.add("dcp-zoomable");
    const signal = this.#gone.signal;
    host.addEventListener("pointerdown", (event) => this.#begin(event), { signal });
    host.addEventListener("pointermove", (event) => this.#move(event), { signal });
    for (const name of ["pointerup", "pointercancel"]) host.addEventListener(name, (event) => this.#end(event), { signal });
    host.addEventListener("wheel", (event) => this.#wheel(event), { signal, passive: false });
    this.#sizes.observe(host);
  }

  get scale() {
    return this.#view.scale;
  }

  zoomIn() {
    this.#set(zoomAt(this.#view, STEP, MIDDLE, this.#covered()), true);
  }

  zoomOut() {
    this.#set(zoomAt(this.#view, 1 / STEP, MIDDLE, this.#covered()), true);
  }

  whole() {
    this.#set(WHOLE, true);
  }

  /** The button: nearer, or all of it again. */
  toggle(place = MIDDLE) {
    this.#set(this.#view.scale > 1 ? WHOLE : zoomAt(WHOLE, TAPPED, place, this.#covered()), true);
  }

  /** @param dx, dy steps: 1, 0 shows what is to the right */
  pan(dx, dy) {
    this.#set(panBy(this.#view, -dx * PAN_STEP, -dy * PAN_STEP, this.#covered()), true);
  }

  destroy() {
    this.#gone.abort();
    this.#sizes.disconnect();
    this.#set(WHOLE, false);
    this.#host.classList.remove("dcp-zoomable");
  }

  #set(view, isStep) {
    const before = this.#view.scale;
    this.#view = view;
    const { classList, style } = this.#host;
    classList.toggle("dcp-zoomed", view.scale > 1);
    classList.toggle("dcp-eased", isStep);
    style.setProperty("--dcp-zoom", String(view.scale));
    style.setProperty("--dcp-x", `${(view.x * 100).toFixed(3)}%`);
    style.setProperty("--dcp-y", `${(view.y * 100).toFixed(3)}%`);
    if (before !== view.scale) this.#onChange(view.scale);
  }

  #covered() {
    const { width, height } = this.#host.getBoundingClientRect();
    return fit({ width, height }, this.#sizeOf());
  }

  #place({ clientX, clientY }) {
    const box = this.#host.getBoundingClientRect();
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  }

  #begin(event) {
    if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest(PICTURE) === null || this.#pointers.size > 1) return;
    this.#pointers.set(event.pointerId, event);
    this.#down = this.#pointers.size === 1 ? event : null; // A second finger makes it no tap.
  }

  #move(event) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    if (this.#down && Math.hypot(event.clientX - this.#down.clientX, event.clientY - this.#down.clientY) < TAP_PX) return;
    this.#down = null;
    this.#host.setPointerCapture(event.pointerId);
    const [was, other] = [this.#place(before), [...this.#pointers.values()].find((one) => one.pointerId !== event.pointerId)];
    const is = this.#place(event);
    this.#pointers.set(event.pointerId, event);
    if (other) {
      const still = this.#place(other);
      const apart = (one) => Math.max(Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY), 1);
      this.#set(pinch(this.#view, apart(event) / apart(before), between(was, still), between(is, still), this.#covered()), false);
    } else if (this.#view.scale > 1) {
      this.#set(panBy(this.#view, is.x - was.x, is.y - was.y, this.#covered()), false);
    }
  }

  #end(event) {
    if (!this.#pointers.delete(event.pointerId)) return;
    if (!this.#down || event.type === "pointercancel") {
      this.#tap = this.#down = null;
      return;
    }
    this.#down = null;
    const tap = { at: event.timeStamp, x: event.clientX, y: event.clientY };
    const isDouble = isDoubleTap(this.#tap, tap);
    this.#tap = isDouble ? null : tap;
    if (isDouble) this.toggle(this.#place(event));
  }

  #wheel(event) {
    if (!(event.target instanceof Element) || event.target.closest(PICTURE) === null) return;
    const factor = wheelFactor({ deltaY: event.deltaY, deltaMode: event.deltaMode, ctrlKey: event.ctrlKey, scale: this.#view.scale, isScrolled: scrollY > 0 && !document.fullscreenElement });
    if (factor === null) return;
    event.preventDefault();
    this.#set(zoomAt(this.#view, factor, this.#place(event), this.#covered()), false);
  }
}

const between = (one, other) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
