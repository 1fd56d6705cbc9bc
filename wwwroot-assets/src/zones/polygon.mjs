// Corners of a zone as [x, y] shares of the picture. Pure, so that it can be tested without a page.

/** Where a new corner belongs: at the end while there is no shape yet, otherwise into the side that is nearest. */
export function insertionIndex(points, point) {
  if (points.length < 3) return points.length;
  let best = points.length;
  let least = Infinity;
  points.forEach((corner, i) => {
    const distance = distanceToSide(point, corner, points[(i + 1) % points.length]);
    if (distance < least - 1e-12) {
      least = distance;
      best = i + 1;
    }
  });
  return best;
}

export function distanceToSide([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** Kept inside the picture and free of digits nobody needs. */
export function clamp(value) {
  return Math.round(Math.max(0, Math.min(1, value)) * 10000) / 10000;
}

/** How far an arrow key moves a corner: a hundredth of the picture, five with shift. Undefined for other keys. */
export function keyStep(key, shift) {
  const step = shift ? 0.05 : 0.01;
  return { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key];
}
