import { useFormatter, useTranslations } from "next-intl";
import { NumberText } from "@/components/ui/number-text";
import type { LedgerRow } from "@/lib/list/model/ledger";
import classes from "./list-table.module.css";
import { ShareMark } from "./share-mark";

/** Sources down, the share that was true across with its interval and n, and what became of the rest. */
export function SourceLedger({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const t = useTranslations("list");
  const ledger = useTranslations("list.ledger");
  return (
    <div className={classes.scroll} role="region" aria-label={ledger("title")} tabIndex={0}>
      <table className={classes.table} aria-label={ledger("title")}>
        <thead>
          <tr>
            <th scope="col">{ledger("source")}</th>
            <th scope="col">{ledger("true-share")}</th>
            <th scope="col">{ledger("lines")}</th>
            <th scope="col">{ledger("open")}</th>
            <th scope="col">{ledger("trend")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.source} ${row.kind}`}>
              <th scope="row">
                {row.source} · {t(`kind.${row.kind}`)}
                <span className={classes.quiet}>{ledger("lists", { count: row.lists })}</span>
              </th>
              <td data-label={ledger("true-share")}>
                <ShareMark of={row} />
                {row.judged > 0 && (
                  <span className={classes.quiet}>
                    {ledger("of-lines", { true: row.true, false: row.false, lines: row.lines })}
                  </span>
                )}
              </td>
              <td data-label={ledger("lines")}>
                <NumberText value={row.lines} />
                <span className={classes.quiet}>
                  {ledger("not-found", { notFound: row.notFound, struck: row.struck })}
                </span>
              </td>
              <td data-label={ledger("open")}>
                <NumberText value={row.pending} />
                {row.inField > 0 && (
                  <span className={classes.quiet}>{ledger("in-field", { count: row.inField })}</span>
                )}
                {row.expected !== null && row.pending > 0 && (
                  <span className={classes.quiet}>{ledger("expected", { ...row.expected })}</span>
                )}
              </td>
              <td data-label={ledger("trend")}>
                <Trend row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Trend({ row }: { readonly row: LedgerRow }) {
  const format = useFormatter();
  const judged = row.trend.filter(({ share }) => share !== null);
  if (judged.length === 0) return <span aria-hidden>–</span>;
  return (
    <ul className={classes.states}>
      {judged.map(({ period, share, judged: n }) => (
        <li key={period}>
          {period}: {format.number(share ?? 0, { style: "percent", maximumFractionDigits: 0 })} (n = {n})
        </li>
      ))}
    </ul>
  );
}
