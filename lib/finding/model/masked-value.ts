import { COLUMN, type CorrectableColumn } from "@/lib/roll/columns";
import { maskIdentity } from "@/lib/roll/identity-number";

/** A value of an element as the screen shows it: of an identity the region, of a birth date (DD|MM|YYYY) the year. */
export function maskedValue(element: CorrectableColumn, value: string): string {
  const { mask } = COLUMN[element];
  if (mask === "identity") return maskIdentity(value);
  return mask === "date" ? (value.split("|").at(-1) ?? "") : value;
}
