// Which tiles of the grid play and which stand still, as pure rules. A picture stands still only where somebody watches and sees nothing move. All times are milliseconds.

/** A tile goes on playing for this long after the last movement, so that it does not flicker between the two. */
export const LINGER_MS = 15_000;

/** A camera whose newest watched picture is older is watched by nobody: its tile plays, because nobody would say that something moves. */
export const UNWATCHED_MS = 10_000;

/** Decoders at the same time. More of them make a phone hot and starve each other. */
const MOST = 4;
const FEW = 2;
const FEW_CORES = 2;

/** What a device bears. @param cores null where the browser does not tell */
export const decodersOf = ({ cores, savesData = false }) => (savesData || (cores !== null && cores <= FEW_CORES) ? FEW : MOST);

/**
 * Why a tile wants to play: "chosen" by a tap, "moves", "unwatched" or "always"; null when it can stand still.
 * @param tile.visible, .chosenAt (or null), .watchedAt (newest picture watched for movement, or null), .movedAt (or null)
 * @param isSmart false when this device wants all to play
 */
export function reasonOf(tile, { isSmart, now }) {
  if (!tile.visible) return null;
  if (tile.chosenAt !== null) return "chosen";
  if (!isSmart) return "always";
  if (tile.watchedAt === null || now - tile.watchedAt > UNWATCHED_MS) return "unwatched";
  return tile.movedAt !== null && now - tile.movedAt <= LINGER_MS ? "moves" : null;
}

const RANKS = ["chosen", "moves", "unwatched", "always"];

/**
 * The tiles that play, at most so many: what was tapped last, then what moves, then what nobody watches. Among equals those that play already go on, then the order of the page decides.
 * @param tiles in the order of the page, as for reasonOf, and .isLive
 */
export function choose(tiles, { isSmart, now, most }) {
  return tiles
    .map((tile, index) => ({ tile, index, reason: reasonOf(tile, { isSmart, now }) }))
    .filter(({ reason }) => reason !== null)
    .sort((a, b) => RANKS.indexOf(a.reason) - RANKS.indexOf(b.reason) || (b.tile.chosenAt ?? 0) - (a.tile.chosenAt ?? 0) || Number(b.tile.isLive) - Number(a.tile.isLive) || a.index - b.index)
    .slice(0, most)
    .map(({ tile }) => tile);
}
