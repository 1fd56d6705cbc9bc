// The night screen's rules, as pure functions. It stands in a dark room and is believed: whatever is not known to be live must not look like a quiet night.

/** Loudness that begins to move the ring, and that fills it, in decibels below the loudest. */
const SILENT_DB = -60;
const LOUD_DB = -12;

/** The ring opens at once and closes slowly, so that a short cry is seen by eyes that need a moment. */
const FALL_PER_SECOND = 0.6;

/** Steps that the ring takes where motion is not wanted. */
const CALM_STEPS = 4;

/** A picture that has been away for this long makes the screen bright: it may be one part that came late, and nobody should be woken for that. */
export const ALARM_MS = 8_000;

/** Whether a state is that of a moving picture, be it behind. */
export const plays = (state) => state === "live" || state === "behind";

/** How full the ring is for a sound, 0 to 1. @param samples of a wave, -1 to 1 */
export function levelOf(samples) {
  let square = 0;
  for (const sample of samples) square += sample * sample;
  const decibels = 10 * Math.log10(square / Math.max(samples.length, 1) + 1e-12);
  return Math.min(Math.max((decibels - SILENT_DB) / (LOUD_DB - SILENT_DB), 0), 1);
}

export const settleLevel = (shown, level, elapsedMs) => (level >= shown ? level : Math.max(level, shown - (FALL_PER_SECOND * elapsedMs) / 1_000));

export const calmLevel = (level) => Math.ceil(level * CALM_STEPS) / CALM_STEPS;

/**
 * What the screen is: "watching" only while the picture is live, "waiting" as soon as it is not, "lost" when that lasts or cannot get better by waiting.
 * @param facts.state, .cause the player's @param facts.liveAt when it was last live (ms), or when the screen was opened
 */
export function nightOf({ state, liveAt }, now) {
  if (state === "live") return "watching";
  return state === "offline" || state === "paused" || now - liveAt >= ALARM_MS ? "lost" : "waiting";
}

/** Whether a way of playing gives its sound to be measured: the system's own player gives silence, and single pictures have none. */
export const isMeasurable = (way) => way !== "native" && way !== "pictures";

/** The name of the words for what is heard. A ring that stands still because there is no sound to measure must not be taken for silence. @param hasSound null while nobody knows */
export function soundWords({ night, isMeasured, hasSound, isHeard }) {
  if (night !== "watching") return null;
  if (hasSound === false) return "Night.NoSound";
  if (!isMeasured) return "Night.NotMeasured";
  return isHeard ? "Night.Heard" : "Night.Silent";
}
