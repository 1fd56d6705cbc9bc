// Which of the typeface's many small files a text needs: each declares the ranges of characters that are in it.

const FACE = /@font-face\s*\{([^}]*)\}/g;

/** Addresses of the files for the text, as the sheet writes them, each once. */
export function filesFor(sheet, text) {
  const wanted = [...new Set(text)].map((letter) => letter.codePointAt(0));
  const files = new Set();
  for (const [, face] of sheet.matchAll(FACE)) {
    const file = /url\(["']?([^"')]+)["']?\)/.exec(face)?.[1];
    const ranges = rangesOf(/unicode-range:\s*([^;}]+)/i.exec(face)?.[1] ?? "U+0-10FFFF");
    if (file && wanted.some((code) => ranges.some(([from, to]) => code >= from && code <= to))) files.add(file);
  }
  return [...files];
}

/** "U+20, U+ac00-d7af, U+4??" as pairs of first and last. */
function rangesOf(words) {
  return words.split(",").map((word) => {
    const [from, to = from] = word.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from.replaceAll("?", "0"), 16), Number.parseInt(to.replaceAll("?", "F"), 16)];
  });
}
