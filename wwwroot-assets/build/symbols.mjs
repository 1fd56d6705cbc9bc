// One file with every symbol the pages show: the font that brings all of them is larger than everything else on a page together, and until it is there a symbol is a word.
const PATH = /<path d="([^"]+)"\/>/g;

/** The names in symbols.txt: one a line, in order, none twice. */
export function readNames(text) {
  const names = text.split("\n").filter((line) => line !== "");
  const unordered = names.find((name, index) => index > 0 && names[index - 1] >= name);
  if (unordered) throw new Error(`symbols.txt: ${unordered} stands twice or in the wrong place`);
  return names;
}

/** The sprite; `read(name)` gives a symbol's own SVG, whose square is 960 wide and stands on the line. */
export function composeSprite(names, read) {
  const symbols = names.map((name) => {
    const source = read(name);
    const paths = [...source.matchAll(PATH)].map(([, d]) => `<path d="${d}"/>`);
    if (!source.includes('viewBox="0 -960 960 960"') || paths.length === 0) throw new Error(`the symbol ${name} is drawn in another way than the others`);
    return `<symbol id="${name}" viewBox="0 -960 960 960">${paths.join("")}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`;
}
