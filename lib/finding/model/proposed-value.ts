import { hasCode, type CodesInForce, type CodesOfKind } from "@/lib/roll/code-tables";
import { parseMarital, parseSex } from "@/lib/roll/codes";
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
  | "follow-up-value-code"
  | "follow-up-element-stage";

const kept = (value: string): ProposedValue => ({ ok: true, value });
const wrong = (code: ValueProblem): ProposedValue => ({ ok: false, code });

/** What the values of a roll are checked by. */
export interface ValueRules {
  /** YYYY-MM-DD at the office: nobody is born later */
  readonly today: string;
  readonly codes: CodesInForce;
}

/** Letters of any script with what stands between them; digits are no part of a name. */
const WORDS = /^[\p{L}\p{M}][\p{L}\p{M}\s.,'’‘ʼ`"()/-]*$/u;
const FIRST_DAY = "1880-01-01";

/**
 * Is this a value that the element can have, in the form in which the roll writes it? What is impossible is
 * never stored, or somebody would carry it into Sidalih.
 */
export function proposedValue(
  element: CorrectableColumn,
  text: string,
  { today, codes }: ValueRules,
): ProposedValue {
  if (!hasCode(codes.perbaikan, element)) return wrong("follow-up-element-stage");
  const value = text.trim();
  switch (element) {
    case "sex": {
      const sex = parseSex(value);
      return sex === null ? wrong("follow-up-value-sex") : kept(sex);
    }
    case "marital": {
      const checked = inTable(parseMarital(value) ?? value, codes.marital);
      return checked.ok ? checked : wrong("follow-up-value-marital");
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
      return inTable(value, codes.disability);
    case "ktpEl":
      return inTable(value, codes.ktpEl);
    case "name":
    case "birthPlace":
      return WORDS.test(value) ? kept(value.replace(/\s+/g, " ")) : wrong("follow-up-value-name");
    case "address":
      return /\p{L}/u.test(value) ? kept(value.replace(/\s+/g, " ")) : wrong("follow-up-value-name");
  }
}

function inTable(value: string, table: CodesOfKind): ProposedValue {
  const code = value.toUpperCase();
  return hasCode(table, code) ? kept(code) : wrong("follow-up-value-code");
}

/** As the form writes dates: DD|MM|YYYY. */
function birthDate(value: string, today: string): ProposedValue {
  const { date } = parseRollDate(value);
  if (date === null || date > today || date < FIRST_DAY) return wrong("follow-up-value-date");
  const [year, month, day] = date.split("-");
  return kept(`${day}|${month}|${year}`);
}
