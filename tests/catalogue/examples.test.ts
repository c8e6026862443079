import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleRecords } from "@/lib/detectors/kit/example-voter";
import { groupEvidenceSchema } from "@/lib/detectors/kit/flooding/evidence";
import type { Detector, Example } from "@/lib/detectors/kit/types";
import { DETECTORS } from "@/lib/detectors/registry";
import { translator } from "@/lib/i18n/translator";
import { openConnection } from "@/lib/run/engine/connections";
import type { RunConnection } from "@/lib/run/engine/connections";
import { freshDatabase } from "@/tests/support/fresh-database";
import { runExample, type Staged } from "./run-example";

await freshDatabase();
let session: RunConnection;
beforeAll(async () => {
  session = await openConnection();
  // Tables of a few rows: helpers of a parallel plan cost more than they bring.
  await session.client.query("SET max_parallel_workers_per_gather = 0");
});
afterAll(() => session.close());

const texts = { id: translator("id"), en: translator("en") };

/** The sentence of a finding as a reader gets it. */
function sentence(locale: "id" | "en", detector: Detector, { evidence }: Staged): string {
  const group = groupEvidenceSchema.safeParse(evidence);
  if (group.success)
    return texts[locale]("detectors.group.finding", {
      by: group.data.by,
      count: group.data.count,
      of: group.data.of,
      share: group.data.share,
      title: texts[locale](`detectors.${detector.code}.title`),
    });
  const parsed = detector.evidence.parse(evidence);
  return texts[locale](
    `detectors.${detector.code}.finding`,
    (detector.explain ? detector.explain(parsed) : parsed) as Record<string, string | number>,
  );
}

/** Whole numbers and names of the people in the example: none of them may be told in a sentence. */
function identitiesOf(example: Example): string[] {
  const people = [
    ...exampleRecords(example.rows),
    ...(example.baseline === undefined ? [] : exampleRecords(example.baseline)),
  ].slice(0, 500);
  return people
    .flatMap(({ raw }) => [raw.nik, raw.nkk, raw.name, raw.birthDate])
    .filter(
      (value): value is string => typeof value === "string" && value.length > 5 && !value.includes("*"),
    );
}

const reversed = <T>(rows: T[]): T[] => rows.reverse();

describe.each(DETECTORS.map((detector) => ({ code: detector.code, detector })))("$code", ({ detector }) => {
  it.each(detector.examples.map((example) => ({ name: example.name, kind: example.kind, example })))(
    "$kind: $name",
    async ({ example }) => {
      const result = await runExample(session, detector, example);
      expect(result.error).toBeNull();
      expect(result.status).toBe("done");
      expect(result.findings.map(({ subjectKey, evidence }) => ({ subjectKey, evidence }))).toHaveLength(
        example.findings ?? (example.kind === "fires" ? 1 : 0),
      );
      const told = result.findings.flatMap((finding) => [
        sentence("id", detector, finding),
        sentence("en", detector, finding),
      ]);
      for (const line of told) {
        expect(line).not.toMatch(/\d{16}|undefined|null|NaN|\{|\}/);
        for (const identity of new Set(identitiesOf(example))) expect(line).not.toContain(identity);
      }
      if (example !== detector.examples.find(({ kind }) => kind === "fires")) return;
      expect(
        await runExample(session, detector, example, { shuffle: reversed }),
        "rows in another order",
      ).toEqual(result);
    },
  );
});
