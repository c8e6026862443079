import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { assertPresent } from "@/lib/assert-present";
import { exampleRecords } from "@/lib/detectors/kit/example-voter";
import { groupEvidenceSchema } from "@/lib/detectors/kit/flooding/evidence";
import type { Detector, Example } from "@/lib/detectors/kit/types";
import { DETECTORS } from "@/lib/detectors/registry";
import { translator } from "@/lib/i18n/translator";
import type { RunContext } from "@/lib/run/engine/context";
import { openConnection } from "@/lib/run/engine/connections";
import type { RunConnection } from "@/lib/run/engine/connections";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedUser } from "@/tests/support/review-seed";
import { papersOf, type Named, type Papers } from "./papers-of";
import { rawTokens } from "./readable";
import { runExample, type Staged } from "./run-example";

await freshDatabase();
let session: RunConnection;
let reader: Actor;
beforeAll(async () => {
  reader = await seedUser("pembaca", "supervisor");
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

const inOrder = (named: readonly Named[]) => [...named].map(([id, name]) => `${id} ${String(name)}`).sort();

/** A follow-up about the file as a whole is one line a finding. */
const wholes = (about: readonly Named[]): Named[] =>
  [...new Set(about.map(([id]) => id))].map((id) => [id, null]);

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
      expect(result.findings.flatMap(({ evidence }) => rawTokens(detector, evidence))).toEqual([]);
      const told = result.findings.flatMap((finding) => [
        sentence("id", detector, finding),
        sentence("en", detector, finding),
      ]);
      for (const line of told) {
        expect(line).not.toMatch(/\d{16}|undefined|null|NaN|\{|\}|\b[a-z]+[A-Z]\w*|[a-z]_[a-z]/);
        for (const identity of new Set(identitiesOf(example))) expect(line).not.toContain(identity);
      }
      if (example !== detector.examples.find(({ kind }) => kind === "fires")) return;
      const papers: Papers[] = [];
      const then = async (run: RunContext) => void papers.push(await papersOf(run, reader, detector));
      expect(
        await runExample(session, detector, example, { shuffle: reversed, then }),
        "rows in another order",
      ).toEqual(result);
      const { about, table, counted, voters, worksheet, followUps, text } = assertPresent(papers[0]);
      // Nobody falls out: whoever a finding is about is named in every list, sheet and table of it, masked.
      expect(inOrder(about).length).toBeGreaterThan(0);
      expect(inOrder(table), "table of findings").toEqual(inOrder(about));
      expect(inOrder(worksheet), "worksheet").toEqual(inOrder(about));
      expect(inOrder(followUps), "what is to be done").toEqual(
        detector.followUps[0] === "UNGGAH-ULANG" ? inOrder(wholes(about)) : inOrder(about),
      );
      expect(inOrder(voters), "sheet of voters").toEqual(inOrder(about.filter(([, name]) => name !== null)));
      for (const [id, people] of counted)
        expect(people).toBe(about.filter(([finding, name]) => finding === id && name !== null).length);
      // Not those inside a fingerprint, which is a number of base sixteen.
      expect(text).not.toMatch(/(?<![\da-f])\d{16}(?![\da-f])/);
    },
  );
});
