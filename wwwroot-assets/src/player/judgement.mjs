// What the player thinks about itself, as pure functions of numbers: no DOM, no hls.js, no clock. All times are milliseconds.

/** A picture that moved within this time counts as playing. */
export const PROGRESS_MS = 3_000;

/** A picture that stands still for this long while the server has newer video is stuck: the player is built anew. */
export const FROZEN_MS = 6_000;

/** A loader that says nothing at all for this long has died: the player is built anew. */
export const SILENT_MS = 12_000;

/** After this long without a picture the page names what is wrong instead of showing a spinner. */
export const PATIENCE_MS = 10_000;

/** What latency may exceed the playlist's own distance from the edge by, before it is no longer called live. */
export const LIVE_SLACK_MS = 3_000;

/** The fast lane is a fraction of a second behind; this much is not "live" there any more. */
export const FAST_LIVE_MS = 3_000;

/** A tab hidden for this long is brought back to the live edge; one hidden longer than LONG_HIDDEN_MS is built anew. */
export const SHORT_HIDDEN_MS = 5_000;
export const LONG_HIDDEN_MS = 60_000;

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/** Pause before try number `tries` (0 for the first). */
export const retryDelay = (tries) => RETRY_MS[Math.min(tries, RETRY_MS.length - 1)];

/** Why there is no picture, from the answer to a request. A camera that is starting is asked again soon; one that is off is not pressed. */
export function causeOf(status) {
  if (status === 401 || status === 403) return "signedOut";
  if (status === 404) return "gone";
  if (status === 409) return "off";
  if (status === 503) return "noPicture";
  return "server";
}

/** Pause before asking again, by cause; the server answers "not yet" quickly and means it. */
export function pauseFor(cause, tries) {
  if (cause === "noPicture") return Math.min(retryDelay(tries), 2_000);
  if (cause === "off" || cause === "gone") return 5_000;
  return retryDelay(tries);
}

/**
 * The one word for the state: connecting, live, behind, paused, stalled or offline.
 * @param facts.paused the viewer paused; .refused a cause that waiting will not cure (signed out, off, gone)
 * @param facts.since when the viewer began to wait (page opened, tried again, came back)
 * @param facts.progressAt when the picture last moved, or null; .latency ms behind reality, or null; .liveLimit ms that still count as live
 */
export function judge(facts, now) {
  if (facts.refused) return "offline";
  if (facts.paused) return "paused";
  if (facts.progressAt !== null && now - facts.progressAt <= PROGRESS_MS) {
    return facts.latency !== null && facts.latency <= facts.liveLimit ? "live" : "behind";
  }
  const waiting = now - Math.max(facts.since, facts.progressAt ?? 0);
  if (waiting >= PATIENCE_MS) return "offline";
  return facts.progressAt === null || facts.progressAt < facts.since ? "connecting" : "stalled";
}

/** The facts of a device whose clock was set back: what would lie in the future was just now. Else a picture that stands still would be live until the clock has caught up. */
export function notAfter(facts, now) {
  const past = (at) => (at === null ? null : Math.min(at, now));
  return { ...facts, since: past(facts.since), builtAt: past(facts.builtAt), progressAt: past(facts.progressAt), newsAt: past(facts.newsAt), heardAt: past(facts.heardAt) };
}

/** How far behind still counts as live: the distance the playlist asks for, one target duration of jitter, and slack. */
export const liveLimit = ({ lowLatency, partHoldBack, targetDuration }) =>
  (lowLatency && partHoldBack > 0 ? partHoldBack + targetDuration : 4 * targetDuration) * 1_000 + LIVE_SLACK_MS;

/**
 * Whether the player must be built anew although nothing has reported an error. When the camera itself is silent, building anew would only play
 * the last second over and over: then the player waits, because hls.js goes on by itself once there is news.
 * @param facts.newsAt when the server's video last grew; .heardAt when the loader last reported anything
 */
export function isStuck(facts, now) {
  if (facts.paused || facts.hidden || facts.retrying || facts.refused) return false;
  const still = now - Math.max(facts.builtAt, facts.progressAt ?? 0);
  if (still < FROZEN_MS) return false;
  const hasNews = facts.newsAt !== null && now - facts.newsAt < PROGRESS_MS;
  return hasNews || now - Math.max(facts.builtAt, facts.heardAt ?? 0) >= SILENT_MS;
}

/** Where a playlist's video shows a moment (Unix milliseconds), in seconds of the player's time; its beginning for an earlier one. Null when nobody knows. */
export function placeOf(fragments, date) {
  const dated = fragments.filter(({ programDateTime }) => programDateTime);
  const at = dated.findLast(({ programDateTime }) => programDateTime <= date);
  if (at) return at.start + (date - at.programDateTime) / 1_000;
  return dated.length > 0 ? dated[0].start : null;
}

/** What to do when the viewer comes back (tab, page cache, network). Somebody who scrubbed back or paused stays where they are. */
export function onReturn({ following, away }) {
  if (!following || away <= SHORT_HIDDEN_MS) return "nothing";
  return away > LONG_HIDDEN_MS ? "rebuild" : "goLive";
}

/** What a key does, or null. Keys typed into a field, while composing (Hangul!) or with a modifier are nobody's business. */
export function actionOf({ key, isComposing, ctrlKey, metaKey, altKey, shiftKey = false, editing, onButton, isZoomed = false }) {
  if (isComposing || ctrlKey || metaKey || altKey || editing) return null;
  if (isZoomed && shiftKey && key.startsWith("Arrow")) return `pan${key.slice("Arrow".length)}`;
  if (key === " ") return onButton ? null : "toggle";
  const actions = { ArrowLeft: "back10", ArrowRight: "forward10", ArrowDown: "back1", ArrowUp: "forward1", f: "fullscreen", m: "mute", l: "goLive", p: "pictureInPicture", s: "snapshot", "?": "help", i: "stats", "+": "zoomIn", "=": "zoomIn", "-": "zoomOut", 0: "zoomWhole", c: "clip", z: "zones", b: "boxes", n: "night" };
  return actions[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

/** "12 seconds ago" in the page's language. */
export function ago(ms, language) {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 90) return format.format(-seconds, "second");
  if (seconds < 90 * 60) return format.format(-Math.round(seconds / 60), "minute");
  return seconds < 36 * 3_600 ? format.format(-Math.round(seconds / 3_600), "hour") : format.format(-Math.round(seconds / 86_400), "day");
}
