// A stretch that is chosen on the bar for a clip: what its ends may be, and where their handles stand. Pure; times in milliseconds, places in pixels along the bar.
import { placeOf } from "./layout.mjs";
import { CLOSEST, shareOf, windowAround, zoomSpans } from "./window.mjs";

/** Fields for times, and what a clip is named by, go by whole seconds. */
const SECOND = 1_000;

/** The least of a clip; cut at key frames it is a little longer anyway. */
export const SHORTEST = SECOND;

/** What is chosen before anybody has moved a handle, as in the form of the clips. */
export const USUAL = 60 * SECOND;

/** Along the bar, as much as a finger needs. */
export const GRIP = 44;

/** What is seen of a handle, along the bar. */
export const EDGE = 18;

const MEGABYTE = 1024 * 1024;

/** From here on in gigabytes, as the page of the clips has it. */
const LARGE = 1000 * MEGABYTE;

/** Less of what is not recorded is the seam between two files. */
const NOTICEABLE = SECOND;

/** Between which moments the ends may be: of the day, and what has passed of it. */
export function roomFor(day, now) {
  return { from: ceiling(day.from), to: floor(Math.min(day.to, now)) };
}

/** The usual stretch around a moment; null where there is no room for any. */
export function begun(moment, room) {
  const length = Math.min(USUAL, room.to - room.from);
  if (length < SHORTEST) return null;
  const from = Math.min(Math.max(floor(moment - length / 2), room.from), room.to - length);
  return { from, to: from + length };
}

/** The window to choose in: where it is wide, ten minutes of it, in which a second is a matter of pixels. */
export function windowFor(day, view, range) {
  const closest = zoomSpans.at(-1);
  const isSeen = view.from <= range.from && range.to <= view.to;
  if (isSeen && view.to - view.from <= closest) return view;
  return windowAround(day, Math.min(Math.max(view.to - view.from, CLOSEST), closest), (range.from + range.to) / 2);
}

/** The stretch with one of its ends ("from" or "to") moved to a moment, as far as the other end, the room and the longest clip allow. */
export function withEnd(range, end, moment, room, longest) {
  const [least, most] = bounds(range, end, room, longest);
  const next = Math.min(Math.max(Math.round(moment / SECOND) * SECOND, least), most);
  return { ...range, [end]: next };
}

/** Between which moments one end can be moved while the other stays. */
export function bounds(range, end, room, longest) {
  return end === "from"
    ? [Math.max(room.from, range.to - longest), range.to - SHORTEST]
    : [range.from + SHORTEST, Math.min(room.to, range.from + longest)];
}

/**
 * Where the stretch and its handles stand. A handle stands outside of the stretch, beside its end, so that two never cover each other, however short the stretch is; near an end of the bar, and
 * for an end that is not on screen, it stays inside the bar. What is seen of it stays nearer to its end than a finger's room can.
 * @returns {from, to} each {grip, edge}: the first pixels of a finger's room and of what is seen; {low, high} the stretch cut at the window
 */
export function placesOf(axis, view, range) {
  const places = [placeOf(axis, view, range.from), placeOf(axis, view, range.to)];
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const [grips, edges] = [GRIP, EDGE].map((size) => around(low, high, axis.length, size));
  const [first, second] = [0, 1].map((side) => ({ grip: grips[side], edge: edges[side] }));
  const [from, to] = axis.upright ? [second, first] : [first, second];
  return { from, to, low: clamp(low, 0, axis.length), high: clamp(high, 0, axis.length) };
}

/** The first pixels of two things of a size that stand before and behind a piece of the bar, inside of it and not over each other. */
function around(low, high, length, size) {
  const second = clamp(high, size, length - size);
  return [clamp(low - size, 0, second - size), second];
}

/** How far from a finger the end is that it took hold of, as a share of the window; none when the end is not on screen: then it comes to the finger. */
export function holdOf(view, moment, share) {
  const at = shareOf(view, moment);
  return at < 0 || at > 1 ? 0 : at - share;
}

/** A length as a person would say it. */
export function lengthWords(length, language) {
  const seconds = Math.max(1, Math.round(length / SECOND));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const said = [[hours, "hour"], [minutes, "minute"], [hours > 0 ? 0 : seconds % 60, "second"]].filter(([count]) => count > 0);
  return said.map(([count, unit]) => unitWords(count, unit, "long", language)).join(" ");
}

/** A size as the page of the clips says it. */
export function sizeWords(bytes, language) {
  return bytes >= LARGE
    ? unitWords(Math.round((bytes / (1024 * MEGABYTE)) * 10) / 10, "gigabyte", "short", language)
    : unitWords(Math.ceil(bytes / MEGABYTE), "megabyte", "short", language);
}

/** Whether as much is not recorded that it should be said. */
export const isNoticeable = (missing) => missing >= NOTICEABLE;

function unitWords(count, unit, unitDisplay, language) {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay }).format(count);
}

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

const floor = (moment) => Math.floor(moment / SECOND) * SECOND;
const ceiling = (moment) => Math.ceil(moment / SECOND) * SECOND;
