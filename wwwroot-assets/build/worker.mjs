// Puts the service worker together: not every browser takes modules as workers, so its rules are written into it.

const IMPORT = /^import .* from "\.\/rules\.mjs";$/m;

/** @param rules text of src/offline/rules.mjs @param worker text of src/offline/worker.mjs */
export function composeWorker(rules, worker) {
  if (!IMPORT.test(worker)) throw new Error("the worker no longer imports its rules");
  const script = [rules, worker.replace(IMPORT, "")].join("\n").replace(/^export /gm, "");
  const left = /^\s*(?:import|export)\b.*$/m.exec(script);
  if (left) throw new Error(`this stands in no plain script: ${left[0]}`);
  return `(() => {\n"use strict";\n${script}})();\n`;
}
