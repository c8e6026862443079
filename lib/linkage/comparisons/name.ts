import { MAX_BITS } from "../bits";
import { codesOf, levelsOf } from "./level";

const SLOTS = [1, 2, 3, 4] as const;
const HEADS_ALIKE = SLOTS.map((i) => `(a.h${i} IN (b.h1, b.h2, b.h3, b.h4)) IS TRUE`).join(" OR ");
const inB = (i: number) => `(a.w${i} IN (b.w1, b.w2, b.w3, b.w4)) IS TRUE`;
const SHARED_WORDS = `((${SLOTS.map((i) => `(${inB(i)})::int`).join(" + ")}))`;
/** The shared words as a set of slots of `a` (prepare-joint.ts), and how rare they are together in this roll. */
const SHARED_SET = SLOTS.map((i) => `CASE WHEN ${inB(i)} THEN ${1 << (i - 1)} ELSE 0 END`).join(" + ");
const SHARED_BITS = `coalesce(a.joint[${SHARED_SET}], 0)`;
const WHOLE_BITS = "least(a.name_bits, b.name_bits)";
/** Of names that sound alike: how rare the sound is, and that two who bear it spell it differently. */
const RARE_SPELLING = `least(${MAX_BITS}, ${WHOLE_BITS}
    + CASE WHEN (a.unknown = 0) = (b.unknown = 0) THEN a.sound_bits
      ELSE greatest(a.sound_bits, least(a.odd_bits, b.odd_bits)) END)`;
const SPOKEN_BITS = `least(${MAX_BITS}, ${WHOLE_BITS}
    + CASE WHEN (a.unknown = 0) = (b.unknown = 0) THEN a.speech_bits ELSE a.odd_bits END)`;
/** Letters that stand in one name only: each edit changes at most two. */
const STRAY = "bit_count((a.letters # b.letters)::bit(26))";
const edits = (most: number) => `levenshtein_less_equal(a.spelling, b.spelling, ${most})`;
const closeLength = (most: number, least: number) =>
  `abs(a.spelling_length - b.spelling_length) <= ${most}
    AND least(a.spelling_length, b.spelling_length) >= ${least}`;

/**
 * A swap of neighbours is one slip of the hand, though two edits: same length, same letters. Of three letters (SNI,
 * SANI) only where one of the two is no name that others bear.
 */
const oneEdit = (least: number) => `(${STRAY} <= 2 AND ${closeLength(1, least)} AND ${edits(1)} <= 1
    OR a.letters = b.letters AND a.spelling_length = b.spelling_length AND a.spelling_length >= ${least}
    AND ${edits(2)} <= 2)`;
const TWO_EDITS = `(${STRAY} <= 4 AND ${closeLength(2, 7)} AND ${edits(2)} <= 2
    OR ${STRAY} <= 6 AND ${closeLength(3, 12)} AND ${edits(3)} <= 3)`;
/** Both spellings are names that other people bear: HASAN and HUSEN are not one name and its slip. */
const TWO_NAMES = "a.unknown = b.unknown";
const SHARES = `(a.word_marks & b.word_marks) <> 0 AND ${SHARED_WORDS} > 0`;
const SAID_ALIKE = "a.words > 0 AND a.speech = b.speech";
const SOUNDS_ALIKE = "a.words > 0 AND a.sound = b.sound";

/**
 * Of a name that is or sounds equal the rarity of the whole counts, otherwise that of the words that are the
 * same: JASMIN and JAKON SIMONDS share no more than SIMONDS. Names pronounced alike (AMINA, AMINAH), or one
 * vowel short of it, are told from those that share their consonants (AGUNG, AGENG), which twins do. A word
 * that few bear (PURIMAN) is a slip only where it is not in both.
 */
export const NAME_LEVELS = levelsOf(
  { name: "missing", when: "a.name_id IS NULL OR b.name_id IS NULL", priorM: 0, priorU: 0 },
  { name: "differs", when: null, priorM: 0.006, priorU: 0.925, household: 0.64, twins: 0.36 },
  {
    name: "alike-word",
    when: `(a.head_marks & b.head_marks) <> 0 AND (${HEADS_ALIKE})`,
    priorM: 0.009,
    priorU: 0.04,
    household: 0.06,
    twins: 0.1,
  },
  {
    name: "shares-word",
    when: SHARES,
    bits: SHARED_BITS,
    ways: 1.5,
    priorM: 0.012,
    priorU: 0.02,
    household: 0.12,
    twins: 0.15,
  },
  {
    name: "shares-first-word",
    when: `a.first_word = b.first_word AND ${SHARES}`,
    bits: SHARED_BITS,
    ways: 1.5,
    priorM: 0.03,
    priorU: 0.012,
    household: 0.08,
    twins: 0.1,
  },
  {
    name: "subset",
    when: `${SHARES} AND ${SHARED_WORDS} = least(a.words, b.words)`,
    bits: SHARED_BITS,
    ways: 1,
    priorM: 0.04,
    priorU: 0.002,
    household: 0.04,
    twins: 0.02,
  },
  {
    name: "two-edits-two-names",
    when: `${TWO_NAMES} AND ${TWO_EDITS}`,
    bits: SHARED_BITS,
    ways: 0.02,
    priorM: 0.008,
    priorU: 0.0003,
    household: 0.018,
    twins: 0.08,
  },
  {
    name: "one-edit-two-names",
    when: `${TWO_NAMES} AND ${oneEdit(4)}`,
    bits: SHARED_BITS,
    ways: 0.01,
    priorM: 0.02,
    priorU: 0.0001,
    household: 0.01,
    twins: 0.11,
  },
  {
    name: "two-edits",
    when: `a.unknown <> b.unknown AND ${TWO_EDITS}`,
    bits: SHARED_BITS,
    ways: 0.01,
    priorM: 0.025,
    priorU: 0.0001,
    household: 0.005,
    twins: 0.03,
  },
  {
    name: "one-edit",
    when: `a.unknown <> b.unknown AND ${oneEdit(3)}`,
    bits: SHARED_BITS,
    ways: 0.004,
    priorM: 0.05,
    priorU: 0.00005,
    household: 0.002,
    twins: 0.03,
  },
  {
    name: "same-consonants",
    when: SOUNDS_ALIKE,
    bits: RARE_SPELLING,
    ways: 1,
    priorM: 0.025,
    priorU: 0.0001,
    household: 0.003,
    twins: 0.06,
  },
  {
    name: "same-sound",
    when: `${SAID_ALIKE} OR ${SOUNDS_ALIKE} AND a.unknown <> b.unknown AND a.vowels <> b.vowels AND ${edits(1)} <= 1`,
    bits: `CASE WHEN a.speech = b.speech THEN ${SPOKEN_BITS} ELSE ${RARE_SPELLING} END`,
    ways: 1,
    priorM: 0.035,
    priorU: 0.00005,
    household: 0.001,
    twins: 0.002,
  },
  {
    name: "word-order",
    when: `a.sound = b.sound AND a.words > 1 AND a.words = b.words AND a.spelling_length = b.spelling_length
    AND a.letters = b.letters AND a.first_word <> b.first_word`,
    bits: WHOLE_BITS,
    ways: 0.5,
    priorM: 0.02,
    priorU: 0.00005,
    household: 0.003,
    twins: 0.002,
  },
  {
    name: "respelt",
    when: "a.name_id = b.name_id",
    bits: `least(${MAX_BITS}, ${WHOLE_BITS} + a.respelt_bits)`,
    ways: 1,
    priorM: 0.02,
    priorU: 0.00002,
    household: 0.0002,
    twins: 0.0003,
  },
  {
    name: "equal",
    when: "a.name_id = b.name_id AND a.odd = b.odd",
    bits: WHOLE_BITS,
    ways: 1,
    priorM: 0.7,
    priorU: 0.00005,
    household: 0.01,
    twins: 0.001,
  },
);

export const NAME = codesOf(NAME_LEVELS);
