// What is the picture at this moment: the video, single pictures in its place, or the last one that came.

/** Its own size; zero while there is none. */
export function sizeOf(host) {
  const video = host.querySelector("video.dcp-video");
  const still = host.querySelector("img.dcp-video");
  if (still?.naturalWidth > 0) return { width: still.naturalWidth, height: still.naturalHeight };
  if (video?.videoWidth > 0) return { width: video.videoWidth, height: video.videoHeight };
  const last = host.querySelector(".dcp-last");
  return { width: last?.width ?? 0, height: last?.height ?? 0 };
}
