"use client";

import { useTranslations } from "next-intl";
import { IdentityNumber } from "@/components/ui/identity-number";
import type { ElementComparison, ShownElement } from "@/lib/domain/record-comparison";
import type { Wire } from "@/lib/domain/wire";
import type { FindingView, ShownRecord } from "@/lib/queries/finding/get";
import type { RevealedIdentity } from "./acts";
import { characterDiff } from "./character-diff";
import classes from "./comparison.module.css";
import { DifferenceNote } from "./difference-note";
import { letterOf } from "./letter";

type Row = Wire<ElementComparison>;
type Shown = Wire<ShownRecord>;

interface ComparisonProps {
  readonly view: Wire<FindingView>;
  /** identities opened by the person, by order of the record */
  readonly revealed: ReadonlyMap<number, RevealedIdentity>;
}

/** So many columns fit on a sheet of A4; more records are printed as rows. */
const COLUMNS_ON_PAPER = 5;
export const isWiderThanPaper = (view: Wire<FindingView>) => view.records.length > COLUMNS_ON_PAPER;

/** Records as columns, elements as rows. Agreement is quiet, a difference is marked within the characters, what is missing says so. */
export function Comparison({ view, revealed }: ComparisonProps) {
  const t = useTranslations("finding");
  const { records } = view;
  const rows = view.comparisonRows.filter((row) => row.agreement !== "missing");
  if (records.length === 0) return null;
  return (
    <div className={classes.scroll} role="region" aria-label={t("comparison")} tabIndex={0} data-wide={isWiderThanPaper(view) || undefined}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t("comparison")}</caption>
        <thead>
          <tr>
            <td />
            {records.map((record, at) => (
              <th key={record.ord} scope="col">
                <RecordHead record={record} at={at} alone={records.length === 1} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.element} data-agreement={records.length > 1 ? row.agreement : undefined}>
              <th scope="row">
                {records.length > 1 && <span className={classes.mark} aria-hidden>{MARKS[row.agreement]}</span>}
                {t(`element.${row.element}`)}
                {records.length > 1 && <span className={classes.hidden}> ({t(`agreement.${row.agreement}`)})</span>}
              </th>
              {records.map((record, at) => (
                <td key={record.ord}>
                  <Value row={row} records={records} at={at} opened={revealed.get(record.ord)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const MARKS = { equal: "=", differs: "≠", "partly-missing": "·", missing: "" } as const;

function RecordHead({ record, at, alone }: { readonly record: Shown; readonly at: number; readonly alone: boolean }) {
  const t = useTranslations("finding");
  return (
    <>
      <span className={classes.letter}>{alone ? t("the-record") : letterOf(at)}</span>
      <span className={classes.source}>
        {record.role === "baseline" && <strong>{t("baseline")} · </strong>}
        {record.lineNo === null ? t("row", { row: record.rowNo }) : t("line", { line: record.lineNo })}
        {!record.active && <> · {t("tms", { code: record.tmsCode ?? "?" })}</>}
      </span>
    </>
  );
}

interface ValueProps {
  readonly row: Row;
  readonly records: readonly Shown[];
  readonly at: number;
  readonly opened: RevealedIdentity | undefined;
}

function Value({ row, records, at, opened }: ValueProps) {
  const t = useTranslations("finding");
  const value = shownValue(row.element, records[at], opened);
  if (value === null) return <span className={classes.missing}>{t("missing")}</span>;
  if (row.element === "nik" || row.element === "nkk") {
    return (
      <>
        <IdentityNumber value={value} />
        <DifferenceNote identity={row.identity?.[at] ?? null} />
      </>
    );
  }
  if (row.element === "birthDate") {
    return (
      <>
        {value}
        <DifferenceNote date={row.date?.[at] ?? null} />
      </>
    );
  }
  const base = records.map((record) => record.values[row.element]).find((one) => one !== null) ?? value;
  return <Marked base={base} value={value} />;
}

const OPENED: Partial<Record<ShownElement, keyof RevealedIdentity>> = { nik: "nik", nkk: "nkk", birthDate: "birthDate", disability: "disability" };

function shownValue(element: ShownElement, record: Shown | undefined, opened: RevealedIdentity | undefined): string | null {
  const field = OPENED[element];
  const full = field === undefined ? undefined : opened?.[field];
  return typeof full === "string" ? full : (record?.values[element] ?? null);
}

function Marked({ base, value }: { readonly base: string; readonly value: string }) {
  return characterDiff(base.toUpperCase(), value.toUpperCase()).map((segment, at, all) => {
    const from = all.slice(0, at).reduce((sum, one) => sum + one.text.length, 0);
    const text = value.slice(from, from + segment.text.length);
    return segment.differs ? <mark key={at} className={classes.differs}>{text}</mark> : <span key={at}>{text}</span>;
  });
}
