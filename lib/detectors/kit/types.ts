import type { QueryFn } from "@/lib/db/query-fn";
import type { Sql } from "sql-template-tag";
import type { z } from "zod";
import type { FollowUp } from "@/lib/roll/follow-ups";
import type { RollColumn } from "@/lib/roll/columns";
import type { Tier } from "./tier";

export type Family = "BRK" | "IDN" | "GND" | "KEL" | "UBH" | "STA" | "MOB" | "RUJ";

/**
 * What a finding is about, and the form of its key (never personal data):
 * record `R:row` · records `R:row,row,…` ascending · household `K:smallest row` · baseline record `B:row` ·
 * tps `T:desaKey:tpsNo` · desa `D:desaKey` · file `F:ord` · region `A:code`. A detector may append `#word`
 * where it can ask two questions about one subject.
 */
export const SUBJECT_TYPES = ["record", "records", "household", "tps", "desa", "file", "region"] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/**
 * Where a rule comes from: law, published criterion of the KPU or Bawaslu, a paper, or a fault that really
 * happened.
 */
export interface Citation {
  readonly kind: "law" | "criterion" | "paper" | "incident";
  /** As printed, e.g. "PKPU 1/2025 pasal 4", "Spiegelhalter, Stat Med 24:1185 (2005)". Not translated. */
  readonly cite: string;
  readonly url?: string;
}

export interface SnapshotInfo {
  readonly id: number;
  readonly regionCode: string;
  readonly stage: string;
  readonly period: string;
  /** YYYY-MM-DD: ages are counted on this day */
  readonly referenceDate: string;
  readonly tpsCap: number;
  readonly columns: readonly RollColumn[];
  readonly controlTotals: Readonly<Record<string, number>>;
  readonly files: readonly {
    readonly ord: number;
    readonly name: string;
    readonly sha256: string;
    readonly rows: number;
  }[];
  /**
   * The voter_record rows of this snapshot, to stand after FROM: a table or partition with the columns of
   * voter_record.
   */
  readonly roll: Sql;
}

/**
 * A working table that several detectors of one run share (for example: who is who between two snapshots).
 * The runner builds it once per run, before the first chosen detector that names it, and drops it when the
 * run ends; its failure fails the detectors that need it.
 */
export interface Preparation {
  /** Snake case; the key in `ctx.tables`. */
  readonly name: string;
  /** Others that it is made from: built before it, and in its `ctx.tables`. */
  readonly from?: readonly Preparation[];
  /** Takes a good part of the whole run: detectors that name it begin first, on a connection of their own. */
  readonly long?: true;
  /**
   * Statements that create and fill `table`, in order; a preparation that has to look at results on the way
   * runs its own first. Not from `ctx.params`: those are one detector's.
   */
  readonly build: (ctx: DetectorContext<unknown>, table: Sql) => readonly Sql[] | Promise<readonly Sql[]>;
}

export interface DetectorContext<P = Record<string, unknown>> {
  readonly snapshot: SnapshotInfo;
  readonly baseline: SnapshotInfo | null;
  readonly params: P;
  readonly query: QueryFn;
  /** File ords for which BRK-01 found damaged numbers: NIK duplicates there are held back. */
  readonly damagedFiles: readonly number[];
  /** File ords in which NIK and NKK are exchanged (BRK-03); they are among the damaged ones of both columns. */
  readonly exchangedFiles: readonly number[];
  /** The same for NKK: households there cannot be counted. */
  readonly damagedNkkFiles: readonly number[];
  /**
   * Earlier ready snapshots of this region and kind, oldest first, the baseline among them: for tests against
   * the region's own history.
   */
  readonly history: readonly SnapshotInfo[];
  /**
   * The working tables that this detector's `preparations` name, to stand after FROM; `census` is always
   * among them.
   */
  readonly tables: Readonly<Record<string, Sql>>;
  /** Keeps fitted parameters (JSON, no personal data) with the run, under `run.models.<name>`. */
  readonly keepModel?: (name: string, model: unknown) => void;
}

/** One row that `find` or `assess` proposes; the runner parses evidence with the detector's schema. */
export interface Candidate<E> {
  subjectKey: string;
  /** desaKey, kecKey or the kabupaten code */
  areaCode: string;
  evidence: E;
  rows?: readonly number[];
  baselineRows?: readonly number[];
  score?: number | null;
  tier?: Tier;
  /**
   * statistical tests only: natural logarithm of the p value, and whether the effect reaches the minimum; q is
   * added by the runner as evidence.q
   */
  logP?: number;
  eligible?: boolean;
}

/** Evidence is a record of named values; some have several shapes. */
export type Values = z.ZodType<Record<string, unknown>>;

/**
 * What all detectors have. What they do is written as methods, so that the registry may hold each without the
 * types of its own parameters and evidence: a detector is only ever run with values that its schemas parsed.
 */
export interface DetectorBase<P extends z.ZodObject, E extends Values> {
  readonly code: `${Family}-${number}`;
  /** Raised when the rule changes meaning; printed in reports. */
  readonly version: number;
  readonly tier: Tier;
  readonly subject: SubjectType;
  readonly basis: readonly [Citation, ...Citation[]];
  /** Names of the innocent explanations; texts `detectors.<code>.innocent.<name>.looks` and `.tell`. */
  readonly innocent: readonly [string, ...string[]];
  /** Columns without which, or with all values masked, the detector is not applicable. */
  readonly needs: readonly RollColumn[];
  readonly needsBaseline?: boolean;
  readonly preparations?: readonly Preparation[];
  /**
   * An entirely empty column is this detector's own question (IDN-01, IDN-10), not a reason to stand aside.
   */
  readonly asksAboutEmpty?: boolean;
  /**
   * Rests on whole NIK or NKK: files where BRK-01 found digits lost are left out (`damagedFiles`,
   * `damagedNkkFiles`), and the run says so.
   */
  readonly heldBackOnDamaged?: "nik" | "nkk";
  /** A further reason not to run: return the key of a message `detectors.reasons.<key>`, or null. */
  notApplicable?(ctx: DetectorContext<z.infer<P>>): Promise<string | null> | string | null;
  readonly params: P;
  readonly evidence: E;
  /**
   * Fields of the evidence that are the values in dispute: part of the fingerprint. Counts, scores, p values
   * are not.
   */
  readonly dispute: readonly (keyof z.infer<E> & string)[];
  /**
   * Raw columns of the subject's rows whose values are in dispute: hashed into the fingerprint, never stored
   * in the evidence.
   */
  readonly disputedColumns?: readonly RollColumn[];
  /** ICU arguments of `detectors.<code>.finding`; defaults to the evidence itself. Never full identities. */
  explain?(evidence: z.infer<E>): Readonly<Record<string, string | number>>;
  /**
   * Stronger detectors: where one of them has a finding over the same records, this one is absorbed by it.
   */
  readonly supersededBy: readonly string[];
  readonly followUps: readonly FollowUp[];
  /** Judged blind first (review.md). */
  readonly comparison?: boolean;
  readonly examples: readonly Example[];
}

/** A predicate over one record `v`, fused with all others into one scan of the snapshot. */
export interface RecordDetector<
  P extends z.ZodObject = z.ZodObject,
  E extends Values = Values,
> extends DetectorBase<P, E> {
  readonly kind: "record";
  /** SQL boolean over alias `v` */
  where(ctx: DetectorContext<z.infer<P>>): Sql;
  /**
   * Likely causes that the evidence names in `cause`: records of one cause are asked about together, with the
   * text `detectors.<code>.causes.<cause>`.
   */
  readonly causes?: readonly [string, ...string[]];
  /** SQL jsonb over alias `v`, evaluated for hits only */
  evidenceSql(ctx: DetectorContext<z.infer<P>>): Sql;
}

/** SQL over one or two snapshots. */
export interface FindDetector<
  P extends z.ZodObject = z.ZodObject,
  E extends Values = Values,
> extends DetectorBase<P, E> {
  readonly kind: "find";
  /**
   * SELECT subject_key text, area_code text, evidence jsonb, rows int[] [, baseline_rows int[], score float8,
   * tier text]
   */
  find(ctx: DetectorContext<z.infer<P>>): Sql;
}

/** Aggregates in SQL, tested in TypeScript. */
export interface AssessDetector<
  P extends z.ZodObject = z.ZodObject,
  E extends Values = Values,
> extends DetectorBase<P, E> {
  readonly kind: "assess";
  assess(ctx: DetectorContext<z.infer<P>>): Promise<Candidate<z.infer<E>>[]>;
}

export type Detector = RecordDetector | FindDetector | AssessDetector;

export type { FollowUp };

/** One record of an example: raw values over those of a valid synthetic voter; `fileOrd` 1 unless told. */
export type ExampleRow = Readonly<Partial<Record<RollColumn, string | null>>> & { readonly fileOrd?: number };

/** A list of an example, held against its rows. */
export interface ExampleList {
  readonly kind: string;
  readonly source: string;
  readonly letter: string;
  /** held against the baseline instead */
  readonly ofBaseline?: true;
  readonly lines: readonly {
    readonly state: string;
    /** places among the rows, from 1: the candidates, best first */
    readonly rows: readonly number[];
    /** whom the line names, as written */
    readonly people?: readonly Readonly<Partial<Record<RollColumn, string>>>[];
  }[];
}

/** Runs in the contract test and is drawn on the catalogue page. */
export interface Example {
  /** text `detectors.<code>.examples.<name>` */
  readonly name: string;
  readonly kind: "fires" | "near-miss" | "innocent";
  /** Either the rows, or a function that builds many (n is 0-based), for statistical detectors. */
  readonly rows: readonly ExampleRow[] | (() => readonly ExampleRow[]);
  readonly baseline?: readonly ExampleRow[] | (() => readonly ExampleRow[]);
  /** Rows of the newest period of the neighbouring kabupaten 3313. */
  readonly elsewhere?: readonly ExampleRow[] | (() => readonly ExampleRow[]);
  readonly lists?: readonly ExampleList[];
  readonly snapshot?: Partial<
    Pick<SnapshotInfo, "regionCode" | "stage" | "referenceDate" | "tpsCap" | "controlTotals">
  >;
  readonly params?: Readonly<Record<string, unknown>>;
  /** How many findings; default 1 for `fires`, 0 otherwise. */
  readonly findings?: number;
}
