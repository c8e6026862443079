import iconv from "iconv-lite";

/** Encodings of one byte a letter that offices' programs write. */
export const SINGLE_BYTE = ["windows-1252", "macintosh", "cp850"] as const;
export type SingleByte = (typeof SINGLE_BYTE)[number];

export function decodeSingleByte(bytes: Buffer, encoding: SingleByte): string {
  // TextDecoder has no code page of DOS; Windows-1252 and Macintosh are its own.
  return encoding === "cp850" ? iconv.decode(bytes, "cp850") : new TextDecoder(encoding).decode(bytes);
}

/** Letters that names here have, from Arabic, Dutch and Portuguese spelling. */
const USUAL = /^[àáâäãçèéêëìíîïñòóôöùúûü]$/iu;
const APOSTROPHE = /^[’‘´`ʼ]$/u;

/**
 * Chooses by how the words look in each: an accented letter of the case of its word speaks for an encoding, a
 * sign in the middle of a word against it. Windows-1252 is left only when it makes nonsense, for capitals
 * with a small accented letter (`JOSé`) come from PHP and not from another encoding.
 *
 * @param words bytes of words that hold a byte beyond ASCII
 * @returns likeliest first; not certain when the first makes no sense either, or another as much
 */
export function guessSingleByte(words: readonly Buffer[]): {
  readonly encodings: readonly SingleByte[];
  readonly certain: boolean;
} {
  const scored = SINGLE_BYTE.map((encoding) => ({
    encoding,
    score: words.reduce((sum, word) => sum + plausibility(decodeSingleByte(word, encoding), encoding), 0),
  }));
  const windows = scored[0]?.score ?? 0;
  if (windows >= 0) return { encodings: ["windows-1252"], certain: true };
  const ranked = scored.toSorted((a, b) => b.score - a.score);
  const [first, second] = ranked;
  return {
    encodings: ranked.map(({ encoding }) => encoding),
    certain: first !== undefined && first.score > 0 && first.score > (second?.score ?? 0),
  };
}

function plausibility(word: string, encoding: SingleByte): number {
  const letters = word.replace(/[^A-Za-z]/g, "");
  const capitals = letters === letters.toUpperCase();
  let sum = 0;
  for (const [at, char] of [...word].entries()) {
    if (char < "\u0080") continue;
    if (USUAL.test(char) && !(encoding !== "windows-1252" && /[ãÃ]/u.test(char))) {
      const fits = capitals ? char === char.toUpperCase() : at === 0 || char === char.toLowerCase();
      sum += fits ? 3 : encoding === "windows-1252" ? 0 : -2;
    } else if (/\p{L}/u.test(char)) sum -= 1;
    else if (APOSTROPHE.test(char)) sum += 2;
    else if (letters !== "") sum -= 3;
  }
  return sum;
}
