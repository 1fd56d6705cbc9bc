// Dark in the evening by this device's clock. A classic script in the head of pages whose viewer chose it: it decides before anything is drawn, so nothing is white first, and changes over while the page is open.
import { isDarkAt } from "./evening-rules.mjs";

/** A page that is open in the evening changes over within this time of the hour. */
const LOOK_MS = 20_000;

const { from, to } = document.currentScript.dataset;
const root = document.documentElement;

function follow() {
  const theme = isDarkAt(new Date(), Number(from), Number(to)) ? "dark" : "light";
  if (root.dataset.theme === theme) return;
  root.dataset.theme = theme;
  document.querySelector("meta[name=color-scheme]")?.setAttribute("content", theme);
  const bars = document.querySelector("meta[name=theme-color]");
  bars?.setAttribute("content", bars.dataset[theme]);
  dispatchEvent(new Event("dailycam-theme"));
}

follow();
setInterval(follow, LOOK_MS);
document.addEventListener("visibilitychange", follow);
addEventListener("pageshow", follow);
