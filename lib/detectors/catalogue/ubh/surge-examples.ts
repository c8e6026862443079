import { percent } from "@/lib/detectors/kit/share-test";
import type { SurgeEvidence } from "@/lib/detectors/kit/surge";
import type { ExampleRow } from "@/lib/detectors/kit/types";

/** Someone whom the baseline of an example does not have. */
export function newPerson(desa: number, n: number): ExampleRow {
  const serial = String(desa * 100 + n + 1).padStart(4, "0");
  const pick = (letters: string, at: number) => letters.charAt(at % letters.length);
  const syllables = [
    pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ", desa),
    pick("AIUEO", n),
    pick("BCDFGHJKLM", n),
    pick("AIUEO", Math.floor(n / 10)),
  ];
  return {
    nik: `3372010203${90 + (n % 9)}${serial}`,
    name: `BARU ${syllables.join("")}`,
    birthDate: `02|03|19${90 + (n % 9)}`,
    sex: "L",
    birthPlace: "SURAKARTA",
  };
}

/** ICU arguments of a surge: shares in per cent. */
export function surgeExplain({
  level,
  desa,
  tps,
  rt,
  rw,
  observed,
  of,
  share,
  expected,
  high,
}: SurgeEvidence): Readonly<Record<string, string | number>> {
  return {
    level,
    desa,
    tps: tps ?? 0,
    rt: rt ?? 0,
    rw: rw ?? 0,
    observed,
    of,
    share: percent(share),
    expected: percent(expected),
    high: percent(high),
  };
}
