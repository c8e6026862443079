/**
 * A number in [0, 1) that belongs to a finding and a purpose: the same each time, unrelated between purposes.
 * The fingerprint is already a SHA-256; FNV-1a over it and the purpose spreads it enough for a lottery (not
 * for secrets). Source: Fowler, Noll, Vo; draft-eastlake-fnv.
 */
export function repeatableDraw(fingerprint: string, purpose: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${purpose} ${fingerprint}`) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  }
  // One round of mixing: FNV's last letters barely reach the high bits.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
