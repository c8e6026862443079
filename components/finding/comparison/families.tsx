"use client";

import { useTranslations } from "next-intl";
import type { FamilyComparison } from "@/lib/finding/model/comparison/families";
import type { Serialized } from "@/lib/serialized";
import type { ShownRecord } from "@/lib/finding/queries/opened/finding";
import classes from "./comparison.module.css";
import { ElementRow, type Revealed } from "./element-row";
import { rowLabel } from "./row-label";
import { RecordHead } from "./record-head";

type Shown = Serialized<ShownRecord>;
type Families = Serialized<FamilyComparison>;

interface FamiliesProps {
  readonly families: Families;
  readonly records: readonly Shown[];
  readonly revealed: Revealed;
}

/**
 * Two families side by side: first the cards and addresses, then each member beside its double, differences
 * marked within that pair only.
 */
export function FamiliesBeside({ families, records, revealed }: FamiliesProps) {
  const t = useTranslations("finding");
  const { left, right, household, doubles } = families;
  return (
    <div className={classes.scroll} role="region" aria-label={t("comparison")} tabIndex={0}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t("comparison")}</caption>
        <thead>
          <tr>
            <td />
            {[left, right].map((members, at) => (
              <th key={at} scope="col">
                <span className={classes.rowLabel}>{t("family", { number: at + 1 })}</span>
                <span className={classes.source}>
                  {t("members", { count: members.length, letters: members.map(rowLabel).join(", ") })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Rows beside={household} records={records} revealed={revealed} />
        </tbody>
        {doubles.map((pair) => (
          <tbody key={`${pair.left} ${pair.right}`} className={classes.double}>
            <tr>
              <td />
              {[pair.left, pair.right].map((at) => (
                <th key={at} scope="col">
                  {records[at] !== undefined && <RecordHead record={records[at]} at={at} />}
                </th>
              ))}
            </tr>
            <Rows beside={pair} records={records} revealed={revealed} />
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Rows({
  beside,
  records,
  revealed,
}: {
  readonly beside: Families["household"];
  readonly records: readonly Shown[];
  readonly revealed: Revealed;
}) {
  const pair = [beside.left, beside.right].flatMap((at) => records[at] ?? []);
  return beside.rows
    .filter((row) => row.agreement !== "missing")
    .map((row) => <ElementRow key={row.element} row={row} records={pair} revealed={revealed} />);
}
