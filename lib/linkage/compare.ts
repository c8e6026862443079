import { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { ADDRESS, DATE, DIGIT, MAX_BITS, NAME, NIK, NKK } from "./fields";
import type { FieldName } from "./fields";
import { differing, equalButDate, firstDigitsEqual, lastDigitsEqual, oneSlipOfDigits } from "./digits";

// Everything here is SQL over two comparable records, aliases a and b, and gives the same value when a and b
// are exchanged. The order of tests is the order of cost: integers first, text only where integers leave a
// doubt.

const HEADS = [1, 2, 3, 4] as const;
const inB = (i: number) => `(a.w${i} IN (b.w1, b.w2, b.w3, b.w4)) IS TRUE`;
const sharedWords = `((${[1, 2, 3, 4].map((i) => `(${inB(i)})::int`).join(" + ")}))`;
/** Letters that stand in one name only: each edit changes at most two. */
const strayLetters = "bit_count((a.letters # b.letters)::bit(26))";
const edits = (most: number) => `levenshtein_less_equal(a.spelling, b.spelling, ${most})`;
const closeLength = (most: number) =>
  `abs(a.spelling_length - b.spelling_length) <= ${most} AND least(a.spelling_length, b.spelling_length) >=`;

const sharedBits = `least(${MAX_BITS}, ${[1, 2, 3, 4].map((i) => `CASE WHEN ${inB(i)} THEN a.b${i} ELSE 0 END`).join(" + ")})`;
const wholeBits = "least(a.name_bits, b.name_bits)";
/** Of names that sound alike: how rare the sound is, and that two who bear it spell it differently. */
const rareSpelling = (sound: "sound" | "speech") => `least(${MAX_BITS}, ${wholeBits} + a.${sound}_bits)`;
/**
 * Words that stand together in longer names are of one fashion: who is called ADI KURNIAWAN shares both with
 * every ADI DIAN KURNIAWAN, while names of a single word are mostly of another age than long ones and are
 * found in them four times less often than the shares of the words let expect. The measured rate of the level
 * is that of single words.
 */
const WORDS_OF_ONE_FASHION = 2;
const name = (level: number, bits: string) => `${level} + (${bits}) * ${DIGIT.nameBits.step}`;

/**
 * Level and rarity at once. Of a name that is or sounds equal the rarity of the whole counts, otherwise that
 * of the words that are the same: JASMIN and JAKON SIMONDS share no more than SIMONDS. Names pronounced alike
 * (AMINA, AMINAH), or one vowel short of it, are told from those that share their consonants (AGUNG, AGENG),
 * which twins do. A word that few bear (PURIMAN) is a slip only where it is not in both. A swap of neighbours
 * is one slip of the hand, though two edits: same length, same letters.
 */
const namePart = `CASE
  WHEN a.name_id IS NULL OR b.name_id IS NULL THEN ${NAME.missing}
  WHEN a.name_id = b.name_id THEN CASE WHEN a.odd = b.odd THEN ${name(NAME.equal, wholeBits)} ELSE ${name(NAME.respelt, `least(${MAX_BITS}, ${wholeBits} + a.respelt_bits)`)} END
  WHEN a.sound = b.sound AND a.words > 1 AND a.words = b.words AND a.spelling_length = b.spelling_length AND a.letters = b.letters AND a.first_word <> b.first_word THEN ${name(NAME.order, wholeBits)}
  WHEN a.words > 0 AND a.speech = b.speech THEN ${name(NAME.sound, `least(${MAX_BITS}, ${wholeBits} + CASE WHEN (a.unknown = 0) = (b.unknown = 0) THEN a.speech_bits ELSE a.odd_bits END)`)}
  WHEN a.words > 0 AND a.sound = b.sound THEN CASE WHEN a.unknown <> b.unknown AND a.vowels <> b.vowels AND ${edits(1)} <= 1 THEN ${name(NAME.sound, rareSpelling("sound"))} ELSE ${name(NAME.consonants, rareSpelling("sound"))} END
  WHEN ${strayLetters} <= 2 AND ${closeLength(1)} 4 AND ${edits(1)} <= 1 OR a.letters = b.letters AND a.spelling_length = b.spelling_length AND a.spelling_length >= 4 AND ${edits(2)} <= 2
    THEN CASE WHEN a.unknown = b.unknown THEN ${NAME.oneEditTwoNames} ELSE ${NAME.oneEdit} END + (${sharedBits}) * ${DIGIT.nameBits.step}
  WHEN ${strayLetters} <= 4 AND ${closeLength(2)} 7 AND ${edits(2)} <= 2 OR ${strayLetters} <= 6 AND ${closeLength(3)} 12 AND ${edits(3)} <= 3
    THEN CASE WHEN a.unknown = b.unknown THEN ${NAME.twoEditsTwoNames} ELSE ${NAME.twoEdits} END + (${sharedBits}) * ${DIGIT.nameBits.step}
  WHEN (a.word_marks & b.word_marks) <> 0 AND ${sharedWords} > 0 THEN CASE
    WHEN ${sharedWords} = least(a.words, b.words) THEN ${name(NAME.subset, `greatest(1, ${sharedBits} - CASE WHEN ${sharedWords} > 1 THEN ${WORDS_OF_ONE_FASHION} ELSE 0 END)`)}
    WHEN a.first_word = b.first_word THEN ${name(NAME.sharesFirst, sharedBits)}
    ELSE ${name(NAME.sharesWord, sharedBits)} END
  WHEN (a.head_marks & b.head_marks) <> 0 AND (${HEADS.map((i) => `(a.h${i} IN (b.h1, b.h2, b.h3, b.h4)) IS TRUE`).join(" OR ")}) THEN ${NAME.alikeWord}
  ELSE ${NAME.differs} END`;

const date = (level: number) => level * DIGIT.date.step;

/**
 * Years one slip apart: 1965 and 1985, 1956 and 1965. Father and son on one birthday, 1961 and 1985, are not.
 */
const yearSlip =
  "((a.y - b.y) % 10 = 0 AND a.y / 100 = b.y / 100 OR a.y / 10 = b.y / 10 OR (a.y % 10) * 10 + a.y / 10 % 10 = b.y % 100 AND a.y / 100 = b.y / 100)";

/** A shared 1 July with another year is a default, not a date with one part wrong. */
const DAY_WITH_OTHER_YEAR = `a.m = b.m AND a.d = b.d AND NOT (a.common_day OR b.common_day) AND ${yearSlip}`;

/** Dates that differ in one part (and are not read month before day, which is more). */
export const ONE_PART = `(a.y = b.y AND (a.m = b.m OR a.d = b.d) OR ${DAY_WITH_OTHER_YEAR})`;

const datePart = `CASE
  WHEN a.ymd IS NULL OR b.ymd IS NULL THEN ${date(DATE.missing)}
  WHEN a.ymd = b.ymd THEN ${date(DATE.equal)} + least(a.date_bits, b.date_bits) * ${DIGIT.dateBits.step}
  WHEN a.y = b.y AND a.d = b.m AND a.m = b.d THEN ${date(DATE.swapped)}
  WHEN ${ONE_PART} THEN ${date(DATE.onePart)}
  WHEN abs(a.y - b.y) <= 1 OR a.m = b.m AND a.d = b.d THEN ${date(DATE.near)}
  ELSE ${date(DATE.differs)} END`;

const placeLevel = `CASE WHEN a.place IS NULL OR b.place IS NULL THEN 0 WHEN a.place_id = b.place_id THEN CASE WHEN a.common_place THEN 3 ELSE 4 END
  WHEN abs(length(a.place) - length(b.place)) <= 2 AND length(a.place) > 4 AND levenshtein_less_equal(a.place, b.place, 2) <= 2 THEN 2
  WHEN starts_with(a.place, b.place) OR starts_with(b.place, a.place) THEN 2 ELSE 1 END`;

const sexLevel = "CASE WHEN a.sex IS NULL OR b.sex IS NULL THEN 0 WHEN a.sex = b.sex THEN 2 ELSE 1 END";

/**
 * The same for texts of any length, also one sign too many or too few. The exchange is told by a back
 * reference and not by a subquery, which would keep PostgreSQL from comparing with all processes. Costs a
 * hundred times what digits cost: for ids of other offices and damaged numbers only.
 */
function oneSlipOfText(column: string): string {
  const [a, b] = [`a.${column}`, `b.${column}`];
  return `CASE levenshtein_less_equal(${a}, ${b}, 2) WHEN 1 THEN true WHEN 2 THEN length(${a}) = length(${b}) AND ${a} || '|' || ${b} ~ '^(.*)(.)(.)(.*)[|]\\1\\3\\2\\4$' ELSE false END`;
}

const nikDiffers = differing("nik_digits");
/**
 * Given out one after the other, or with one between: so the register numbers twins. Of numbers with equal
 * first twelve digits.
 */
const NEXT_SERIAL = "abs(a.nik_digits - b.nik_digits) <= 2";

/**
 * Two people of one birthday and kecamatan share the first twelve digits, and twins have neighbouring
 * serials: neighbours there are a level of their own, and so are slips that lead further, which a register
 * seldom brings about and a finger often. Of a masked number the first twelve digits often stand: they must
 * be the same, which is little for neighbours of one birthday and much against strangers. A number contains
 * its date: that of a date corrected in one part, or read month before day, differs there and nowhere else.
 */
const nikLevel = `CASE
  WHEN a.nik IS NULL OR b.nik IS NULL THEN CASE WHEN a.nik_head = b.nik_head THEN ${NIK.maskedAlike} WHEN a.nik_head <> b.nik_head THEN ${NIK.differs} ELSE ${NIK.missing} END
  WHEN a.nik_digits IS NULL OR b.nik_digits IS NULL THEN CASE WHEN a.nik = b.nik THEN ${NIK.equal} WHEN ${oneSlipOfText("nik")} THEN ${NIK.slip} ELSE ${NIK.differs} END
  WHEN ${nikDiffers} = 0 THEN ${NIK.equal}
  WHEN ${firstDigitsEqual(nikDiffers, 12)} THEN CASE WHEN ${NEXT_SERIAL} THEN ${NIK.nextSerial} WHEN ${oneSlipOfDigits("nik_digits")} THEN ${NIK.serialSlip} ELSE ${NIK.first12} END
  WHEN ${lastDigitsEqual(nikDiffers, 10)} AND a.known_office AND b.known_office THEN ${NIK.region}
  WHEN ${oneSlipOfDigits("nik_digits")} THEN ${NIK.slip}
  WHEN ${lastDigitsEqual(nikDiffers, 10)} THEN ${NIK.region}
  WHEN ${equalButDate(nikDiffers)} AND a.ymd <> b.ymd AND (${ONE_PART} OR a.y = b.y AND a.m = b.d AND a.d = b.m) THEN ${NIK.otherDate}
  ELSE ${NIK.differs} END`;

const nkkLevel = `CASE WHEN a.nkk IS NULL OR b.nkk IS NULL THEN ${NKK.missing}
  WHEN a.nkk_digits IS NULL OR b.nkk_digits IS NULL THEN CASE WHEN a.nkk = b.nkk THEN ${NKK.equal} WHEN ${oneSlipOfText("nkk")} THEN ${NKK.slip} ELSE ${NKK.differs} END
  WHEN ${differing("nkk_digits")} = 0 THEN ${NKK.equal} WHEN ${oneSlipOfDigits("nkk_digits")} THEN ${NKK.slip} ELSE ${NKK.differs} END`;

const sameDesa = "a.desa_id = b.desa_id";
const nearDesa =
  "(a.desa_name IS NOT NULL AND b.desa_name IS NOT NULL AND length(a.desa_name) > 4 AND levenshtein_less_equal(a.desa_name, b.desa_name, 2) <= 2)";
const addressEdits = "least(8, greatest(a.address_length, b.address_length) / 4)";
const strayAddressLetters = "bit_count((a.address_letters # b.address_letters)::bit(26))";
/** A part left out, parts in another order, or a few slips. */
const nearAddress = `CASE WHEN ${strayAddressLetters} <= 6 THEN abs(a.address_length - b.address_length) <= 4 AND least(a.address_length, b.address_length) >= 15 AND ${strayAddressLetters} <= 2
    OR abs(a.address_length - b.address_length) <= 8 AND levenshtein_less_equal(a.address, b.address, ${addressEdits}) <= ${addressEdits} ELSE false END
  OR (a.address_letters & b.address_letters) IN (a.address_letters, b.address_letters) AND (strpos(a.address, b.address) > 0 OR strpos(b.address, a.address) > 0)`;

/** Street or hamlet, RT/RW and desa are one comparison: they say the same thing three times. */
const addressLevel = `CASE
  WHEN (a.address IS NULL OR b.address IS NULL) AND (a.desa_id IS NULL OR b.desa_id IS NULL) THEN ${ADDRESS.missing}
  WHEN a.address_id = b.address_id AND a.address IS NOT NULL THEN CASE WHEN a.house THEN ${ADDRESS.equalRare} ELSE ${ADDRESS.equalCommon} END
  WHEN a.address = b.address THEN CASE WHEN (${sameDesa} OR a.desa_id IS NULL OR b.desa_id IS NULL OR ${nearDesa}) THEN CASE WHEN a.house AND b.house THEN ${ADDRESS.near} ELSE ${ADDRESS.sameRtRw} END ELSE ${ADDRESS.textElsewhere} END
  WHEN a.address IS NOT NULL AND b.address IS NOT NULL AND least(a.address_length, b.address_length) > 6 AND (${nearAddress})
    THEN CASE WHEN (${sameDesa} OR ${nearDesa}) AND (a.house OR b.house) THEN ${ADDRESS.near} ELSE ${ADDRESS.nearElsewhere} END
  WHEN ${sameDesa} AND a.rt = b.rt AND a.rw = b.rw AND a.rt > 0 THEN ${ADDRESS.sameRtRw}
  WHEN ${sameDesa} THEN ${ADDRESS.sameDesa}
  WHEN a.address IS NULL OR b.address IS NULL THEN ${ADDRESS.missing}
  ELSE ${ADDRESS.differs} END`;

const digit = (field: FieldName, level: string) => `(${level}) * ${DIGIT[field].step}`;

/** The pattern of the pair (a, b) as int4: see fields.ts. */
export const PATTERN: Sql = raw(
  [
    `(${namePart})`,
    `(${datePart})`,
    digit("place", placeLevel),
    digit("sex", sexLevel),
    digit("nik", nikLevel),
    digit("nkk", nkkLevel),
    digit("address", addressLevel),
  ].join(" + "),
);
