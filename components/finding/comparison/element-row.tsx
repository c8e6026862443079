"use client";

import { useTranslations } from "next-intl";
import { IdentityNumber } from "@/components/ui/identity-number";
import type { ComparedColumn } from "@/lib/roll/columns";
import type { ElementComparison } from "@/lib/finding/model/comparison/records";
import type { Serialized } from "@/lib/serialized";
import type { ShownRecord } from "@/lib/finding/queries/opened/finding";
import type { RevealedIdentity } from "@/lib/finding/model/actions";
import { characterDiff } from "./character-diff";
import classes from "./comparison.module.css";
import { DifferenceNote } from "./difference-note";

type Row = Serialized<ElementComparison>;
type Shown = Serialized<ShownRecord>;

/** Identities opened by the person, by order of the record. */
export type Revealed = ReadonlyMap<number, RevealedIdentity>;

interface ElementRowProps {
  readonly row: Row;
  /** those whose elements `row` compares, in its order */
  readonly records: readonly Shown[];
  readonly revealed: Revealed;
}

/**
 * One element of several records: agreement is quiet, a difference is marked within the characters, what is
 * missing says so.
 */
export function ElementRow({ row, records, revealed }: ElementRowProps) {
  const t = useTranslations("finding");
  const compared = records.length > 1;
  return (
    <tr data-agreement={compared ? row.agreement : undefined}>
      <th scope="row">
        {compared && (
          <span className={classes.mark} aria-hidden>
            {MARKS[row.agreement]}
          </span>
        )}
        {t(`element.${row.element}`)}
        {compared && <span className={classes.hidden}> ({t(`agreement.${row.agreement}`)})</span>}
      </th>
      {records.map((record, at) => (
        <td key={record.ord}>
          <Value row={row} records={records} at={at} opened={revealed.get(record.ord)} />
        </td>
      ))}
    </tr>
  );
}

const MARKS = { equal: "=", differs: "≠", "partly-missing": "·", missing: "" } as const;

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

const OPENED: Partial<Record<ComparedColumn, keyof RevealedIdentity>> = {
  nik: "nik",
  nkk: "nkk",
  birthDate: "birthDate",
  disability: "disability",
};

function shownValue(
  element: ComparedColumn,
  record: Shown | undefined,
  opened: RevealedIdentity | undefined,
): string | null {
  const field = OPENED[element];
  const full = field === undefined ? undefined : opened?.[field];
  return typeof full === "string" ? full : (record?.values[element] ?? null);
}

function Marked({ base, value }: { readonly base: string; readonly value: string }) {
  return characterDiff(base.toUpperCase(), value.toUpperCase()).map((segment, at, all) => {
    const from = all.slice(0, at).reduce((sum, one) => sum + one.text.length, 0);
    const text = value.slice(from, from + segment.text.length);
    return segment.differs ? (
      <mark key={at} className={classes.differs}>
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    );
  });
}
