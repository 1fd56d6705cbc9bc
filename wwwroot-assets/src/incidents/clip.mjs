// The clip of one incident: its evidence picture until somebody presses play, then the recording from a few seconds before, by the player of the timeline.
// And the reel of a day: several clips on one stage, one after another.
import { Reel } from "../reports/reel.mjs";
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

/** Gives a handle with destroy(). @param options {clips: [{camera, from, to, said}], done, skipped, failed, signedOut}: moments in ms, and what is said of each and at the end */
export function mountReel(host, options) {
  if (!host) return { destroy() {} };
  const part = (name) => host.querySelector(`[data-part=${name}]`);
  const [video, play, now, previous, next, message] = ["video", "play", "now", "previous", "next", "message"].map(part);
  const chips = [...host.querySelectorAll("[data-part=clip]")];
  const abort = new AbortController();
  const player = new RecordingPlayer(video, options.clips[0].camera, (moment) => reel.reach(moment), (state) => {
    host.dataset.player = state;
    reel.hear(state);
  });
  const reel = new Reel(options.clips, (clip) => player.play(clip.from, clip.to, clip.camera), show);

  function show({ index, state }) {
    host.dataset.reel = state;
    const plays = state === "playing" || state === "skipped";
    if (!plays) video.pause();
    now.textContent = plays ? options.clips[index].said : "";
    message.textContent = state === "playing" ? "" : options[state];
    chips.forEach((chip, place) => (plays && place === index ? chip.setAttribute("aria-current", "true") : chip.removeAttribute("aria-current")));
    previous.setAttribute("aria-disabled", String(!reel.hasPrevious));
    next.setAttribute("aria-disabled", String(!reel.hasNext));
  }

  const on = (node, handler) => node.addEventListener("click", handler, { signal: abort.signal });
  on(play, () => {
    video.controls = true;
    reel.start();
    // The button goes; the keyboard goes on at the video.
    video.focus({ preventScroll: true });
  });
  on(previous, () => reel.previous());
  on(next, () => reel.next());
  chips.forEach((chip, place) => on(chip, () => {
    video.controls = true;
    reel.start(place);
  }));
  return {
    destroy() {
      abort.abort();
      player.destroy();
    },
  };
}
