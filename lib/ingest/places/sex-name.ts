import type { Sex } from "@/lib/roll/normal-record";

const MEN = /(?:^|[\s_.(-])(?:LAKI\W?LAKI|LAKI2|PRIA)(?![A-Z])/i;
const WOMEN = /(?:^|[\s_.(-])(?:PEREMPUAN|WANITA)(?![A-Z])/i;
/** Of one or two letters the whole name must consist. */
const SHORT: Readonly<Record<string, Sex>> = { L: "L", LK: "L", P: "P", PR: "P", PRP: "P" };
/** A heading is the word alone: a sum of men has its number behind it. */
const HEADING = /^\W*(?:(?:PEMILIH|DAFTAR PEMILIH|DATA)\s+)?(?:LAKI\W?LAKI|PRIA|PEREMPUAN|WANITA)\W*$/i;

/** The sex that a sheet or file is named by (`LAKI-LAKI`, `DPT PEREMPUAN.csv`); null for both or none. */
export function sexOfName(name: string): Sex | null {
  const short = SHORT[name.trim().toUpperCase()];
  if (short !== undefined) return short;
  const men = MEN.test(name);
  return men === WOMEN.test(name) ? null : men ? "L" : "P";
}

/** The sex that a heading between the lines gives those below it. */
export const sexOfHeading = (text: string): Sex | null => (HEADING.test(text) ? sexOfName(text) : null);
