"use client";

import { useTranslations } from "next-intl";
import { IdentityNumber } from "@/components/ui/identity-number";
import type { ElementComparison } from "@/lib/finding/model/comparison/records";
import type { RevealedIdentity } from "@/lib/finding/model/actions";
import type { ShownRecord } from "@/lib/finding/queries/opened/finding";
import type { ComparedColumn } from "@/lib/roll/columns";
import type { Serialized } from "@/lib/serialized";
import { characterDiff } from "./character-diff";
import classes from "./comparison.module.css";
import { DifferenceNote } from "./difference-note";

type Row = Serialized<ElementComparison>;
type Shown = Serialized<ShownRecord>;

interface ValueProps {
  readonly row: Row;
  readonly records: readonly Shown[];
  readonly at: number;
  readonly opened: RevealedIdentity | undefined;
}

/** One value of a compared element: what differs from the first record is marked within it. */
export function ElementValue({ row, records, at, opened }: ValueProps) {
  const t = useTranslations("finding");
  const value = shownValue(row.element, records[at], opened);
  if (value === null) return <span className={classes.missing}>{t("missing")}</span>;
  if (row.element === "nik" || row.element === "nkk") {
    return (
      <>
        <IdentityNumber value={value} copies={opened !== undefined} />
        {records.length > 1 && <DifferenceNote identity={row.identity?.[at] ?? null} />}
      </>
    );
  }
  if (row.element === "birthDate") {
    return (
      <>
        {value}
        {records.length > 1 && <DifferenceNote date={row.date?.[at] ?? null} />}
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

/** The value in full where this person has opened it, else as the mask leaves it; null where nothing stands there. */
export function shownValue(
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
