import { auditBody } from "@/lib/db/audit";
import { expect, test } from "vitest";
import { holdsIdentity, maskDeep, maskText } from "@/lib/mask-text";

const NIK = "3314014101900007";
const HIDDEN = "331401**********";

test.each([
  ["alone", NIK, HIDDEN],
  ["in a name", `SITI ${NIK} AMINAH`, `SITI ${HIDDEN} AMINAH`],
  ["glued to letters", `NIK${NIK}X`, `NIK${HIDDEN}X`],
  ["with blanks", "3314 0141 0190 0007", "3314 01** **** ****"],
  ["with dots", "33.14.01.410190.0007", "33.14.01.******.****"],
  ["with dashes", "331401–410190–0007", "331401–******–****"],
  ["a dash at every place", [...NIK].join("-"), "3-3-1-4-0-1-*-*-*-*-*-*-*-*-*-*"],
  ["with slashes", "331401/410190/0007", "331401/******/****"],
  ["with commas", "3314,0141,0190,0007", "3314,01**,****,****"],
  ["a double blank", "331401  410190  0007", "331401  ******  ****"],
  ["with a sign that nobody sees", "331401\u200b4101900007", "331401\u200b**********"],
  ["in Arabic digits", "٣٣١٤٠١٤١٠١٩٠٠٠٠٧", "٣٣١٤٠١**********"],
  ["twelve digits", "410190000712", "************"],
  ["two of them glued", NIK + NIK, "*".repeat(32)],
])("a number of a person %s is starred", (_how, text, shown) => {
  expect(maskText(text)).toBe(shown);
});

test.each(["2025-12-10", "RT 01 RW 02 NO 123456", "12345678901", "01|02|1990", "JL. MAWAR 12 GG 3"])(
  "what names nobody stays: %s",
  (text) => {
    expect(maskText(text)).toBe(text);
  },
);

test("times, sums and numbers that the product makes pass by their form, names of fields do not", () => {
  const hash = "123456789012345678".padEnd(64, "a");
  const made = { at: "2025-12-10T08:30:00.123Z", hash, rows: [1, 2], on: new Date(0) };
  expect(maskDeep(made)).toEqual(made);
  expect(maskDeep({ [NIK]: [{ deep: NIK }] })).toEqual({ [HIDDEN]: [{ deep: HIDDEN }] });
});

test("sixteen digits in a row name a person, fifteen do not", () => {
  expect(holdsIdentity(`lihat ${NIK}`)).toBe(true);
  expect(holdsIdentity("3314 0141 0190 0007")).toBe(true);
  expect(holdsIdentity("331401410190000")).toBe(false);
});

test("an account is told apart on the trail, also where its id happens to hold twelve digits", () => {
  const id = "7c9e6679-1234-4567-8901-234567890123";
  const actor = { id, role: "auditor" };
  expect(auditBody({ actor }, { action: "user.sign-in", entityType: "user", entityId: id })).toContain(
    `"entityId":"${id}"`,
  );
});
