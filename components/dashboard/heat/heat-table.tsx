import { OPEN_QUERY } from "@/lib/dashboard/model/queue-links";
import { getTranslations } from "next-intl/server";
import { TextLink } from "@/components/ui/text-link";
import type { HeatCell } from "@/lib/dashboard/queries/heat";
import classes from "./heat.module.css";

export interface HeatColumn {
  readonly key: string;
  readonly label: string;
  /** what it is in full, for those who do not know the code */
  readonly title: string;
  /** its part of the queue's address */
  readonly query: string;
  /** the address that opens what it consists of */
  readonly href?: string;
}

interface HeatTableProps {
  readonly label: string;
  /** whose findings are counted */
  readonly periodId: number;
  readonly head: string;
  readonly cells: readonly HeatCell[];
  readonly columns: readonly HeatColumn[];
  readonly rowQuery: (row: string) => string;
  readonly rowHref?: (row: string) => string;
  /** only so many lines, those with most open first; all in the order of their names otherwise */
  readonly most?: number;
}

/**
 * Place against kind: the number that is open, the darker the more there is; what is finished says so. Each
 * number opens the queue at what it counts.
 */
export async function HeatTable(props: HeatTableProps) {
  const { label, head, cells, columns, rowQuery, rowHref, most } = props;
  const t = await getTranslations("dashboard.heat");
  const rows = [...Map.groupBy(cells, ({ row }) => row)].map(([row, own]) => ({
    row,
    name: own[0]?.rowName ?? null,
    own,
    open: own.reduce((all, { open }) => all + open, 0),
    total: own.reduce((all, { total }) => all + total, 0),
  }));
  const shown =
    most === undefined ? rows : [...rows].sort((a, b) => b.open - a.open || b.total - a.total).slice(0, most);
  const peak = Math.max(1, ...cells.map(({ open }) => open));
  return (
    <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map(({ key, label: text, title, href }) => (
              <th key={key} scope="col">
                <abbr title={title}>
                  {href === undefined ? (
                    text
                  ) : (
                    <TextLink href={href} inherit aria-label={title}>
                      {text}
                    </TextLink>
                  )}
                </abbr>
              </th>
            ))}
            <th scope="col">{t("open")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, name, own, open, total }) => (
            <tr key={row ?? "-"}>
              <th scope="row">
                {row === null || rowHref === undefined ? (
                  (name ?? t("across"))
                ) : (
                  <TextLink href={rowHref(row)} inherit>
                    {name}
                  </TextLink>
                )}
              </th>
              {columns.map(({ key, query, title }) => {
                const cell = own.find(({ column }) => column === key);
                if (cell === undefined) return <td key={key} aria-label={t("nothing")} />;
                if (cell.open === 0)
                  return (
                    <td
                      key={key}
                      data-done
                      title={t("done", { total: cell.total })}
                      aria-label={t("done", { total: cell.total })}
                    >
                      ✓
                    </td>
                  );
                return (
                  <td key={key} data-heat={step(cell.open, peak)}>
                    <TextLink
                      href={
                        [
                          `/antrean?tampilan=all&periode=${props.periodId}`,
                          query,
                          ...(row === null ? [] : [rowQuery(row)]),
                        ].join("&") + OPEN_QUERY
                      }
                      inherit
                      c="inherit"
                      aria-label={t("cell", {
                        open: cell.open,
                        total: cell.total,
                        row: name ?? t("across"),
                        column: title,
                      })}
                    >
                      {cell.open}
                    </TextLink>
                  </td>
                );
              })}
              <td className={classes.sum}>{t("of", { open, total })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Four shades; by square root, since a few cells hold most of the work. */
const step = (open: number, peak: number): number => Math.max(1, Math.ceil(4 * Math.sqrt(open / peak)));
