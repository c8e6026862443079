import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { exampleRecords } from "@/lib/detectors/kit/example-voter";
import type { Citation, Detector, Example, FollowUp } from "@/lib/detectors/kit/types";
import { DETECTORS, findDetectorByCode } from "@/lib/detectors/registry";
import type { RawRecord, RollColumn } from "@/lib/domain/roll-columns";

const change = z.object({
  code: z.string(),
  param: z.string(),
  value: z.unknown(),
  reason: z.string(),
  changedBy: z.string(),
  changedAt: z.string(),
});
export type ParamChange = z.infer<typeof change>;

export interface CatalogueParam {
  readonly name: string;
  readonly default: unknown;
  /** The value in force for the next run. */
  readonly value: unknown;
  /** Newest first. */
  readonly changes: readonly ParamChange[];
}

export interface CatalogueExample {
  readonly name: string;
  readonly kind: Example["kind"];
  readonly findings: number;
  /** Raw values of the first rows, the rest is counted. */
  readonly rows: readonly RawRecord[];
  readonly rowCount: number;
  readonly baseline: readonly RawRecord[] | null;
  readonly params: Readonly<Record<string, unknown>> | null;
}

export interface CatalogueEntry {
  readonly code: string;
  readonly family: string;
  readonly version: number;
  readonly tier: Detector["tier"];
  readonly subject: Detector["subject"];
  readonly basis: readonly Citation[];
  readonly innocent: readonly string[];
  readonly needs: readonly RollColumn[];
  readonly needsBaseline: boolean;
  readonly comparison: boolean;
  readonly yieldsTo: readonly string[];
  readonly followUps: readonly FollowUp[];
  readonly params: readonly CatalogueParam[];
  readonly examples: readonly CatalogueExample[];
}

/**
 * The whole catalogue (katalog pemeriksaan) as the registry that runs has it, with the parameters in force.
 * Open to every role: it holds no voter's data.
 */
export async function listCatalogue(): Promise<CatalogueEntry[]> {
  const changes = await paramChanges();
  return DETECTORS.map((detector) => describe(detector, changes));
}

/** One detector of the catalogue; null for a code that it does not have. */
export async function getCatalogueEntry(code: string): Promise<CatalogueEntry | null> {
  const detector = findDetectorByCode(code);
  return detector === undefined ? null : describe(detector, await paramChanges());
}

/** What admins changed, newest first. */
function paramChanges(): Promise<ParamChange[]> {
  return rows(
    change,
    sql`
      SELECT
        code,
        param,
        value,
        reason,
        changed_by AS "changedBy",
        to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "changedAt"
      FROM
        detector_param
      ORDER BY
        id DESC
      LIMIT
        5000
    `,
  );
}

function describe(detector: Detector, all: readonly ParamChange[]): CatalogueEntry {
  const { code, version, tier, subject, basis, innocent, needs, yieldsTo, followUps } = detector;
  const defaults = detector.params.parse({}) as Record<string, unknown>;
  const params = Object.keys((detector.params as z.ZodObject).shape).map((name) => {
    const changes = all.filter((entry) => entry.code === code && entry.param === name);
    return {
      name,
      default: defaults[name],
      value: changes.length > 0 ? changes[0]?.value : defaults[name],
      changes,
    };
  });
  return {
    code,
    version,
    tier,
    subject,
    basis,
    innocent,
    needs,
    yieldsTo,
    followUps,
    params,
    family: code.slice(0, 3),
    needsBaseline: detector.needsBaseline === true,
    comparison: detector.comparison === true,
    examples: detector.examples.map(describeExample),
  };
}

/** Examples of statistics have hundreds of rows; a reader sees the first. */
const SHOWN_ROWS = 6;

function describeExample(example: Example): CatalogueExample {
  const records = exampleRecords(example.rows);
  const before =
    example.baseline === undefined
      ? null
      : exampleRecords(example.baseline)
          .slice(0, SHOWN_ROWS)
          .map(({ raw }) => raw);
  return {
    name: example.name,
    kind: example.kind,
    findings: example.findings ?? (example.kind === "fires" ? 1 : 0),
    rows: records.slice(0, SHOWN_ROWS).map(({ raw }) => raw),
    rowCount: records.length,
    baseline: before,
    params: example.params ?? null,
  };
}
