"use client";

import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import classes from "./context.module.css";

type Neighbours = Serialized<FindingView>["household"];

/**
 * Who lives and votes around these people, and what the roll said earlier: closed until asked for, one key
 * each.
 */
export function Context({ view }: { readonly view: Serialized<FindingView> }) {
  const t = useTranslations("finding");
  const parts = [
    { name: "household", rows: view.household, key: "h", period: false },
    { name: "tps-neighbours", rows: view.tps, key: "t", period: false },
    { name: "history", rows: view.history, key: "p", period: true },
  ] as const;
  const filled = parts.filter(({ rows }) => rows.some((row) => !row.subject) || rows.length > 1);
  if (filled.length === 0) return null;
  return (
    <section aria-labelledby={`context-${view.id}`}>
      <Title order={3} id={`context-${view.id}`} mb={4}>
        {t("context")}
      </Title>
      <Text size="sm" c="dimmed" mb={4}>
        {t("context-lead")}
      </Text>
      {filled.map(({ name, rows, key, period }) => (
        <details key={name} className={classes.details} data-context={key}>
          <summary>
            {t(name)} <span className={classes.count}>{rows.length}</span>
          </summary>
          <NeighbourTable label={t(name)} rows={rows} period={period} />
        </details>
      ))}
    </section>
  );
}

function NeighbourTable({
  label,
  rows,
  period,
}: {
  readonly label: string;
  readonly rows: Neighbours;
  readonly period: boolean;
}) {
  const t = useTranslations("finding");
  const columns = [
    ...(period ? (["period"] as const) : []),
    "name",
    "birthYear",
    "sex",
    "marital",
    "address",
    "tps",
  ] as const;
  return (
    <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={`${row.snapshotId} ${row.rowNo}`}
              data-subject={row.subject || undefined}
              data-inactive={!row.active || undefined}
            >
              {columns.map((column) => (
                <td key={column}>{cell(column, row, t)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cell(
  column: string,
  row: Neighbours[number],
  t: (key: string, values?: Record<string, string | number>) => string,
): React.ReactNode {
  switch (column) {
    case "period":
      return row.period;
    case "name":
      return (
        <>
          {row.name} {row.subject && <strong>({t("this-one")})</strong>}{" "}
          {!row.active && <em>{t("tms", { code: row.tmsCode ?? "?" })}</em>}
        </>
      );
    case "birthYear":
      return row.birthYear;
    case "sex":
      return row.sex;
    case "marital":
      return row.marital;
    case "address":
      return [
        row.address,
        row.rt !== null || row.rw !== null ? `RT ${row.rt ?? "–"} RW ${row.rw ?? "–"}` : null,
      ]
        .filter(Boolean)
        .join(", ");
    default:
      return [row.desa, row.tps].filter(Boolean).join(" · ");
  }
}
