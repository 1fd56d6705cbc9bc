// What fingers, mouse and wheel do on the bar, told as what they mean: the cursor is carried along, the window is moved or stretched. It changes nothing itself.
import { moved, pinched, snapped, zoomed } from "./window.mjs";

/** How far one notch of a wheel zooms: e to the power of this for each pixel it reports. A trackpad's pinch comes as a wheel with Ctrl in far smaller steps. */
const WHEEL_RATE = 0.002;
const PINCH_RATE = 0.01;

/** Wheels that count in lines or pages mean about this many pixels by one. */
const UNIT_PIXELS = [1, 16, 400];

/** After a wheel has been still for this long a zoom near a step goes to it. */
const WHEEL_REST_MS = 250;

/** @param bar the Bar @param track, ruler nodes @param does {window, setWindow, day, carry, drop, cancel, hover, leave}: read and told as the names say; moments in ms */
export function listen(bar, track, ruler, does, signal) {
  const on = (node, name, handler, options = {}) => node.addEventListener(name, handler, { signal, ...options });
  const fingers = new Map();
  let held = null;
  let wheelRest = 0;

  const shares = () => [...fingers.values()].slice(0, 2);
  const hold = () => (held = { view: does.window(), shares: shares() });

  const press = (event, carries) => {
    if (!does.day() || event.button > 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, bar.shareUnder(event));
    if (fingers.size === 2) does.cancel();
    held = null;
    if (fingers.size > 1 || !carries) hold();
    else does.carry(bar.momentUnder(event, does.window()));
  };

  const move = (event) => {
    if (!fingers.has(event.pointerId)) {
      if (event.pointerType === "mouse" && does.day() && event.currentTarget === track) does.hover(bar.momentUnder(event, does.window()));
      return;
    }
    fingers.set(event.pointerId, bar.shareUnder(event));
    const now = shares();
    if (!held) does.carry(bar.momentUnder(event, does.window()));
    else if (now.length > 1 && held.shares.length > 1) does.setWindow(pinched(does.day(), held.view, held.shares, now));
    else if (now.length === 1) does.setWindow(moved(does.day(), held.view, (held.shares[0] - now[0]) * (held.view.to - held.view.from)));
  };

  const lift = (event, isMeant) => {
    if (!fingers.delete(event.pointerId)) return;
    if (!held) {
      if (isMeant) does.drop(bar.momentUnder(event, does.window()));
      else does.cancel();
    } else if (held.shares.length > 1) {
      settle();
    }
    // A finger that stays after the other has left moves the window on; it must not carry the cursor away.
    if (fingers.size > 0) hold();
  };

  const settle = () => {
    const view = does.window();
    const span = view.to - view.from;
    const meant = snapped(span);
    if (meant !== span) does.setWindow(zoomed(does.day(), view, meant, (view.from + view.to) / 2));
  };

  const wheel = (event) => {
    if (!does.day()) return;
    const [dx, dy] = [event.deltaX, event.deltaY].map((delta) => delta * UNIT_PIXELS[event.deltaMode]);
    const view = does.window();
    const sideways = event.shiftKey ? dx || dy : Math.abs(dx) > Math.abs(dy) ? dx : 0;
    const next = sideways
      ? moved(does.day(), view, (sideways / bar.axis.length) * (view.to - view.from))
      : zoomed(does.day(), view, (view.to - view.from) * Math.exp(dy * (event.ctrlKey ? PINCH_RATE : WHEEL_RATE)), bar.momentUnder(event, view));
    // At its end the bar takes no part in it and the page scrolls on.
    if (!event.ctrlKey && next.from === view.from && next.to === view.to) return;
    event.preventDefault();
    does.setWindow(next);
    clearTimeout(wheelRest);
    if (!sideways) wheelRest = setTimeout(settle, WHEEL_REST_MS);
  };

  signal.addEventListener("abort", () => clearTimeout(wheelRest));
  on(track, "pointerdown", (event) => press(event, true));
  on(ruler, "pointerdown", (event) => press(event, false));
  for (const node of [track, ruler]) {
    on(node, "pointermove", move);
    on(node, "pointerup", (event) => lift(event, true));
    on(node, "pointercancel", (event) => lift(event, false));
    on(node, "wheel", wheel, { passive: false });
  }
  on(track, "pointerleave", () => fingers.size === 0 && does.leave());
}
