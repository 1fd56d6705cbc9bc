// Starts Blazor's circuit and says what a lost one means: try again quietly, and load the page anew when the server no longer knows the circuit.
import { circuitBanner, isCircuitAway } from "./circuit.mjs";
import { reload } from "./hold.mjs";

// A circuit is kept for 3 minutes after a disconnect; a page that was hidden longer cannot get its own back.
const circuitKeptMs = 3 * 60 * 1000;

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

// A live picture that came with the page begins now: the circuit takes it over when it is there.
const live = document.querySelectorAll("[data-player]");
if (live.length > 0) import("../player/mount.mjs").then(({ mountEarly }) => live.forEach(mountEarly));

Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds: (tries) => Math.min(1000 * (tries + 1), 5000) } } });

// After the start, which must wait for nothing: what the page says of this moment is taken back when the server falls silent.
import("./heartbeat.mjs").then(({ watchHeartbeat }) => watchHeartbeat());
import("./install.mjs").then(({ install }) => install());
import("./typeface.mjs").then(({ wantTypeface }) => wantTypeface());
