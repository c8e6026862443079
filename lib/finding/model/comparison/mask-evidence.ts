import { maskText } from "@/lib/mask-text";

const BIRTH_KEY = /birth|lahir|born/i;
const DAY = /\b(\d{4})-\d{2}-\d{2}\b|\b\d{2}([-/|])\d{2}\2(\d{4})\b/g;

/**
 * Evidence as it may leave the server: long numbers masked like a NIK, dates of birth as years, wherever they
 * stand. Detectors should not copy identities into evidence in the first place; this holds even if one does.
 */
export function maskEvidence(value: unknown, key = ""): unknown {
  if (typeof value === "string") return maskedText(value, BIRTH_KEY.test(key));
  if (Array.isArray(value)) return value.map((item) => maskEvidence(item, key));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        maskText(name),
        maskEvidence(item, BIRTH_KEY.test(key) ? key : name),
      ]),
    );
  }
  return value;
}

function maskedText(text: string, birth: boolean): string {
  const numbers = maskText(text);
  return birth
    ? numbers.replace(
        DAY,
        (_match, isoYear: string | undefined, _sign, year: string | undefined) => isoYear ?? year ?? "****",
      )
    : numbers;
}
