import { expect, it } from "vitest";
import { splitBirth, splitNeighbourhood } from "./split-cell";

it.each([
  ["SRAGEN, 17-08-1985", "SRAGEN", "17-08-1985"],
  ["SRAGEN,17|08|1985", "SRAGEN", "17|08|1985"],
  ["KAB. SEMARANG / 1 Juli 1970", "KAB. SEMARANG", "1 Juli 1970"],
  ["SRAGEN 1985-08-17", "SRAGEN", "1985-08-17"],
  ["17/08/1985", null, "17/08/1985"],
  ["SRAGEN", "SRAGEN", null],
  ["17-08-1985, SRAGEN", "SRAGEN", "17-08-1985"],
  ["17 Agustus 1985 KAB. SRAGEN", "KAB. SRAGEN", "17 Agustus 1985"],
  ["SRAGEN/17-08-1985", "SRAGEN", "17-08-1985"],
  ["SRAGEN (17-08-1985)", "SRAGEN", "17-08-1985"],
  ["SRAGEN | 17-Mei-85", "SRAGEN", "17-Mei-85"],
  ["JAKARTA 2, 17-08-1985", "JAKARTA 2", "17-08-1985"],
  ["SRAGEN, kemarin", "SRAGEN", "kemarin"],
  ["0000", null, "0000"],
])("divides %j into place and date", (cell, place, date) => {
  expect(splitBirth(cell)).toEqual({ place, date });
});

it.each([
  ["003/005", "003", "005"],
  ["RT 3 RW 5", "3", "5"],
  ["RT.03/RW.05", "03", "05"],
  ["3-5", "3", "5"],
  ["003", "003", null],
  ["/005", null, "005"],
  ["3/", "3", null],
  ["RT.3", "3", null],
  ["RW 2", null, "2"],
  ["IV/2", "IV", "2"],
  ["RT.01.RW.02", "01", "02"],
  ["RT : 01 RW : 02", "01", "02"],
  ["01\\02", "01", "02"],
  ["RT 1 RW 2 DK KRAJAN", "1", "2"],
  ["01-Feb", "01-Feb", null],
])("divides %j into RT and RW", (cell, rt, rw) => {
  expect(splitNeighbourhood(cell)).toEqual({ rt, rw });
});
