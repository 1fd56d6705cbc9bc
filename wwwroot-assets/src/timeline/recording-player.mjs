// Plays archived video of one camera from any second, by byte ranges of the archive's own files. The picture says which second it is.
import { loadHls } from "../player/library.mjs";
import { address } from "../shell/address.mjs";

/** How much video one playlist covers: long enough to watch on, short enough to load at once. */
const PLAYLIST_MINUTES = 60;

/** So much earlier than asked a picture may be and still be the asked one: two frames of a slow camera. */
const ARRIVED_MS = 250;

/** After this long without a picture the page says so in words instead of showing a spinner. */
const PATIENCE_MS = 10_000;

export class RecordingPlayer {
  #video;
  #camera;
  #onMoment;
  #onState;
  #hls = null;
  #wanted = null; // what is to be played when the library is there
  #patience = 0;
  #asked = 0;
  #arrived = false;

  /** @param onMoment called with the picture's moment (ms) while it plays; @param onState called with "loading", "playing", "paused", "ended" or "failed". */
  constructor(video, camera, onMoment, onState) {
    this.#video = video;
    this.#camera = camera;
    this.#onMoment = onMoment;
    this.#onState = onState;
    loadHls().catch(() => {}); // Beside the page, which needs it only when something is to be played; what fails is tried again then.
    video.addEventListener("timeupdate", () => this.#report());
    video.addEventListener("seeked", () => (this.#arrived = true));
    video.addEventListener("playing", () => this.#settle("playing"));
    video.addEventListener("pause", () => this.#onState(video.ended ? "ended" : "paused"));
    video.addEventListener("ended", () => this.#onState("ended"));
  }

  /** Plays from a moment; the day's end bounds the playlist. @param camera another one than the player was made for */
  play(moment, dayEnd, camera = this.#camera) {
    this.#tearDown();
    this.#asked = moment;
    this.#arrived = false;
    this.#onState("loading");
    this.#patience = setTimeout(() => this.#onState("failed"), PATIENCE_MS);
    const to = Math.min(dayEnd, moment + PLAYLIST_MINUTES * 60_000);
    const url = address(`api/v1/cameras/${encodeURIComponent(camera)}/recordings/index.m3u8?from=${new Date(moment).toISOString()}&to=${new Date(to).toISOString()}`);
    const wanted = (this.#wanted = {});
    loadHls().then(
      (Hls) => this.#wanted === wanted && this.#begin(Hls, url, moment),
      () => this.#wanted === wanted && this.#fail({}),
    );
  }

  #begin(Hls, url, moment) {
    const hls = new Hls({ autoStartLoad: false, maxBufferLength: 20, backBufferLength: 30 });
    this.#hls = hls;
    hls.once(Hls.Events.LEVEL_LOADED, (_, data) => {
      // The playlist starts at the key frame at or before the asked moment; the rest of the way is a seek inside it.
      const first = data.details.fragments[0]?.programDateTime ?? moment;
      const offset = Math.max(0, (moment - first) / 1000);
      hls.startLoad(offset);
    });
    hls.on(Hls.Events.ERROR, (_, data) => {
      if (data.fatal) this.#fail(data);
    });
    hls.loadSource(url);
    hls.attachMedia(this.#video);
    this.#video.play().catch(() => this.#onState("paused"));
  }

  toggle() {
    if (this.#video.paused) this.#video.play().catch(() => this.#onState("paused"));
    else this.#video.pause();
  }

  get paused() {
    return this.#video.paused;
  }

  destroy() {
    this.#tearDown();
  }

  /** The first file begins at the key frame before: until the player has gone on from there, its moment is not what was asked for and nobody is told of it. */
  #report() {
    const date = this.#hls?.playingDate;
    if (!date) return;
    this.#arrived ||= date.getTime() >= this.#asked - ARRIVED_MS;
    if (this.#arrived) this.#onMoment(date.getTime());
  }

  #settle(state) {
    clearTimeout(this.#patience);
    this.#onState(state);
    this.#report();
  }

  #fail(data) {
    clearTimeout(this.#patience);
    const status = data.response?.code;
    this.#onState(status === 401 || status === 403 ? "signedOut" : "failed");
  }

  #tearDown() {
    clearTimeout(this.#patience);
    this.#hls?.destroy();
    this.#hls = this.#wanted = null;
  }
}
