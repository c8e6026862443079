/** Zones of Indonesia, by the first two digits of a region's code (Keppres 41/1987, with the provinces of today). */
export const PROVINCES_OF = {
  "Asia/Makassar": new Set(["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"]),
  "Asia/Jayapura": new Set(["81", "82", "91", "92", "93", "94", "95", "96", "97"]),
} as const;

export const ZONES = { west: "Asia/Jakarta", central: "Asia/Makassar", east: "Asia/Jayapura" } as const;
export type OfficeZone = (typeof ZONES)[keyof typeof ZONES];

const SHORT: Readonly<Record<OfficeZone, string>> = {
  "Asia/Jakarta": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};

/** The zone in which an office keeps its days. @param code of a kabupaten, kecamatan or desa */
export function officeZone(code: string): OfficeZone {
  const province = code.slice(0, 2);
  if (PROVINCES_OF[ZONES.east].has(province)) return ZONES.east;
  return PROVINCES_OF[ZONES.central].has(province) ? ZONES.central : ZONES.west;
}

/** Hours by which the office's clock is ahead of UTC; no summer time in Indonesia. */
export const officeOffset = (code: string): number =>
  ({ "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9 })[officeZone(code)];

/** WIB, WITA or WIT. */
export const zoneName = (zone: OfficeZone): string => SHORT[zone];

/** The office's today as YYYY-MM-DD, at any hour and wherever the computer thinks it is. */
export function officeToday(code: string, now = new Date()): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: officeZone(code),
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** @param day YYYY-MM-DD */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Midnight in the office's zone: a day is a working day, not a day of the server.
 * @param code of its region; that of an account without an area is taken to lie in the west
 */
export function startOfDay(now: Date, code = ""): Date {
  const offset = officeOffset(code) * 3_600_000;
  return new Date(Math.floor((now.getTime() + offset) / 86_400_000) * 86_400_000 - offset);
}
