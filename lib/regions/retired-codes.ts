/**
 * Kabupaten and kota codes that were official between 2018 and 2023 and are no longer current: Papua and
 * Papua Barat were split in 2022. Numbers that were issued under them stay valid (Kepmendagri lists 2018 to
 * 2025, domain.md).
 */
export const RETIRED_KABUPATEN: readonly string[] = [
  "9101",
  "9102",
  "9104",
  "9107",
  "9108",
  "9109",
  "9112",
  "9113",
  "9114",
  "9116",
  "9117",
  "9118",
  "9121",
  "9122",
  "9123",
  "9124",
  "9125",
  "9126",
  "9127",
  "9128",
  "9201",
  "9204",
  "9205",
  "9209",
  "9210",
  "9271",
];

/**
 * Provinces that no longer exist under this number, of whose kabupaten no list is at hand: Timor Timur (until
 * 1999), and DKI Jakarta before it became 31.
 */
export const RETIRED_PROVINCES: readonly string[] = ["54", "09"];
