// What the statistics overlay shows: size, frame rate, dropped frames, bitrate and cushion of a playing video.
import { steady } from "./server-clock.mjs";

const WINDOW_MS = 10_000;

export class Traffic {
  #video;
  #loads = [];
  #frames = [];

  constructor(video) {
    this.#video = video;
  }

  add(bytes) {
    this.#loads.push({ at: steady(), bytes });
  }

  read() {
    const now = steady();
    const quality = this.#video.getVideoPlaybackQuality?.() ?? { totalVideoFrames: 0, droppedVideoFrames: 0 };
    this.#loads = this.#loads.filter((one) => one.at >= now - WINDOW_MS);
    this.#frames = [...this.#frames.filter((one) => one.at >= now - WINDOW_MS && one.count <= quality.totalVideoFrames), { at: now, count: quality.totalVideoFrames }];
    const first = this.#frames[0];
    return {
      width: this.#video.videoWidth,
      height: this.#video.videoHeight,
      fps: now > first.at ? ((quality.totalVideoFrames - first.count) * 1_000) / (now - first.at) : null,
      dropped: quality.droppedVideoFrames,
      bitrate: (this.#loads.reduce((sum, one) => sum + one.bytes, 0) * 8_000) / WINDOW_MS,
      buffered: this.#ahead(),
    };
  }

  #ahead() {
    const { buffered, currentTime } = this.#video;
    for (let i = 0; i < buffered.length; i++) {
      if (buffered.start(i) <= currentTime && currentTime <= buffered.end(i)) return buffered.end(i) - currentTime;
    }
    return 0;
  }
}
