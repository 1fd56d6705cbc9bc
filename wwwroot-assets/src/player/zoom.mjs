// Digital zoom, as pure rules. A view is {scale, x, y}: the stage is enlarged by scale and moved by x and y, in shares of its width and height.
// A place is a point of the stage, 0 to 1 from the top left. What is covered is where the picture stands in the stage while it is whole.

export const WHOLE = Object.freeze({ scale: 1, x: 0, y: 0 });

/** A camera's picture shows its own squares beyond this. */
export const MOST = 8;

/** One press of a key or the button, and what two quick taps enlarge to. */
export const STEP = 1.5;
export const TAPPED = 2.5;

/** Less than this is a whole picture that a finger did not quite close. */
const ALMOST_WHOLE = 1.03;

/** One press of an arrow moves by this share of the stage. */
export const PAN_STEP = 0.2;

/** Two taps at one place within this time are one gesture. */
const DOUBLE_TAP_MS = 300;
const SAME_PLACE_PX = 30;

/** One notch of a wheel is 100 pixels or 3 lines, and enlarges by a fifth. */
const WHEEL_LINE_PX = 33;
const WHEEL_RATE = 0.0018;
const WHEEL_MOST_PX = 300;

/** Where a picture stands in a stage that shows all of it in the middle. @param stage {width, height} @param picture the same, in any unit */
export function fit(stage, picture) {
  if (!(stage.width > 0 && stage.height > 0 && picture.width > 0 && picture.height > 0)) return { left: 0, top: 0, width: 1, height: 1 };
  const ratio = picture.width / picture.height / (stage.width / stage.height);
  const [width, height] = ratio >= 1 ? [1, 1 / ratio] : [ratio, 1];
  return { left: (1 - width) / 2, top: (1 - height) / 2, width, height };
}

/** The nearest view that shows no stage beside the picture where the picture could be. */
export function clampView(view, covered) {
  const scale = Math.min(Math.max(view.scale, 1), MOST);
  return { scale, x: clampAxis(view.x, scale, covered.left, covered.width), y: clampAxis(view.y, scale, covered.top, covered.height) };
}

/** Enlarges by a factor; what is at the place stays there as far as the picture reaches. */
export function zoomAt(view, factor, place, covered) {
  const scale = Math.min(Math.max(view.scale * factor, 1), MOST);
  if (scale < ALMOST_WHOLE) return WHOLE;
  const ratio = scale / view.scale;
  return clampView({ scale, x: place.x - (place.x - view.x) * ratio, y: place.y - (place.y - view.y) * ratio }, covered);
}

export const panBy = (view, dx, dy, covered) => clampView({ scale: view.scale, x: view.x + dx, y: view.y + dy }, covered);

/** Two fingers: what was between them goes with them. @param factor how much further they are apart @param from, to the place between them */
export const pinch = (view, factor, from, to, covered) => panBy(zoomAt(view, factor, from, covered), to.x - from.x, to.y - from.y, covered);

/**
 * What a turn of the wheel means: a factor, or null when it is the page's. A whole picture leaves the wheel to a page that was scrolled,
 * or nobody could scroll back past it.
 */
export function wheelFactor({ deltaY, deltaMode = 0, ctrlKey = false, scale, isScrolled }) {
  if (deltaY === 0 || (scale === 1 && deltaY > 0)) return null;
  if (scale === 1 && isScrolled && !ctrlKey) return null;
  const pixels = deltaMode === 0 ? deltaY : deltaY * WHEEL_LINE_PX;
  return Math.exp(-Math.min(Math.max(pixels, -WHEEL_MOST_PX), WHEEL_MOST_PX) * WHEEL_RATE * (ctrlKey ? 4 : 1));
}

/** @param before the tap before this one, or null; both {at (ms), x, y (px)} */
export const isDoubleTap = (before, now) =>
  before !== null && now.at - before.at <= DOUBLE_TAP_MS && Math.hypot(now.x - before.x, now.y - before.y) <= SAME_PLACE_PX;

function clampAxis(value, scale, begin, size) {
  if (size * scale < 1) return (1 - scale) / 2;
  const [least, most] = [1 - (begin + size) * scale, -begin * scale];
  return Math.min(Math.max(value, least), most) + 0; // no -0 in a style
}
