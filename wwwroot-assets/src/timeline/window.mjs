// What stretch of the day is on screen, and where its hours stand. Pure: no DOM, all times in milliseconds since the epoch.

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The steps parents know from other cameras: a day, a quarter of it, an hour, ten minutes. Fingers and wheel may stop between them. */
export const zoomSpans = [24 * HOUR, 6 * HOUR, HOUR, 10 * MINUTE];

/** The least time a window shows: closer than this the picture itself says more. */
export const CLOSEST = 2 * MINUTE;

/** Whoever lets go this near to a step meant the step. */
const SNAP = 1.15;

/** Distances that marks of the ruler may have: they say hours and minutes. */
const tickSteps = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, HOUR / 2, HOUR, 2 * HOUR, 4 * HOUR];

/** How far keys move a moment: the cursor, or an end of what is chosen. */
export const KEY_STEP_MS = { ArrowLeft: -10_000, ArrowRight: 10_000, ArrowDown: -1_000, ArrowUp: 1_000, PageDown: -600_000, PageUp: 600_000 };

/** Two fingers closer together than this share of the bar say nothing about a distance. */
const FINGERS_APART = 0.02;

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

/** The closest step that still shows this much time whole. */
export function fittingZoom(length) {
  return Math.max(0, zoomSpans.findLastIndex((span) => span >= length));
}

/** The next step closer (direction 1) or further away (-1); the last one there is at the ends. */
export function stepFrom(span, direction) {
  if (direction > 0) return zoomSpans.find((step) => step < span * 0.999) ?? zoomSpans.at(-1);
  return zoomSpans.findLast((step) => step > span * 1.001) ?? zoomSpans[0];
}

/** Which step a span is, -1 for none; a day that is 23 hours long is still the first. */
export function stepOf(day, span) {
  return zoomSpans.findIndex((step) => Math.abs(Math.min(step, day.to - day.from) - span) < 1);
}

/** The step somebody meant who let go at this span, or the span itself. */
export function snapped(span) {
  return zoomSpans.find((step) => Math.max(step / span, span / step) < SNAP) ?? span;
}

/** Distance of the ruler's marks for a span; without `most` so that a phone of 390 px shows at most seven of them. */
export function tickStep(span, most = 6) {
  return tickSteps.find((step) => span / step <= most) ?? tickSteps.at(-1);
}

/** The window of the wanted span around a moment, kept inside the day. */
export function windowAround(day, span, moment) {
  return inside(day, moment - possible(day, span) / 2, span);
}

/** The window of another span in which a moment stays where it is on screen. */
export function zoomed(day, view, span, moment) {
  const share = clamp(shareOf(view, moment), 0, 1);
  return inside(day, moment - share * possible(day, span), span);
}

/** The window in which the moments that two fingers took hold of lie under them again. @param before, now the shares of the window at which each finger was and is */
export function pinched(day, view, before, now) {
  const [wasApart, apart] = [before[1] - before[0], now[1] - now[0]];
  if (Math.abs(apart) < FINGERS_APART || Math.abs(wasApart) < FINGERS_APART) return view;
  const span = possible(day, (view.to - view.from) * Math.abs(wasApart / apart));
  const held = view.from + ((before[0] + before[1]) / 2) * (view.to - view.from);
  return inside(day, held - ((now[0] + now[1]) / 2) * span, span);
}

/** The window after a move by a number of milliseconds, kept inside the day. */
export function moved(day, view, by) {
  return inside(day, view.from + by, view.to - view.from);
}

/** Share of the window, 0 at its beginning and 1 at its end; outside for moments that are not on screen. */
export function shareOf(view, moment) {
  return (moment - view.from) / (view.to - view.from);
}

export function momentAt(view, share) {
  return view.from + clamp(share, 0, 1) * (view.to - view.from);
}

/** Moments of the ruler's marks. They count from the day's first moment, so they fall on whole local hours. */
export function ticks(day, view, most) {
  const step = tickStep(view.to - view.from, most);
  const first = day.from + Math.ceil((view.from - day.from) / step) * step;
  const marks = [];
  for (let moment = first; moment < view.to; moment += step) marks.push(moment);
  return marks;
}

/** The nearest item before or after a moment; `at` reads an item's moment. Null when there is none on that side. */
export function neighbour(items, at, moment, direction) {
  const candidates = items.filter((item) => (direction > 0 ? at(item) > moment : at(item) < moment));
  if (candidates.length === 0) return null;
  return candidates.reduce((best, item) => (Math.abs(at(item) - moment) < Math.abs(at(best) - moment) ? item : best));
}

/** Whether there is footage at a moment, and if not, the gap that says why. */
export function footageAt(stretches, gaps, moment) {
  if (stretches.some((stretch) => stretch.from <= moment && moment < stretch.to)) return { recorded: true, gap: null };
  return { recorded: false, gap: gaps.find((gap) => gap.from <= moment && moment < gap.to) ?? null };
}

function possible(day, span) {
  return Math.min(clamp(span, CLOSEST, zoomSpans[0]), day.to - day.from);
}

function inside(day, wanted, span) {
  const length = possible(day, span);
  const from = clamp(wanted, day.from, day.to - length);
  return { from, to: from + length };
}
