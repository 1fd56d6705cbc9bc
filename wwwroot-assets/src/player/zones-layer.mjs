// The camera's zones over its picture, as the family drew them. They lie on the picture itself: they grow and move with it.
import { sizeOf } from "./picture.mjs";
import { fit } from "./zoom.mjs";

const NAMESPACE = "http://www.w3.org/2000/svg";

export class ZonesLayer {
  #host;
  #zones = [];
  #svg = make("svg", { class: "dcp-zones", "aria-hidden": "true" });
  #sizes = new ResizeObserver(() => this.#draw());
  #gone = new AbortController();

  constructor(host, video) {
    this.#host = host;
    for (const name of ["loadedmetadata", "resize"]) video.addEventListener(name, () => this.#draw(), { signal: this.#gone.signal });
  }

  get isShown() {
    return this.#svg.isConnected;
  }

  /** @param zones as the API has them: {kind, name, points: [{x, y}]} in shares of the picture */
  show(zones) {
    this.#zones = zones;
    this.#host.insertBefore(this.#svg, this.#host.querySelector(".dcp-panel"));
    this.#sizes.observe(this.#host);
    this.#draw();
  }

  hide() {
    this.#sizes.disconnect();
    this.#svg.remove();
  }

  destroy() {
    this.#gone.abort();
    this.hide();
  }

  #draw() {
    const { clientWidth: width, clientHeight: height } = this.#host;
    const covered = fit({ width, height }, sizeOf(this.#host));
    const place = ({ x, y }) => [(covered.left + x * covered.width) * width, (covered.top + y * covered.height) * height];
    this.#svg.replaceChildren(...this.#zones.map((zone) => drawn(zone, zone.points.map(place))));
  }
}

function drawn(zone, points) {
  const group = make("g", { class: zone.kind === "mask" ? "dcp-mask" : "dcp-danger" });
  const [x, y] = [0, 1].map((axis) => points.map((point) => point[axis])).map((values) => (Math.min(...values) + Math.max(...values)) / 2);
  const name = make("text", { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": "middle", "dominant-baseline": "middle" });
  name.textContent = zone.name;
  group.append(make("polygon", { points: points.map((point) => point.map((one) => one.toFixed(1)).join(",")).join(" ") }), name);
  return group;
}

function make(name, attributes) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
