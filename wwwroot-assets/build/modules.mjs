// Puts each module that a page names into one file together with the small ones it is made of: a phone pays for every file with a way there and back. What keeps something for the whole page stays a file of its own,
// because two copies of it would be two truths.
import { dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";

/** Named by pages (components, or a module of another entry that is loaded when it is wanted). */
export const named = [
  "alerts/alerts", "clips/link", "home/pictures", "incidents/clip", "incidents/swipe", "measures/plots", "player/mount", "player/tiles", "player/tools", "shell/confirmation", "shell/language", "shell/order", "shell/show-password", "shell/start", "shell/viewer",
  "timeline/calendar", "timeline/timeline", "upload/upload", "zones/zones",
];

/** Named by other modules, and each there once: who holds the page or the screen, the server's clock, the sound's graphs, the caller's token. */
export const kept = ["player/awake", "player/server-clock", "player/sound", "shell/api", "shell/hold"];

/** Named by the document itself and run before it is drawn, which a module cannot be. */
export const classic = ["shell/evening"];

/** Libraries come as their own published files. */
const LIBRARY = /(?:^|\/)lib\//;

/** Gives, for each file that was made, the sources in it. @param from folder of the sources @param to folder for the files, which have the sources' names */
export async function composeModules(from, to) {
  const names = [...named, ...kept];
  const entries = names.map((name) => join(from, `${name}.mjs`));
  const results = await Promise.all(entries.map((entry) => build({ ...settings(from, to), entryPoints: [entry], plugins: [apart(entry, entries, from)] })));
  const early = await Promise.all(classic.map((name) => build({ ...settings(from, to), entryPoints: [join(from, `${name}.mjs`)], format: "iife", outExtension: { ".js": ".js" } })));
  const inputs = ({ metafile }) => Object.keys(metafile.inputs).map((input) => relative(from, resolve(input)));
  return new Map([...results.map((result, place) => [`${names[place]}.mjs`, inputs(result)]), ...early.map((result, place) => [`${classic[place]}.js`, inputs(result)])]);
}

const settings = (from, to) => ({
  outbase: from,
  outdir: to,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  metafile: true,
  // Only fetched by whoever opens the browser's tools, who then reads what was written.
  sourcemap: "linked",
  logLevel: "warning",
});

/** Leaves other entries and libraries as imports, by the way from the file that is made. */
const apart = (entry, entries, from) => ({
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, importer }) => {
      if (importer === "") return undefined;
      const target = join(dirname(importer), path);
      const isApart = target !== entry && (entries.includes(target) || LIBRARY.test(relative(from, target)));
      return isApart ? { path: asImport(relative(dirname(entry), target)), external: true } : undefined;
    });
  },
});

const asImport = (way) => (way.startsWith(".") ? way : `./${way}`);
