// Begins what a page needs of the browser: a live picture first, then Blazor's circuit. And says what a lost circuit means: try again quietly, and load the page anew when the server no longer knows it.
import { circuitBanner, isCircuitAway } from "./circuit.mjs";
import { connect } from "./connection.mjs";
import { watchHeartbeat } from "./heartbeat.mjs";
import { isHeld, reload } from "./hold.mjs";
import { install } from "./install.mjs";
import { warmTypeface } from "./typeface.mjs";

// A circuit is kept for 3 minutes after a disconnect; a page that was hidden longer cannot get its own back.
const circuitKeptMs = 3 * 60 * 1000;

// This is often here before the page is.
if (document.readyState === "loading") await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed, { once: true }));

// A live picture that came with the page begins now: the circuit takes it over when it is there.
const live = document.querySelectorAll("[data-player]");
if (live.length > 0) import("../player/mount.mjs").then(({ mountEarly }) => live.forEach(mountEarly));

const banner = circuitBanner();
let hiddenSince = 0;
let lost = false;

const look = () => {
  lost = isCircuitAway();
  if (banner.classList.contains("components-reconnect-rejected")) reload();
};
if (banner) new MutationObserver(look).observe(banner, { attributes: true, attributeFilter: ["class"] });
document.getElementById("reconnect-retry")?.addEventListener("click", async () => {
  const back = await Blazor.reconnect().catch(() => false);
  if (!back) reload();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    hiddenSince = Date.now();
  } else if (lost && Date.now() - hiddenSince > circuitKeptMs) {
    reload();
  }
});

// A chosen language is sent by the page itself while there is a circuit to draw it. What goes wrong with that is left to the form, and so is a page that holds an upload: leaving it asks first.
document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (submitter?.name !== "language" || lost || isHeld() || !document.querySelector(".shell[data-interactive]")) return;
  event.preventDefault();
  const send = () => {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value }));
    form.submit();
  };
  import("./language.mjs").then(({ change }) => change(form, submitter.value)).catch(send);
});

// What the page says of this moment is taken back when the server falls silent: also when Blazor's script never comes.
watchHeartbeat();

if (!globalThis.Blazor) await new Promise((loaded) => document.getElementById("circuit-script").addEventListener("load", loaded, { once: true }));
Blazor.registerCustomEventType("languagesaved", { createEventArgs: ({ detail }) => detail });
connect(Blazor, { storage: sessionStorage, WebSocket, reload });

// After the start, which must wait for nothing.
install();
warmTypeface(document.documentElement.dataset.typeface);
