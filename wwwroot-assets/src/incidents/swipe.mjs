// A row of the incident list swept aside by a finger does what its buttons do: to the right "right", to the left "false alarm". It presses that very button, so nothing else has to know of it.

/** Less is a tap, or the beginning of a scroll. */
export const SLOP_PX = 12;

/** From here on letting go decides; before, the row goes back. A third of a narrow row, and never more than a thumb reaches. */
export const DECIDE_SHARE = 0.3;
export const DECIDE_MOST_PX = 140;

/** Where phones begin their own "back" gesture. */
export const EDGE_PX = 24;

/** A finger's click comes within this after it was lifted. */
const CLICK_MS = 300;

/** What a movement is by now: nothing yet, a scroll that is the page's, or a sweep that is the row's. */
export const kindOf = (dx, dy) => {
  if (Math.hypot(dx, dy) < SLOP_PX) return "none";
  return Math.abs(dx) > 1.5 * Math.abs(dy) ? "sweep" : "scroll";
};

/** The answer that letting go would give: "confirm", "false", or null. */
export const answerOf = (dx, width) => {
  if (Math.abs(dx) < Math.min(DECIDE_SHARE * width, DECIDE_MOST_PX)) return null;
  return dx > 0 ? "confirm" : "false";
};

/** Whether a finger that comes down here may begin a sweep. */
export const mayBegin = ({ pointerType, isPrimary, clientX }, pageWidth) =>
  pointerType !== "mouse" && isPrimary && clientX > EDGE_PX && clientX < pageWidth - EDGE_PX;

/** Gives a handle with destroy(). @param list null when the page was left before this was here */
export const watch = (list) => (list ? new Swipes(list) : { destroy() {} });

class Swipes {
  #list;
  #abort = new AbortController();
  #sweep = null;
  #sweptAt = -Infinity;

  constructor(list) {
    this.#list = list;
    const on = (name, handler, options) => list.addEventListener(name, handler, { ...options, signal: this.#abort.signal });
    on("pointerdown", (event) => this.#down(event));
    on("pointermove", (event) => this.#move(event));
    on("pointerup", (event) => this.#up(event));
    on("pointercancel", () => this.#end());
    // The finger that swept also "clicks" the link below it.
    on("click", (event) => this.#click(event), { capture: true });
  }

  destroy() {
    this.#end();
    this.#abort.abort();
  }

  #down(event) {
    // The page was left before its handle came back to the server.
    if (!this.#list.isConnected) return this.destroy();
    const row = event.target.closest("[data-swipe]");
    if (!row || !mayBegin(event, document.documentElement.clientWidth)) return;
    this.#end();
    this.#sweep = { row, id: event.pointerId, x: event.clientX, y: event.clientY, kind: "none" };
  }

  #move(event) {
    const sweep = this.#sweep;
    if (sweep?.id !== event.pointerId) return;
    const [dx, dy] = [event.clientX - sweep.x, event.clientY - sweep.y];
    if (sweep.kind === "none") sweep.kind = kindOf(dx, dy);
    if (sweep.kind === "scroll") return this.#end();
    if (sweep.kind === "none") return;
    sweep.row.dataset.swiping = answerOf(dx, sweep.row.clientWidth) ?? "undecided";
    // Who wants no motion sees by the colour alone what letting go would do.
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) sweep.row.style.transform = `translateX(${dx}px)`;
  }

  #up(event) {
    const sweep = this.#sweep;
    if (sweep?.id !== event.pointerId) return;
    this.#end();
    if (sweep.kind !== "sweep") return;
    this.#sweptAt = performance.now();
    const answer = answerOf(event.clientX - sweep.x, sweep.row.clientWidth);
    // While the finger was down somebody else may have answered: then there is no button.
    if (answer && sweep.row.hasAttribute("data-swipe")) sweep.row.querySelector(`[data-action="${answer}"]`)?.click();
  }

  #click(event) {
    if (!event.isTrusted || performance.now() - this.#sweptAt > CLICK_MS) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #end() {
    const row = this.#sweep?.row;
    this.#sweep = null;
    if (!row) return;
    delete row.dataset.swiping;
    row.style.transform = "";
  }
}
