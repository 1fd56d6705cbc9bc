// What is the picture at this moment: the video, single pictures in its place, or the last one that came.

/** Its own size; zero while there is none. */
export function sizeOf(host) {
  const picture = pictureIn(host);
  if (picture instanceof HTMLImageElement) return { width: picture.naturalWidth, height: picture.naturalHeight };
  if (picture instanceof HTMLVideoElement) return { width: picture.videoWidth, height: picture.videoHeight };
  return { width: picture?.width ?? 0, height: picture?.height ?? 0 };
}

/** The element that shows it, which a canvas can draw; null while there is none at all. */
export function pictureIn(host) {
  const still = host.querySelector("img.dcp-video");
  if (still?.naturalWidth > 0) return still;
  const video = host.querySelector("video.dcp-video");
  return video?.videoWidth > 0 ? video : host.querySelector(".dcp-last");
}
