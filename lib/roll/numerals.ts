const UNITS: Readonly<Record<string, number>> = {
  SATU: 1,
  DUA: 2,
  TIGA: 3,
  EMPAT: 4,
  LIMA: 5,
  ENAM: 6,
  TUJUH: 7,
  DELAPAN: 8,
  SEMBILAN: 9,
};
const WHOLE: Readonly<Record<string, number>> = { SEPULUH: 10, SEBELAS: 11, SERATUS: 100 };
const ROMAN = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/;
const JOINED = new RegExp(`^(${Object.keys(UNITS).join("|")})(BELAS|PULUH)$`);

/** A Roman number up to 39 (`XIV`); null for other words. */
export function romanNumber(word: string): number | null {
  if (word === "" || !ROMAN.test(word)) return null;
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  let total = 0;
  for (let i = 0; i < word.length; i++) {
    const value = values[word.charAt(i)] ?? 0;
    total += value < (values[word.charAt(i + 1)] ?? 0) ? -value : value;
  }
  return total;
}

/**
 * The words of a name with every numeral as `#n`: digits, Roman numbers and Indonesian number words say the
 * same (`TIGA PULUH LIMA ILIR`, `35 ILIR`, `XXXV ILIR`). Neighbouring numbers stay apart: `3-4 ULU` is not
 * `34 ULU`.
 *
 * @param words upper case, letters or digits only
 */
export function withNumerals(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const next = words[i + 1];
    const joined = JOINED.exec(word);
    const unit = UNITS[word] ?? (joined === null ? undefined : UNITS[joined[1] ?? ""]);
    const step = joined === null ? next : joined[2];
    if (unit !== undefined && (step === "BELAS" || step === "PULUH")) {
      if (joined === null) i++;
      const more = step === "PULUH" ? UNITS[words[i + 1] ?? ""] : undefined;
      if (more !== undefined) i++;
      out.push(`#${step === "BELAS" ? unit + 10 : unit * 10 + (more ?? 0)}`);
    } else {
      const value = unit ?? WHOLE[word] ?? romanNumber(word) ?? (/^\d+$/.test(word) ? Number(word) : null);
      out.push(value === null ? word : `#${value}`);
    }
  }
  return out;
}
