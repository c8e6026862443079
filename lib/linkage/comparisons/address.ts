import { codesOf, levelsOf, tableBy } from "./level";

const SAME_DESA = "a.desa_id = b.desa_id";
const NEAR_DESA = `(a.desa_name IS NOT NULL AND b.desa_name IS NOT NULL AND length(a.desa_name) > 4
    AND levenshtein_less_equal(a.desa_name, b.desa_name, 2) <= 2)`;
const BOTH = "a.address IS NOT NULL AND b.address IS NOT NULL";
const SAME_TEXT = "a.address = b.address";
const ONE_DESA = `(${SAME_DESA} OR a.desa_id IS NULL OR b.desa_id IS NULL OR ${NEAR_DESA})`;
const EQUAL = "a.address_id = b.address_id AND a.address IS NOT NULL";

const EDITS = "least(8, greatest(a.address_length, b.address_length) / 4)";
const STRAY = "bit_count((a.address_letters # b.address_letters)::bit(26))";
const REORDERED = `abs(a.address_length - b.address_length) <= 4
    AND least(a.address_length, b.address_length) >= 15 AND ${STRAY} <= 2`;
const EDITED = `abs(a.address_length - b.address_length) <= 8
    AND levenshtein_less_equal(a.address, b.address, ${EDITS}) <= ${EDITS}`;
const PART = `(a.address_letters & b.address_letters) IN (a.address_letters, b.address_letters)
    AND (strpos(a.address, b.address) > 0 OR strpos(b.address, a.address) > 0)`;
/** A part left out, parts in another order, or a few slips. */
const NEAR = `${BOTH} AND least(a.address_length, b.address_length) > 6
    AND (CASE WHEN ${STRAY} <= 6 THEN ${REORDERED} OR ${EDITED} ELSE false END OR ${PART})`;

/**
 * Street or hamlet, RT/RW and desa are one comparison: they say the same thing three times. Texts that are the
 * same are never merely near.
 */
export const ADDRESS_LEVELS = levelsOf(
  {
    name: "missing",
    when: `(a.address IS NULL OR b.address IS NULL) AND (${SAME_DESA}) IS NOT TRUE`,
    priorM: 0,
    priorU: 0,
  },
  { name: "differs", when: null, priorM: 0.22, priorU: 0.96, household: 0.02 },
  { name: "same-desa", when: SAME_DESA, priorM: 0.06, priorU: 0.03, household: 0.02 },
  {
    name: "same-rt-rw",
    when: `${SAME_TEXT} AND ${ONE_DESA} OR ${SAME_DESA} AND a.rt = b.rt AND a.rw = b.rw AND a.rt > 0`,
    priorM: 0.07,
    priorU: 0.006,
    household: 0.03,
  },
  {
    name: "text-elsewhere",
    when: `${SAME_TEXT} AND NOT ${ONE_DESA}`,
    priorM: 0.05,
    priorU: 0.001,
    household: 0.01,
  },
  {
    name: "near-elsewhere",
    when: `a.address <> b.address AND ${NEAR}`,
    priorM: 0.05,
    priorU: 0.001,
    household: 0.01,
  },
  {
    name: "near",
    when: `CASE
      WHEN ${SAME_TEXT} THEN ${ONE_DESA} AND a.house AND b.house
      ELSE (a.house OR b.house) AND (${SAME_DESA} OR ${NEAR_DESA}) AND ${NEAR} END`,
    priorM: 0.15,
    priorU: 0.001,
    household: 0.03,
  },
  { name: "equal-common", when: EQUAL, priorM: 0.15, priorU: 0.0009, household: 0.35 },
  { name: "equal-rare", when: `${EQUAL} AND a.house`, priorM: 0.25, priorU: 0.0001, household: 0.53 },
);

export const ADDRESS = codesOf(ADDRESS_LEVELS);

/** One card, one address, unless one of the two lines has a slip or moved on without its card. */
export const SAME_CARD_ADDRESS = tableBy(ADDRESS_LEVELS, {
  differs: 0.1,
  sameDesa: 0.05,
  sameRtRw: 0.05,
  textElsewhere: 0.02,
  nearElsewhere: 0.02,
  near: 0.1,
  equalCommon: 0.33,
  equalRare: 0.33,
});

/** Registered in one kecamatan: neighbours are common. */
export const SAME_OFFICE_ADDRESS = tableBy(ADDRESS_LEVELS, {
  differs: 0.75,
  sameDesa: 0.17,
  sameRtRw: 0.03,
  textElsewhere: 0.001,
  nearElsewhere: 0.001,
  near: 0.005,
  equalCommon: 0.04,
  equalRare: 0.003,
});
