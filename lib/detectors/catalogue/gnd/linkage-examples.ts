import type { ExampleRow } from "@/lib/detectors/kit/types";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";

/**
 * Without a village around it no name is rare or common and nobody has a family: the rows in question stand
 * first, then this many voters in families of three.
 */
const NEIGHBOURS = 110;

export function manyWith(rows: readonly ExampleRow[]): () => readonly ExampleRow[] {
  return () => [
    ...rows,
    ...Array.from({ length: NEIGHBOURS }, (_, n) => ({ ...familyOf(n, rows.length), tps: "003" })),
  ];
}

function familyOf(n: number, offset: number): ExampleRow {
  const { nkk, address, rt, rw } = exampleVoter(500 + Math.floor(n / 3));
  return {
    ...exampleVoter(n + offset),
    nkk: nkk ?? null,
    address: address ?? null,
    rt: rt ?? null,
    rw: rw ?? null,
  };
}

export function person(over: ExampleRow = {}): ExampleRow {
  return {
    nik: "3314015203850002",
    nkk: "3314010101100003",
    name: "RETNO HANDAYANI",
    birthDate: "12|03|1985",
    sex: "P",
    address: "DK NGROMBO NO 4",
    rt: "02",
    rw: "01",
    ...over,
  };
}
