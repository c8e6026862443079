"use client";

import { useTranslations } from "next-intl";
import classes from "@/components/finding/comparison/comparison.module.css";
import { ElementRow, type Revealed } from "@/components/finding/comparison/element-row";
import { RecordHead } from "@/components/finding/comparison/record-head";
import type { ShownRecord } from "@/lib/finding/queries/opened/finding";
import type { ListLine } from "@/lib/finding/queries/opened/list-lines";
import type { Serialized } from "@/lib/serialized";

type Shown = Serialized<ShownRecord>;

interface LineTableProps {
  readonly line: Serialized<ListLine>;
  readonly records: readonly Shown[];
  readonly revealed: Revealed;
}

/** What the list says in the first columns, the voters in the others, differences marked. */
export function LineTable({ line, records, revealed }: LineTableProps) {
  const t = useTranslations("list.beside");
  const said = ({ element }: { readonly element: keyof Shown["values"] }) =>
    line.people.some(({ values }) => values[element] !== null && values[element] !== "");
  // What the list says first; what only the roll knows helps to tell people apart, below.
  const filled = line.rows.filter((row) => row.agreement !== "missing");
  const rows = [...filled.filter(said), ...filled.filter((row) => !said(row))];
  const beside = [...line.people.map((person, at) => asRecord(line, person.values, at)), ...records];
  return (
    <div className={classes.scroll} role="region" aria-label={t("comparison")} tabIndex={0}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t("comparison")}</caption>
        <thead>
          <tr>
            <td />
            {line.people.map(({ age }, at) => (
              <th key={at} scope="col">
                <span className={classes.rowLabel}>
                  {t("list-says")}
                  {line.people.length > 1 && ` ${at + 1}`}
                </span>
                {age !== null && <span className={classes.source}>{t("age", { age })}</span>}
              </th>
            ))}
            {records.map((record, at) => (
              <th key={record.ord} scope="col">
                <RecordHead record={record} at={at} alone={records.length === 1} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ElementRow key={row.element} row={row} records={beside} revealed={revealed} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A person of the list in the shape of a record; its number is negative, no record has it. */
const asRecord = ({ line }: Serialized<ListLine>, values: Shown["values"], at: number): Shown => ({
  ord: -1 - at,
  role: "subject",
  snapshotId: 0,
  rowNo: 0,
  fileName: null,
  sheet: null,
  lineNo: line,
  active: true,
  tmsCode: null,
  values,
});
