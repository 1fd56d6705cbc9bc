// Asks what moves, for all cameras at once, while the page is looked at.
import { apiFetch } from "../shell/api.mjs";
import { steady } from "./server-clock.mjs";

const ASK_MS = 2_000;

/** Without an answer for this long nothing is known of any camera: then all of them play. */
const PATIENCE_MS = 4_000;

/** @param onSigns called with a map from camera to {watchedAt, movedAt}: ms by steady(), or null */
export function watchMotion(onSigns) {
  const gone = new AbortController();
  let [timer, patience] = [0, 0];
  const watch = {
    /** False at first, and again when the page comes back: what was heard before is old. */
    hasHeard: false,
    stop() {
      gone.abort();
      clearTimeout(timer);
      clearTimeout(patience);
    },
  };
  const tell = (signs) => {
    watch.hasHeard = true;
    onSigns(signs);
  };
  const wait = () => {
    clearTimeout(patience);
    patience = setTimeout(() => document.hidden || tell(new Map()), PATIENCE_MS);
  };
  const ask = async () => {
    clearTimeout(timer);
    timer = setTimeout(ask, ASK_MS);
    if (document.hidden) return;
    try {
      const answer = await apiFetch("api/v1/live/motion", { signal: gone.signal });
      if (!answer.ok) return;
      const signs = signsOf((await answer.json()).items, steady());
      if (gone.signal.aborted) return;
      tell(signs);
      wait();
    } catch {
      // The next time it is asked again.
    }
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    watch.hasHeard = false;
    wait();
    ask();
  }, { signal: gone.signal });
  wait();
  ask();
  return watch;
}

/** @param items as the API has them, ages in seconds */
export function signsOf(items, now) {
  const at = (seconds) => (seconds === null || seconds === undefined ? null : now - seconds * 1_000);
  return new Map(items.map((item) => [item.camera, { watchedAt: at(item.watchedSecondsAgo), movedAt: at(item.movedSecondsAgo) }]));
}
