import sql from "sql-template-tag";
import { assertPresent } from "@/lib/assert-present";
import type { QueryFn } from "@/lib/db/query-fn";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";
import { ADDED } from "@/lib/run/engine/publication/ready";
import type { Random } from "@/lib/statistics/random";
import { rememberAnswer } from "./answers";
import { onlyColumns, type GeneratedControl } from "./generate";
import { storedLine } from "./stored-line";
import type { Proposal } from "./verify";

/** What is said of a control finding: by its rule, and by the weaker ones that it takes in. */
export interface ToldOfControl extends Proposal {
  readonly absorbed: readonly (Pick<Proposal, "evidence" | "rows"> & { readonly code: string })[];
}

/** Puts a control finding among those that the run is about to publish, and its answer aside. */
export async function stageControl(
  query: QueryFn,
  snapshot: SnapshotInfo,
  control: GeneratedControl,
  place: number,
  told: ToldOfControl,
  random: Random,
): Promise<void> {
  const { detector, expected } = control;
  // An example may have lines that its finding is not about.
  const about = control.shown
    .map((raw, at) => ({ raw, carrier: assertPresent(control.places[at]) }))
    .filter(({ carrier }) => told.rows.includes(carrier.rowNo));
  const [shown, used] = [about.map(({ raw }) => raw), about.map(({ carrier }) => carrier)];
  const [first] = used;
  const same = (of: "desaKey" | "kecKey") => used.every((carrier) => carrier[of] === first?.[of]);
  const key = (of: "desaKey" | "kecKey") => (same(of) ? first?.[of] || null : null);
  const area = key("desaKey") ?? key("kecKey") ?? snapshot.regionCode;
  const fingerprint = Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join("");
  const names = shown
    .map((raw) => (raw.name ?? "").toUpperCase().replace(/\d/g, "").trim())
    .filter((name) => name !== "")
    .join(" / ");
  const rows = used.map((carrier) => carrier.rowNo);
  const lines = shown.map((raw, at) =>
    storedLine(onlyColumns(raw, snapshot), assertPresent(used[at]), snapshot),
  );
  await query(sql`
    INSERT INTO
      ${ADDED} (
        code,
        place,
        version,
        subject_type,
        subject_key,
        tier,
        area_code,
        kec_key,
        desa_key,
        tps_no,
        score,
        evidence,
        absorbed,
        is_group,
        rows,
        baseline_rows,
        fingerprint,
        search_text
      )
    VALUES
      (
        ${detector.code},
        ${place}::int,
        ${detector.version}::int,
        ${detector.subject},
        ${`R:${rows.join(",")}`},
        ${detector.tier},
        ${area},
        ${key("kecKey")},
        ${key("desaKey")},
        ${used.every((carrier) => carrier.tpsNo === first?.tpsNo) ? (first?.tpsNo ?? null) : null}::smallint,
        ${told.score}::float8,
        ${JSON.stringify(told.evidence)}::jsonb,
        ${JSON.stringify(told.absorbed)}::jsonb,
        FALSE,
        ${rows}::INT[],
        '{}',
        ${fingerprint},
        ${names}
      )
  `);
  await rememberAnswer(query, { fingerprint, expected, lines });
}
