import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NumberText } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import type { Tally } from "@/lib/queries/finding/summary";
import classes from "./summary.module.css";

export interface TallyRow extends Tally {
  readonly id: string;
  readonly label: ReactNode;
  /** the part of the queue's address that means this row */
  readonly query: string;
}

/** Open, accepted and rejected by row; each number opens the queue at what it counts. */
export async function TallyTable({ label, head, rows }: { readonly label: string; readonly head: string; readonly rows: readonly TallyRow[] }) {
  const t = await getTranslations("summary");
  return (
    <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {(["open", "accepted", "rejected", "total"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              <td>
                <TextLink href={`/antrean?tampilan=all&${row.query}`} aria-label={t("open-count", { count: row.open })}>
                  <NumberText value={row.open} />
                </TextLink>
              </td>
              <td>
                <NumberText value={row.accepted} />
              </td>
              <td>
                <NumberText value={row.rejected} />
              </td>
              <td>
                <NumberText value={row.total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
