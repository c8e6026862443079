"use client";

import { useTranslations } from "next-intl";
import type { ElementComparison } from "@/lib/finding/model/comparison/records";
import type { Serialized } from "@/lib/serialized";
import type { ShownRecord } from "@/lib/finding/queries/opened/finding";
import type { RevealedIdentity } from "@/lib/finding/model/actions";
import classes from "./comparison.module.css";
import { ElementValue } from "./element-value";

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
          <ElementValue row={row} records={records} at={at} opened={revealed.get(record.ord)} />
        </td>
      ))}
    </tr>
  );
}

/** How the values of an element relate, in one sign. */
export const MARKS = { equal: "=", differs: "≠", "partly-missing": "·", missing: "" } as const;
