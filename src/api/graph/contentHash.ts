/** Hashes of texts, for uids and for telling graphs apart; not for secrets. */

const LANES = 4;

/** 128 bits as 32 hexadecimal digits, the form of Flink's operator ids. */
export function contentHash(text: string): string {
  const lanes = Array.from({ length: LANES }, (_, lane) => hashLane(text, lane));
  return lanes.map((lane) => lane.toString(16).padStart(8, '0')).join('');
}

/** FNV-1a with a seed of its own, and murmur's finalizer. */
function hashLane(text: string, lane: number): number {
  let hash = (0x811c9dc5 + Math.imul(lane, 0x9e3779b1)) | 0;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
