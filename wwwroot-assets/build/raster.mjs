// Draws what svg.mjs read into pixels. Each shape says how far a point is from its edge; the half pixel around the edge is what makes it smooth.

/** Gives size × size × 4 bytes: red, green, blue, alpha. */
export function draw({ size: box, shapes }, size) {
  const pixels = new Uint8Array(size * size * 4);
  const unit = box / size;
  const distances = shapes.map(distanceTo);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [x, y] = [(column + 0.5) * unit, (row + 0.5) * unit];
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      shapes.forEach(({ color }, index) => {
        const cover = Math.min(1, Math.max(0, 0.5 - distances[index](x, y) / unit));
        red += (color[0] - red) * cover;
        green += (color[1] - green) * cover;
        blue += (color[2] - blue) * cover;
        alpha += (1 - alpha) * cover;
      });
      pixels.set(bytesOf([red, green, blue], alpha), (row * size + column) * 4);
    }
  }
  return pixels;
}

/** What was mixed is weighed with its cover; PNG wants the colour itself beside its cover. */
const bytesOf = (color, alpha) => [...color.map((value) => (alpha > 0 ? Math.round(Math.min(255, value / alpha)) : 0)), Math.round(alpha * 255)];

/** Distance of a point from the shape's edge: below 0 inside. */
function distanceTo(shape) {
  if (shape.kind === "circle") return (x, y) => Math.sqrt((x - shape.x) ** 2 + (y - shape.y) ** 2) - shape.radius;
  return shape.kind === "rect" ? fromRect(shape) : fromLine(shape);
}

function fromRect({ x: left, y: top, width, height, radius }) {
  const [halfWidth, halfHeight] = [width / 2, height / 2];
  return (x, y) => {
    const across = Math.abs(x - left - halfWidth) - halfWidth + radius;
    const down = Math.abs(y - top - halfHeight) - halfHeight + radius;
    const [outX, outY] = [Math.max(across, 0), Math.max(down, 0)];
    return Math.sqrt(outX * outX + outY * outY) + Math.min(Math.max(across, down), 0) - radius;
  };
}

function fromLine({ points, width }) {
  const pieces = points.slice(1).map(([toX, toY], index) => {
    const [x, y] = points[index];
    const [dx, dy] = [toX - x, toY - y];
    return { x, y, dx, dy, length: dx * dx + dy * dy || 1 };
  });
  return (x, y) => {
    let nearest = Infinity;
    for (const piece of pieces) {
      const along = Math.min(1, Math.max(0, ((x - piece.x) * piece.dx + (y - piece.y) * piece.dy) / piece.length));
      const [offX, offY] = [piece.x + along * piece.dx - x, piece.y + along * piece.dy - y];
      nearest = Math.min(nearest, offX * offX + offY * offY);
    }
    return Math.sqrt(nearest) - width / 2;
  };
}
