// Where everything of a day stands on a bar. Pure: from the day, the window and the bar's length in pixels to lists of shapes; what paints them knows no times.
import { visitActivity } from "./seconds.mjs";
import { shareOf, ticks } from "./window.mjs";

/** Two marks nearer to each other than this many pixels are one: a finger could not tell them apart. */
export const MARK_REACH = 24;

/** A ruler's mark needs this many pixels along the bar, lying and upright. */
const TICK_ROOM = { lying: 56, upright: 40 };

/** Motion is drawn in bars no narrower than this. */
const MOTION_WIDTH = 2;

/** dB below full scale that have no height any more: a quiet room on a usual camera. A bar of this height is still seen, because quiet was measured and unknown was not. */
const QUIET_DB = -60;

const worstFirst = ["accident", "danger", "caution", "advice"];

/** The pixel at which a moment stands. A bar that lies begins at its left end, an upright one at its lower: later is higher, as in the lists beside it. @param axis {length, upright} */
export function placeOf(axis, view, moment) {
  const along = shareOf(view, moment) * axis.length;
  return axis.upright ? axis.length - along : along;
}

/** The share of the window at a pixel; below 0 and above 1 beyond the ends. */
export function shareAt(axis, place) {
  const share = place / axis.length;
  return axis.upright ? 1 - share : share;
}

/** Everything that is to be seen of a day, in pixels along the bar. @param day as `readDay` gives it, each list in order of time */
export function layOut(day, view, axis) {
  const most = Math.floor(axis.length / (axis.upright ? TICK_ROOM.upright : TICK_ROOM.lying));
  return {
    recorded: pieces(day.stretches, view, axis),
    gaps: pieces(day.gaps, view, axis),
    coverage: pieces(day.coverage, view, axis).map((piece) => ({ ...piece, state: piece.item.state })),
    motion: motionBars(day, view, axis),
    loudness: loudnessBars(day, view, axis),
    sleep: pieces(day.sleep, view, axis),
    ticks: ticks(day.day, view, Math.max(most, 2)).map((moment) => ({ moment, at: placeOf(axis, view, moment) })),
    marks: marksOn(day.incidents, view, axis),
  };
}

/**
 * Incidents gathered so that no two marks are nearer to each other than `reach` milliseconds. Counted from the day's first incident and not from the window, so that no mark changes while
 * the window moves. A mark stands at its first incident and looks like its worst one.
 */
export function cluster(incidents, reach) {
  const groups = [];
  for (const incident of incidents) {
    const group = groups.at(-1);
    if (group && incident.at - group.at < reach) {
      group.incidents.push(incident);
      if (rank(incident) < rank(group.worst)) group.worst = incident;
    } else {
      groups.push({ at: incident.at, incidents: [incident], worst: incident });
    }
  }
  return groups;
}

/** What a parent judged to be nothing never hides what was something. */
function rank(incident) {
  return incident.review === "falseAlarm" ? worstFirst.length : worstFirst.indexOf(incident.severity);
}

function marksOn(incidents, view, axis) {
  const reach = (MARK_REACH / axis.length) * (view.to - view.from);
  return cluster(incidents, reach)
    .filter((group) => view.from <= group.at && group.at <= view.to)
    .map((group) => ({ ...group, moment: group.at, at: placeOf(axis, view, group.at) }));
}

/** Stretches cut at the window's ends, none thinner than a pixel. */
function pieces(items, view, axis) {
  const found = [];
  for (const item of items) {
    if (item.to <= view.from || item.from >= view.to) continue;
    const [a, b] = [placeOf(axis, view, Math.max(item.from, view.from)), placeOf(axis, view, Math.min(item.to, view.to))];
    found.push({ from: Math.min(a, b), size: Math.max(1, Math.abs(b - a)), item });
  }
  return found;
}

/** Minutes as bars, and seconds where they are known; where several fall on the same pixels the strongest is seen, because a moment of tumult must not drown in quiet. */
function motionBars({ activity, rows }, view, axis) {
  return activityBars(activity, rows, (value) => (value > 0 ? value : null), view, axis);
}

/** The same with loudness, 0 for a quiet room and 1 for the loudest the microphone hears. What was not measured has no bar: empty is unknown. */
function loudnessBars({ activity, rows }, view, axis) {
  return activityBars(activity, rows, (_, loudness) => (typeof loudness === "number" ? Math.min(1, Math.max(0, 1 - loudness / QUIET_DB)) : null), view, axis);
}

function activityBars(activity, rows, read, view, axis) {
  const bars = [];
  visitActivity(activity, rows, view, (at, length, motion, loudness) => {
    const value = read(motion, loudness);
    if (value === null) return;
    const width = Math.max(MOTION_WIDTH, (length / (view.to - view.from)) * axis.length);
    const place = placeOf(axis, view, at) - (axis.upright ? width : 0);
    const last = bars.at(-1);
    if (last && Math.abs(place - last.from) < width * 0.75) last.value = Math.max(last.value, value);
    else bars.push({ from: place, size: Math.max(1, width - 0.5), value });
  });
  return bars;
}
