// What local vision sees now, as boxes with words over the picture; and in words whether anybody looks at all, because an empty picture would say that nobody is there.
import { element, fill } from "./dom.mjs";
import { sizeOf } from "./picture.mjs";
import { fit } from "./zoom.mjs";
import { counted, lookFor, standing, withLook, worded } from "./boxes-rules.mjs";
import { apiFetch } from "../shell/api.mjs";

/** Looks come twice a second at most as delivered; asked a little more often, none is missed and each is half a beat old on average. */
const ASK_MS = 400;

/** What is not a person is drawn with a broken line. */
const PEOPLE = new Set(["person", "child", "adult"]);

const NAMESPACE = "http://www.w3.org/2000/svg";

export class BoxesLayer {
  #host;
  #options;
  #svg = make("svg", { class: "dcp-boxes", "aria-hidden": "true" });
  #said = element("p", { class: "dcp-seen" });
  #timer = 0;
  #asking = null;
  #answer = null;
  #looks = [];
  #trouble = "";
  #shown = null;

  /** @param options {base, texts} of the player */
  constructor(host, options) {
    [this.#host, this.#options] = [host, options];
  }

  get isShown() {
    return this.#svg.isConnected;
  }

  show() {
    const panel = this.#host.querySelector(".dcp-panel");
    this.#host.insertBefore(this.#svg, panel);
    this.#host.insertBefore(this.#said, panel);
    [this.#answer, this.#looks, this.#trouble] = [null, [], ""];
    this.#asking = new AbortController();
    this.#ask(this.#asking.signal);
    this.#draw();
  }

  hide() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#svg.remove();
    this.#said.remove();
  }

  /** Which picture is on the screen. The player tells it twice a second; between, a picture that plays has gone on. */
  follow({ playingDate, state }) {
    this.#shown = playingDate === null ? null : { date: playingDate, at: performance.now(), goesOn: state === "live" || state === "behind" };
    if (this.isShown) this.#draw();
  }

  async #ask(signal) {
    if (!document.hidden) {
      try {
        const answer = await apiFetch(`${this.#options.base}/detections/now`, { signal });
        const said = answer.ok ? await answer.json() : null;
        if (signal.aborted) return;
        this.#hear(said, answer.status);
      } catch {
        if (signal.aborted) return;
        this.#hear(null, 0);
      }
    }
    this.#timer = setTimeout(() => this.#ask(signal), ASK_MS);
  }

  #hear(answer, status) {
    const { texts } = this.#options;
    this.#answer = answer && { ...answer, heardAt: performance.now() };
    this.#trouble = answer ? "" : status === 401 ? texts["Cause.signedOut"] : status === 0 ? texts["Cause.server"] : texts["Boxes.NotYet"];
    if (answer) this.#looks = withLook(this.#looks, answer);
    this.#draw();
  }

  /** Where no player tells a picture's time (single pictures, one a second), what is on the screen is taken for now. */
  #shownAt() {
    if (this.#shown) return this.#shown.date + (this.#shown.goesOn ? performance.now() - this.#shown.at : 0);
    if (!this.#answer?.takenAt) return Date.now();
    return Date.parse(this.#answer.takenAt) + this.#answer.secondsAgo * 1_000 + performance.now() - this.#answer.heardAt;
  }

  #draw() {
    const { texts } = this.#options;
    const shownAt = this.#shownAt();
    const found = worded(lookFor(this.#looks, shownAt)?.objects ?? [], (label) => texts[`Seen.${label}`]);
    const { clientWidth: width, clientHeight: height } = this.#host;
    const covered = fit({ width, height }, sizeOf(this.#host));
    this.#svg.replaceChildren(...found.map((object) => drawn(object, { left: covered.left * width, top: covered.top * height, width: covered.width * width, height: covered.height * height })));
    this.#host.dataset.boxes = this.#trouble ? "trouble" : standing(this.#answer, this.#looks, shownAt).kind;
    const words = this.#trouble || this.#words(standing(this.#answer, this.#looks, shownAt), found);
    if (this.#said.textContent !== words) this.#said.textContent = words;
  }

  #words({ kind, seconds }, found) {
    const { texts } = this.#options;
    const words = { off: "Boxes.Off", starting: "Boxes.NotYet", asking: "Boxes.NotYet", behind: "Boxes.Behind", past: "Boxes.Past", resting: "Boxes.Resting" };
    if (kind === "seen") return found.length > 0 ? fill(texts["Boxes.Seen"], counted(found)) : texts["Boxes.Nothing"];
    return fill(texts[words[kind]], String(seconds));
  }
}

/** @param picture where the picture stands in the player, in pixels */
function drawn({ label, word, x, y, width, height }, picture) {
  const [left, top] = [picture.left + x * picture.width, picture.top + y * picture.height];
  const group = make("g", { class: PEOPLE.has(label) ? "dcp-person" : "dcp-thing", "data-label": label });
  const frame = { x: left, y: top, width: width * picture.width, height: height * picture.height };
  group.append(make("rect", { ...Object.fromEntries(Object.entries(frame).map(([name, value]) => [name, value.toFixed(1)])), rx: "4" }));
  // Above the box; inside of it where there is no room above.
  const name = make("text", { x: (left + 4).toFixed(1), y: top.toFixed(1), dy: top - picture.top < 24 ? "1.2em" : "-0.4em" });
  name.textContent = word;
  group.append(name);
  return group;
}

function make(name, attributes) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
