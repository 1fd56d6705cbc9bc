// Whether the page's circuit is away. The class of its banner is the one thing that every Blazor script says of it: the event for it is newer than the script that can be had (docs/adr/0001).

const AWAY = ["show", "retrying", "failed", "rejected"];

/** The element whose class tells it, where the page has one. */
export const circuitBanner = () => document.getElementById("components-reconnect-modal");

/** Whether nothing reaches the server by the circuit at this moment. */
export function isCircuitAway() {
  const classes = circuitBanner()?.classList;
  return classes !== undefined && AWAY.some((state) => classes.contains(`components-reconnect-${state}`));
}
