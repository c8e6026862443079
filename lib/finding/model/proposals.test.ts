import { expect, it } from "vitest";
import { proposalsOf, type ProposalRecord } from "./proposals";

const person = (over: Partial<ProposalRecord> = {}): ProposalRecord => ({
  rowNo: 1,
  role: "subject",
  nikOk: "3314105203800001",
  birthIso: "1980-03-12",
  tpsNo: 1,
  sex: "P",
  birthDate: "12|03|1980",
  nik: "3314105203800001",
  name: "SUPARMI",
  ...over,
});
const facts = { subjectType: "record", referenceDate: "2025-12-10" };

it("knows the sex that the NIK says", () => {
  expect(proposalsOf([person({ sex: "L" })], { ...facts, columns: ["nik", "sex"] })).toEqual([
    { id: "nik-sex-0", element: "sex", source: "nik", rows: [1], value: "P" },
  ]);
  expect(proposalsOf([person()], { ...facts, columns: ["nik", "sex"] })).toEqual([]);
});

it("knows both dates where NIK and roll differ, and keeps a woman's forty", () => {
  const found = proposalsOf([person({ birthIso: "1981-04-13" })], {
    ...facts,
    columns: ["nik", "birthDate"],
  });
  expect(found.map(({ element, value }) => ({ element, value }))).toEqual([
    { element: "birthDate", value: "12|03|1980" },
    { element: "nik", value: "3314105304810001" },
  ]);
});

it("brings a family to the TPS where most of it votes", () => {
  const family = [person(), person({ rowNo: 2 }), person({ rowNo: 3, tpsNo: 4 })];
  expect(
    proposalsOf(family, { ...facts, subjectType: "household", columns: ["nkk", "tps", "desa"] }),
  ).toEqual([{ id: "family-tps-0", element: "tps", source: "family", rows: [3], value: "001" }]);
});

it("knows what the earlier period had", () => {
  const found = proposalsOf([person({ sex: "P" }), person({ rowNo: 9, role: "baseline", sex: "L" })], {
    ...facts,
    columns: ["nik", "birthDate", "sex"],
  });
  expect(found).toEqual([{ id: "earlier-sex-0", element: "sex", source: "earlier", rows: [1], value: "L" }]);
});
