import { cached } from "./bounded-cache";
import { ABDUL_FAMILY, ASIDES, CHILD_OF, DEGREES, MUHAMMAD, MUHAMMAD_FAMILY, TITLES } from "./name-words";

/** What a word may be besides a name, depending on where it stands. */
export type WordRole = "name" | "title" | "degree" | "aside" | "child-of";

export interface WordForms {
  readonly role: WordRole;
  /** One or more words ("ABDURROHMAN" is two). */
  readonly norm: string;
  readonly key: string;
}

/**
 * The normal spelling and the sound of one word of a name, given in upper-case letters. Not a
 * transliteration: different spellings of one name meet in the same form, and that form is compared with
 * nothing but other such forms.
 */
export const wordForms = cached((word: string): WordForms => {
  const role = roleOf(word);
  if (MUHAMMAD_FAMILY.has(word)) return { role, norm: MUHAMMAD, key: soundKey(MUHAMMAD) };
  if (ABDUL_FAMILY.has(word)) return { role, norm: "ABDUL", key: soundKey("ABDUL") };
  const servant = splitAbdul(word);
  if (servant !== null) {
    const rest = modernSpelling(servant);
    return { role, norm: `ABDUL ${rest}`, key: `${soundKey("ABDUL")} ${soundKey(rest)}` };
  }
  const norm = modernSpelling(word);
  return { role, norm, key: soundKey(norm) };
}, 100_000);

function roleOf(word: string): WordRole {
  if (TITLES.has(word)) return "title";
  if (DEGREES.has(word)) return "degree";
  if (ASIDES.has(word)) return "aside";
  return CHILD_OF.has(word) ? "child-of" : "name";
}

/**
 * ABDULROHMAN, ABDURROHMAN, ABDURAHMAN, ABDUSSALAM → the second word; null for ABDULLAH and all other names.
 */
function splitAbdul(word: string): string | null {
  if (!word.startsWith("ABDU") || word.length < 9 || word.startsWith("ABDULLA") || word.startsWith("ABDULA"))
    return null;
  const assimilated = word.charCodeAt(4);
  if (assimilated === word.charCodeAt(5)) return word.slice(5);
  if (word.startsWith("ABDUL")) return word.slice(5);
  return "RSN".includes(word.charAt(4)) ? word.slice(4) : null;
}

/** Old and Arabic spellings in their present form, doubled letters single. */
function modernSpelling(word: string): string {
  const old = word.includes("OE") || word.includes("TJ") || word.includes("SJ");
  let text = word
    .replaceAll("OE", "U")
    .replaceAll("TJ", "C")
    .replaceAll("SJ", "SY")
    .replace(/^NJ/, "NY")
    .replace(/^CH(?=[RL])/, "K")
    .replace(/^CHAND/, "CAND")
    .replaceAll("CH", "H")
    .replaceAll("KH", "H")
    .replaceAll("DJ", "\u0001");
  // The letter J was today's Y wherever a word shows the old spelling; otherwise only in names where no other
  // reading exists.
  if (old || /^J(USU|UNUS|AHY|AHJ|OGYA)/.test(text)) text = text.replaceAll("J", "Y");
  return singleLetters(text.replaceAll("\u0001", "J"));
}

/** The first two letters keep a doubling (AAN, IIS and UUS are names of their own). */
function singleLetters(text: string): string {
  let out = text.slice(0, 2);
  for (let i = 2; i < text.length; i++)
    if (text.charCodeAt(i) !== text.charCodeAt(i - 1)) out += text.charAt(i);
  return out;
}

const SOUND: Readonly<Record<string, string>> = {
  F: "P",
  V: "P",
  Z: "S",
  Q: "K",
  X: "KS",
  J: "Y",
  E: "I",
  O: "U",
  DH: "D",
  TH: "T",
  SH: "S",
  SY: "S",
  DZ: "S",
  TS: "S",
  CK: "K",
  PH: "P",
  GH: "G",
};
const VOWELS = "AIU";

/**
 * A key for blocking: sounds that clerks confuse (f p v, z s, j y, q k, e i, o u) fall together, a closing h
 * goes, and vowels go from words with three or more consonants: RAHMAT and ROHMAT meet, SITI and SETO do not.
 */
function soundKey(norm: string): string {
  let sounds = "";
  for (let i = 0; i < norm.length; i++) {
    const pair = SOUND[norm.slice(i, i + 2)];
    const sound = pair ?? SOUND[norm.charAt(i)] ?? norm.charAt(i);
    if (pair !== undefined && norm.length > i + 1) i++;
    if (!sounds.endsWith(sound)) sounds += sound;
  }
  if (sounds.length > 2 && sounds.endsWith("H")) sounds = sounds.slice(0, -1);
  let skeleton = "";
  for (let i = 0; i < sounds.length; i++)
    if (i === 0 || !VOWELS.includes(sounds.charAt(i))) skeleton += sounds.charAt(i);
  const consonants = VOWELS.includes(skeleton.charAt(0)) ? skeleton.length - 1 : skeleton.length;
  return consonants > 2 ? skeleton : sounds;
}
