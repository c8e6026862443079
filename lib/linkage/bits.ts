/** Rarity of a shared name or date: −log2 of its share in the roll, whole bits, 0 to 31. */
export const MAX_BITS = 31;
