import type { Kabupaten } from "./upload-types";

/** Offices put their code into file names (3314, 33.14): the kabupaten that the name gives away, or null. */
export function regionInName(name: string, kabupaten: readonly Kabupaten[]): string | null {
  const codes = [...name.matchAll(/(?<![\d.])(\d{2})\.?(\d{2})(?!\d)/g)].map(
    ([, province = "", regency = ""]) => province + regency,
  );
  return codes.find((code) => kabupaten.some((one) => one.code === code)) ?? null;
}
