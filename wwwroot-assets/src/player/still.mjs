// A camera's newest single picture, and when it was taken.
import { serverClock } from "./server-clock.mjs";

/** Decoded, so that whoever shows it can tell its age from then on: {address, taken}, the address to be revoked. Null when there is none, or nobody can say how old it is. Throws without a network. */
export async function newestStill(base) {
  const answer = await fetch(`${base}/snapshot.jpg?size=small`, { cache: "no-store" });
  serverClock.hear(answer);
  const taken = Date.parse(answer.headers.get("Last-Modified") ?? "");
  if (!answer.ok || !Number.isFinite(taken)) return null;
  const image = new Image();
  const address = URL.createObjectURL(await answer.blob());
  image.src = address;
  try {
    await image.decode();
  } catch {
    URL.revokeObjectURL(address);
    return null;
  }
  return { address, taken };
}
