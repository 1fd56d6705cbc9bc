// Captions of a recording, from what is kept of it and nothing else: incidents, what was not recorded, and how loud each second was. What was said is not known to anybody here. Pure.
import { MINUTE } from "./window.mjs";

/** Long enough to read a title twice. */
const SHOWN_MS = 6_000;

/** "Quieter again" says one word. */
const QUIET_MS = 3_000;

/** What would be shown for less is joined with what follows it. */
const LEAST_MS = 1_000;

/** dB below full scale from which a second counts as loud: half the height of the bar's strip, so that both say the same. */
export const LOUD_DB = -30;

/** A cry draws breath: so many seconds must be quieter until it is quieter again. */
const CALM_SECONDS = 5;

/** The kinds, and which one stands above the other. Of each, one line at a time: three lines at most. */
export const KINDS = ["incident", "gap", "sound"];

/** Joined in one line; of more it is said how many. */
const MOST_JOINED = 3;

/**
 * The cues of a window, in order of time and inside of it; of each kind one at a time.
 * @param facts {incidents, gaps, rows} as the day has them @param view {from, to} in ms @param words {incident(incident), gap(gap), loud(db), quiet}
 */
export function cuesOf(facts, view, words) {
  const incidents = facts.incidents.filter(({ review }) => review !== "falseAlarm").map((incident) => cue("incident", startOf(incident), SHOWN_MS, [words.incident(incident)]));
  const gaps = facts.gaps.map((gap) => cue("gap", gap.to, SHOWN_MS, [words.gap(gap)]));
  const sounds = soundCues(facts.rows, view, words);
  return [incidents, gaps, sounds]
    .flatMap((list) => oneAtATime(list.sort(byTime)))
    .map(({ kind, from, to, texts }) => ({ kind, from: Math.max(from, view.from), to: Math.min(to, view.to), text: joined(texts) }))
    .filter(({ from, to }) => from < to)
    .sort(byTime);
}

/** The lines that stand at a moment, the gravest first. */
export function linesAt(cues, moment) {
  return cues.filter(({ from, to }) => from <= moment && moment < to).sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/** The length of a gap in the reader's words: the two largest units that say something. */
export function lengthIn(ms, language) {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  const parts = seconds < 60 ? [[seconds, "second"]] : [[Math.floor(seconds / 3_600), "hour"], [Math.round((seconds % 3_600) / 60), "minute"]];
  return parts.filter(([count]) => count > 0).map(([count, unit]) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: language === "ko" ? "long" : "short" }).format(count)).join(" ");
}

const cue = (kind, from, length, texts) => ({ kind, from, to: from + length, texts });
const byTime = (a, b) => a.from - b.from || a.to - b.to;
const startOf = ({ startAt, at }) => (startAt ? Date.parse(startAt) : at);
const joined = (texts) => (texts.length > MOST_JOINED ? `${texts.slice(0, MOST_JOINED).join(" · ")} +${texts.length - MOST_JOINED}` : texts.join(" · "));

/** The earlier one ends where the next begins; what nobody could read in that time is joined with it. */
function oneAtATime(cues) {
  const found = [];
  for (const next of cues) {
    const last = found.at(-1);
    if (last && next.from - last.from < LEAST_MS) {
      last.texts = [...last.texts, ...next.texts];
      last.to = Math.max(last.to, next.to);
      continue;
    }
    if (last) last.to = Math.min(last.to, next.from);
    found.push({ ...next });
  }
  return found;
}

/** Loud while it lasts, and that it is quieter again. A second that was not measured ends it without a word: nobody knows how it went on. */
function soundCues(rows, view, words) {
  const cues = [];
  let loud = null;
  const end = (at, isQuiet) => {
    cues.push({ kind: "sound", from: loud.from, to: at, texts: [words.loud(loud.peak)] });
    if (isQuiet) cues.push(cue("sound", at, QUIET_MS, [words.quiet]));
    loud = null;
  };
  eachSecond(rows, view, (at, loudness) => {
    if (loudness === null) {
      if (loud) end(loud.last, false);
    } else if (loudness >= LOUD_DB) {
      loud ??= { from: at, peak: loudness };
      loud.peak = Math.max(loud.peak, loudness);
      loud.last = at + 1_000;
    } else if (loud && at + 1_000 - loud.last >= CALM_SECONDS * 1_000) {
      end(loud.last, true);
    }
  });
  if (loud) end(loud.last, false);
  return cues;
}

/** Each second of a window, also those of minutes of which nothing is known. */
function eachSecond(rows, view, visit) {
  for (let minute = Math.floor(view.from / MINUTE) * MINUTE; minute < view.to; minute += MINUTE) {
    const loudness = rows.get(minute)?.loudness ?? [];
    for (let second = 0; second < 60; second++) visit(minute + second * 1_000, loudness[second] ?? null);
  }
}
