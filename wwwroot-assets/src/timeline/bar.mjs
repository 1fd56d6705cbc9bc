// The bar as it stands in the page: one canvas painted at most once a frame, marks and hours as nodes that are moved and not made anew, and the cursor.
import { layOut, placeOf, shareAt } from "./layout.mjs";
import { Painter, readColours } from "./painter.mjs";
import { momentAt } from "./window.mjs";

/** Severities worst first, each with a shape of its own, because colour alone says nothing to some readers. */
const shapes = { accident: "octagon", danger: "triangle", caution: "diamond", advice: "circle" };

/** The cursor's words stand on its other side this near to an end. */
const EDGE = 0.12;

export class Bar {
  #parts;
  #words;
  #onMark;
  #painter;
  #sizes;
  #themes;
  #frame = 0;
  #marks = new Map();
  #ticks = [];
  #state = null;
  #axis = { length: 0, upright: false };
  #breadth = 0;
  #wasPainted = false;
  #layers = [];

  /** @param parts nodes by name @param words {time, hour, mark}: how a moment, a ruler's mark and an incident's mark are told @param onMark called with a mark that was pressed */
  constructor(parts, words, onMark) {
    [this.#parts, this.#words, this.#onMark] = [parts, words, onMark];
    this.#painter = new Painter(parts.canvas);
    this.#painter.use(readColours(parts.track));
    this.#sizes = new ResizeObserver(() => {
      this.#measure();
      this.#plan();
    });
    this.#sizes.observe(parts.track);
    this.#themes = matchMedia("(prefers-color-scheme: dark)");
    this.#themes.addEventListener("change", this.#repaint);
    addEventListener("dailycam-theme", this.#repaint);
    this.#measure();
  }

  get axis() {
    return this.#axis;
  }

  /** The moment under a pointer; the ends of the window for what is beyond them. */
  momentUnder(event, view) {
    return momentAt(view, this.shareUnder(event));
  }

  shareUnder(event) {
    const box = this.#parts.track.getBoundingClientRect();
    return shareAt(this.#axis, this.#axis.upright ? event.clientY - box.top : event.clientX - box.left);
  }

  /** Something that lies over the bar. @param layer its place(axis, view) is called with each painting */
  lay(layer) {
    this.#layers.push(layer);
  }

  /** Shows a day through a window with a cursor (null for none), at the next frame. */
  show(day, view, cursor) {
    this.#state = { day, view, cursor };
    this.#plan();
  }

  destroy() {
    cancelAnimationFrame(this.#frame);
    this.#sizes.disconnect();
    this.#themes.removeEventListener("change", this.#repaint);
    removeEventListener("dailycam-theme", this.#repaint);
  }

  #repaint = () => {
    this.#painter.use(readColours(this.#parts.track));
    this.#plan();
  };

  #plan() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#state && this.#axis.length > 0) this.#paint(this.#state);
    });
  }

  #measure() {
    const { clientWidth: width, clientHeight: height } = this.#parts.track;
    const upright = height > width;
    this.#axis = { length: upright ? height : width, upright };
    this.#breadth = upright ? width : height;
    this.#painter.resize({ width, height, ratio: devicePixelRatio });
    this.#parts.track.setAttribute("aria-orientation", upright ? "vertical" : "horizontal");
  }

  #paint({ day, view, cursor }) {
    const shapes = layOut(day, view, this.#axis);
    this.#painter.paint(shapes, day, this.#axis, this.#breadth, devicePixelRatio);
    this.#placeMarks(shapes.marks);
    this.#placeTicks(shapes.ticks);
    this.#placeCursor(view, cursor);
    for (const layer of this.#layers) layer.place(this.#axis, view);
    if (!this.#wasPainted) performance.mark("timeline-painted");
    this.#wasPainted = true;
  }

  #placeMarks(marks) {
    const gone = new Map(this.#marks);
    for (const mark of marks) {
      const key = `${mark.incidents[0].id}+${mark.incidents.length}${mark.worst.severity}${mark.worst.review}`;
      const node = this.#marks.get(key) ?? this.#makeMark(key, mark);
      gone.delete(key);
      node.mark = mark;
      this.#move(node, mark.at);
    }
    for (const [key, node] of gone) {
      this.#marks.delete(key);
      node.remove();
    }
  }

  #makeMark(key, mark) {
    const { severity, review } = mark.worst;
    const node = element("button", `timeline-mark severity-${severity} shape-${shapes[severity] ?? "circle"}`);
    node.type = "button";
    node.dataset.review = review;
    if (mark.incidents.length > 1) {
      node.dataset.count = String(mark.incidents.length);
    } else {
      node.dataset.incident = mark.worst.id;
    }
    node.title = this.#words.mark(mark);
    node.setAttribute("aria-label", node.title);
    node.addEventListener("click", () => this.#onMark(node.mark));
    this.#marks.set(key, node);
    this.#parts.marks.append(node);
    return node;
  }

  #placeTicks(ticks) {
    const { ruler } = this.#parts;
    while (this.#ticks.length < ticks.length) {
      const node = element("span", "timeline-tick");
      this.#ticks.push(node);
      ruler.append(node);
    }
    this.#ticks.forEach((node, index) => {
      const tick = ticks[index];
      node.hidden = !tick;
      if (!tick) return;
      if (node.moment !== tick.moment) {
        node.moment = tick.moment;
        node.textContent = this.#words.hour(tick.moment);
      }
      this.#move(node, tick.at);
    });
  }

  #placeCursor(view, moment) {
    const { cursor, bubble } = this.#parts;
    const place = moment === null ? -1 : placeOf(this.#axis, view, moment);
    cursor.hidden = place < 0 || place > this.#axis.length;
    if (cursor.hidden) return;
    const share = place / this.#axis.length;
    cursor.dataset.edge = share < EDGE ? "first" : share > 1 - EDGE ? "last" : "";
    bubble.textContent = this.#words.time(moment);
    this.#move(cursor, place);
  }

  #move(node, place) {
    node.style.transform = this.#axis.upright ? `translateY(${place.toFixed(1)}px)` : `translateX(${place.toFixed(1)}px)`;
  }
}

function element(name, className) {
  const node = document.createElement(name);
  node.className = className;
  return node;
}
