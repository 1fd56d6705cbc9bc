// Draws zones over a camera's picture and lets corners be put, moved and taken away by finger, mouse and key.
// The page holds what is true: each finished change goes there, and comes back by show().
import { clamp, insertionIndex, keyStep } from "./polygon.mjs";

const namespace = "http://www.w3.org/2000/svg";
// A finger needs 44 px; the dot inside is what is seen.
const gripRadius = 22;
const dotRadius = 8;

export function attach(board, page, maxPoints, cornerLabel) {
  let zones = [];
  let selected = 0;
  let drag;
  let refocus;
  // Each change has a number; what the page shows of an older one would take a newer one back.
  let change = 0;

  const size = () => board.getBoundingClientRect();
  const toPicture = (event) => {
    const box = size();
    return [clamp((event.clientX - box.left) / box.width), clamp((event.clientY - box.top) / box.height)];
  };
  const tell = (index) => page.invokeMethodAsync("OnPoints", ++change, index, zones[index].points.flat());

  function render() {
    const { width, height } = size();
    // Taking the corner that has the focus out of the page tells of a focus that left; it comes back to the corner that stands in its place.
    const focused = refocus;
    board.replaceChildren(...zones.map((zone, index) => zoneGroup(zone, index, width, height)));
    if (focused !== undefined) board.querySelector(`[data-corner="${focused}"]`)?.focus();
  }

  function zoneGroup(zone, index, width, height) {
    const looks = [zone.mask && "mask", index === selected && "chosen"].filter(Boolean).join(" ");
    const group = element("g", looks ? { class: looks } : {});
    const place = ([x, y]) => [x * width, y * height];
    if (zone.points.length > 0) {
      group.append(element(zone.points.length > 2 ? "polygon" : "polyline", { points: zone.points.map((p) => place(p).join(",")).join(" ") }));
      const [x, y] = place(zone.points[0]);
      const name = element("text", { x: Math.min(x + 12, width - 60), y: Math.max(y - 12, 16) });
      name.textContent = zone.name;
      group.append(name);
    }
    if (index === selected) zone.points.forEach((point, i) => group.append(corner(zone, i, place(point))));
    return group;
  }

  function corner(zone, i, [x, y]) {
    const label = cornerLabel
      .replace("{0}", i + 1)
      .replace("{1}", Math.round(zone.points[i][0] * 100))
      .replace("{2}", Math.round(zone.points[i][1] * 100));
    const group = element("g", { class: "corner", tabindex: 0, role: "button", "aria-label": label, "data-corner": i });
    group.append(element("circle", { class: "grip", cx: x, cy: y, r: gripRadius }), element("circle", { class: "dot", cx: x, cy: y, r: dotRadius }));
    return group;
  }

  const down = (event) => {
    if (event.button !== 0) return;
    const grip = event.target.closest("[data-corner]");
    event.preventDefault();
    board.setPointerCapture(event.pointerId);
    drag = { corner: grip ? Number(grip.dataset.corner) : undefined, moved: false };
    if (grip) {
      refocus = drag.corner;
      grip.focus();
    }
  };
  const move = (event) => {
    if (drag?.corner === undefined) return;
    drag.moved = true;
    zones[selected].points[drag.corner] = toPicture(event);
    render();
  };
  const up = (event) => {
    if (!drag) return;
    const { corner: held, moved } = drag;
    drag = undefined;
    if (held !== undefined) {
      if (moved) tell(selected);
      return;
    }
    put(toPicture(event));
  };

  function put(point) {
    if (zones.length === 0) {
      zones = [{ name: "", points: [] }];
      selected = 0;
    }
    const { points } = zones[selected];
    if (points.length >= maxPoints) return;
    refocus = insertionIndex(points, point);
    points.splice(refocus, 0, point);
    render();
    tell(selected);
  }

  const key = (event) => {
    const grip = event.target.closest("[data-corner]");
    if (!grip) return;
    const i = Number(grip.dataset.corner);
    const { points } = zones[selected];
    const step = keyStep(event.key, event.shiftKey);
    if (step) {
      points[i] = [clamp(points[i][0] + step[0]), clamp(points[i][1] + step[1])];
      refocus = i;
    } else if (event.key === "Delete" || event.key === "Backspace") {
      points.splice(i, 1);
      refocus = Math.max(0, Math.min(i, points.length - 1));
    } else {
      return;
    }
    event.preventDefault();
    render();
    tell(selected);
  };
  const cancel = () => (drag = undefined);
  const entered = (event) => (refocus = event.target.dataset.corner === undefined ? undefined : Number(event.target.dataset.corner));
  const left = () => (refocus = undefined);

  const watcher = new ResizeObserver(render);
  watcher.observe(board);
  const handlers = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: cancel, keydown: key, focusin: entered, focusout: left };
  for (const [name, handler] of Object.entries(handlers)) board.addEventListener(name, handler);
  board.dataset.ready = "";

  return {
    show: (known, next, chosen) => {
      if (drag || known < change) return;
      zones = next.map((zone) => ({ name: zone.name, mask: zone.mask, points: pairs(zone.points) }));
      selected = chosen;
      const focused = board.contains(document.activeElement) ? refocus : undefined;
      refocus = focused;
      render();
    },
    stop: () => {
      watcher.disconnect();
      for (const [name, handler] of Object.entries(handlers)) board.removeEventListener(name, handler);
    },
  };
}

function pairs(numbers) {
  const points = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) points.push([numbers[i], numbers[i + 1]]);
  return points;
}

function element(name, attributes) {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
