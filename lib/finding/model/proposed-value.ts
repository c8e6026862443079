import { DISABILITY_TABLES, KTP_EL_TABLES, parseMarital, parseSex, tableYear } from "@/lib/roll/codes";
import type { CorrectableColumn } from "@/lib/roll/columns";
import { classifyIdentity } from "@/lib/roll/identity-number";
import { parseTpsNumber } from "@/lib/roll/numbers";
import { parseRollDate } from "@/lib/roll/roll-date";

/** A value as UBAH keeps it, or the error (`errors.follow-up-value-…`) that says what would be one. */
export type ProposedValue =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: ValueProblem };

export type ValueProblem =
  | "follow-up-value-sex"
  | "follow-up-value-marital"
  | "follow-up-value-date"
  | "follow-up-value-identity"
  | "follow-up-value-number"
  | "follow-up-value-name"
  | "follow-up-value-code";

const kept = (value: string): ProposedValue => ({ ok: true, value });
const wrong = (code: ValueProblem): ProposedValue => ({ ok: false, code });

/** Letters of any script with what stands between them; digits are no part of a name. */
const WORDS = /^[\p{L}\p{M}][\p{L}\p{M}\s.,'’‘ʼ`"()/-]*$/u;
const FIRST_DAY = "1880-01-01";

/**
 * Is this a value that the element can have, in the form in which the roll writes it? What is impossible is
 * never stored, or somebody would carry it into Sidalih.
 * @param today YYYY-MM-DD at the office: nobody is born later
 * @param referenceDate of the roll, YYYY-MM-DD: it says which table of codes is in force
 */
export function proposedValue(
  element: CorrectableColumn,
  text: string,
  { today, referenceDate }: { readonly today: string; readonly referenceDate: string },
): ProposedValue {
  const value = text.trim();
  switch (element) {
    case "sex": {
      const sex = parseSex(value);
      return sex === null ? wrong("follow-up-value-sex") : kept(sex);
    }
    case "marital": {
      const marital = parseMarital(value);
      return marital === null ? wrong("follow-up-value-marital") : kept(marital);
    }
    case "birthDate":
      return birthDate(value, today);
    case "nik":
    case "nkk": {
      const { digits } = classifyIdentity(value);
      return digits === null || /^(\d)\1+$/.test(digits) ? wrong("follow-up-value-identity") : kept(digits);
    }
    case "tps": {
      const tps = /^(?:TPS\s*)?\d{1,4}$/i.test(value) ? parseTpsNumber(value) : null;
      return tps === null || tps < 1 ? wrong("follow-up-value-number") : kept(String(tps).padStart(3, "0"));
    }
    case "rt":
    case "rw":
      return /^\d{1,3}$/.test(value) ? kept(value.padStart(3, "0")) : wrong("follow-up-value-number");
    case "disability":
      return inTable(value, DISABILITY_TABLES[tableYear(referenceDate)]);
    case "ktpEl":
      return inTable(value, KTP_EL_TABLES[tableYear(referenceDate)]);
    case "name":
    case "birthPlace":
      return WORDS.test(value) ? kept(value.replace(/\s+/g, " ")) : wrong("follow-up-value-name");
    case "address":
      return /\p{L}/u.test(value) ? kept(value.replace(/\s+/g, " ")) : wrong("follow-up-value-name");
  }
}

function inTable(value: string, table: Readonly<Record<string, string>>): ProposedValue {
  const code = value.toUpperCase();
  return code in table ? kept(code) : wrong("follow-up-value-code");
}

/** As the form writes dates: DD|MM|YYYY. */
function birthDate(value: string, today: string): ProposedValue {
  const { date } = parseRollDate(value);
  if (date === null || date > today || date < FIRST_DAY) return wrong("follow-up-value-date");
  const [year, month, day] = date.split("-");
  return kept(`${day}|${month}|${year}`);
}
