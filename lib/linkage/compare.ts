import { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { caseOf } from "./comparisons/level";
import { DIGIT, FIELD_NAMES, LEVELS } from "./fields";
import type { FieldName } from "./fields";

/** The digit in which the rarity of what a field shares is kept. */
const RARITY_DIGIT: Partial<Record<FieldName, "nameBits" | "dateBits">> = {
  name: "nameBits",
  date: "dateBits",
};

function digitsOf(field: FieldName): string {
  const rarity = RARITY_DIGIT[field];
  const { step } = DIGIT[field];
  return caseOf(LEVELS[field], (code, bits) =>
    bits === undefined || rarity === undefined
      ? String(code * step)
      : `${code * step} + (${bits}) * ${DIGIT[rarity].step}`,
  );
}

/**
 * The pattern of the pair (a, b) as int4 (fields.ts): SQL over two comparable records, aliases a and b, the
 * same when they are exchanged. Levels are asked in the order of the comparisons' lists, strongest first;
 * within a level integers stand before text, for AND stops where it can.
 */
export const PATTERN: Sql = raw(FIELD_NAMES.map((field) => `(${digitsOf(field)})`).join(" + "));
