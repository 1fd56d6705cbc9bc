// hls.js is larger than all else of a live page together, and the fast lane does without it: it is loaded when it is wanted. The browser keeps it.

export const loadHls = async () => (await import("../lib/hls.light.min.mjs")).default;

/** Whether it could play here, asked as it asks itself, but without it. */
export function canPlayByHls() {
  const source = globalThis.ManagedMediaSource ?? globalThis.MediaSource;
  return typeof source?.isTypeSupported === "function" && source.isTypeSupported('video/mp4; codecs="avc1.42E01E,mp4a.40.2"');
}
