// Paints the shapes of layout.mjs on a canvas. It knows colours and thicknesses, and no times.

/** Pixels across the bar, counted from the side where the marks stand. */
const MOTION_ROOM = 0.55;
const COVERAGE_THICK = 6;

/** How much of the brand's colour recorded time gets over the ground. */
const RECORDED_TINT = 0.24;

const looks = {
  analysedClear: "good", filteredLocally: "good", analysedWithIncident: "danger", waiting: "advice", failed: "accident", blocked: "accident",
};

/** The colours of the page's theme, read once for many paintings: asking the style for each would cost more than painting. */
export function readColours(node) {
  const style = getComputedStyle(node);
  const names = ["ground", "surface", "raised", "line", "text", "muted", "brand", "accident", "danger", "caution", "advice", "good"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--dc-${name}`).trim()]));
}

export class Painter {
  #canvas;
  #pen;
  #colours;
  #hatch;

  constructor(canvas) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d");
  }

  /** After the theme has changed, and once before the first painting. */
  use(colours) {
    this.#colours = colours;
    this.#hatch = this.#hatched(colours);
  }

  /** @param size {width, height, ratio} in CSS pixels and the device's pixels for each */
  resize({ width, height, ratio }) {
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
  }

  /** @param axis {length, upright} @param breadth pixels across */
  paint(shapes, axis, breadth, ratio) {
    const pen = this.#pen;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, axis.upright ? breadth : axis.length, axis.upright ? axis.length : breadth);
    const fill = (piece, across, thick) =>
      axis.upright ? pen.fillRect(breadth - across - thick, piece.from, thick, piece.size) : pen.fillRect(piece.from, across, piece.size, thick);

    pen.globalAlpha = RECORDED_TINT;
    pen.fillStyle = this.#colours.brand;
    for (const piece of shapes.recorded) fill(piece, 0, breadth);
    pen.globalAlpha = 1;
    pen.fillStyle = this.#hatch;
    for (const piece of shapes.gaps) fill(piece, 0, breadth);
    pen.fillStyle = this.#colours.line;
    for (const tick of shapes.ticks) fill({ from: Math.round(tick.at), size: 1 }, 0, breadth);
    pen.fillStyle = this.#colours.brand;
    const room = (breadth - COVERAGE_THICK) * MOTION_ROOM;
    for (const bar of shapes.motion) {
      // The root, because most of a day hardly moves and must still be seen.
      const tall = Math.max(2, Math.sqrt(bar.value) * room);
      fill(bar, breadth - COVERAGE_THICK - tall, tall);
    }
    this.#paintCoverage(shapes.coverage, fill, breadth - COVERAGE_THICK);
  }

  #paintCoverage(coverage, fill, across) {
    for (const piece of coverage) {
      const look = looks[piece.state];
      if (!look) continue;
      this.#pen.fillStyle = this.#colours[look];
      fill(piece, across, COVERAGE_THICK);
    }
  }

  #hatched({ raised, line }) {
    const side = 8;
    const tile = new OffscreenCanvas(side, side);
    const pen = tile.getContext("2d");
    pen.fillStyle = raised;
    pen.fillRect(0, 0, side, side);
    pen.strokeStyle = line;
    pen.lineWidth = 2;
    for (const shift of [-side, 0, side]) {
      pen.beginPath();
      pen.moveTo(shift - 1, side + 1);
      pen.lineTo(shift + side + 1, -1);
      pen.stroke();
    }
    return this.#pen.createPattern(tile, "repeat");
  }
}
