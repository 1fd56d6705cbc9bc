// The clip of one incident: its evidence picture until somebody presses play, then the recording from a few seconds before, by the player of the timeline.
import { RecordingPlayer } from "../timeline/recording-player.mjs";

/** Gives a handle with destroy(). @param host null when the page was left before this was here @param options {camera, from, to, failed, signedOut}: moments in ms, and what is said when it does not play */
export function mount(host, options) {
  if (!host) return { destroy() {} };
  const part = (name) => host.querySelector(`[data-part=${name}]`);
  const [video, play, message] = [part("video"), part("play"), part("message")];
  const abort = new AbortController();
  const player = new RecordingPlayer(video, options.camera, () => {}, (state) => {
    host.dataset.player = state;
    message.textContent = { failed: options.failed, signedOut: options.signedOut }[state] ?? "";
  });
  play.addEventListener("click", () => {
    video.controls = true;
    player.play(options.from, options.to);
    // The button goes; the keyboard goes on at the video.
    video.focus({ preventScroll: true });
  }, { signal: abort.signal });
  return {
    destroy() {
      abort.abort();
      player.destroy();
    },
  };
}
