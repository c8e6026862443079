import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { NumberText } from "@/components/ui/number-text";
import type { ExchangeRow } from "@/lib/exchange/model/exchange";
import classes from "@/components/list/list-table.module.css";
import { ExchangeSteps } from "./exchange-steps";

interface ExchangeTableProps {
  readonly exchanges: readonly ExchangeRow[];
  readonly mayMake: boolean;
}

/** One row an exchange: with whom, what is compared, how many, and what is to be done next. */
export function ExchangeTable({ exchanges, mayMake }: ExchangeTableProps) {
  const t = useTranslations("exchange");
  return (
    <div className={classes.scroll} role="region" aria-label={t("all")} tabIndex={0}>
      <table className={classes.table} aria-label={t("all")}>
        <thead>
          <tr>
            <th scope="col">{t("column.with")}</th>
            <th scope="col">{t("column.entries")}</th>
            <th scope="col">{t("column.matches")}</th>
            <th scope="col">{t("column.until")}</th>
            <th scope="col">{t("column.next")}</th>
          </tr>
        </thead>
        <tbody>
          {exchanges.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {t("with", { code: one.otherRegion })}
                <span className={classes.quiet}>
                  {one.period} · {t(`basis.${one.basis}`)}
                </span>
              </th>
              <td data-label={t("column.entries")}>
                <NumberText value={one.entries} />
                {one.otherEntries !== null && (
                  <span className={classes.quiet}>{t("theirs", { count: one.otherEntries })}</span>
                )}
              </td>
              <td data-label={t("column.matches")}>
                {one.matches === null ? "–" : <NumberText value={one.matches} />}
              </td>
              <td data-label={t("column.until")}>
                <DateText value={one.expiresAt.slice(0, 10)} short />
              </td>
              <td data-label={t("column.next")}>
                <ExchangeSteps id={one.id} status={one.status} mayMake={mayMake} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
