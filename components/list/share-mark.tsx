import { useFormatter, useTranslations } from "next-intl";
import type { TrueShare } from "@/lib/list/model/ledger";
import classes from "./share-mark.module.css";

/** A share of lines that were true on a line from 0 to 100 %, with its interval, and the same in words. */
export function ShareMark({ of, open }: { readonly of: TrueShare; readonly open?: number }) {
  const t = useTranslations("list");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  if (of.share === null)
    return (
      <span className={classes.none}>{open === undefined ? t("not-judged") : t("all-open", { open })}</span>
    );
  const { share, low, high, judged } = of;
  const place = (value: number) => `${value * 100}%`;
  return (
    <span className={classes.root}>
      <span className={classes.axis} aria-hidden>
        <span className={classes.interval} style={{ left: place(low), width: place(high - low) }} />
        <span className={classes.dot} style={{ left: place(share) }} />
      </span>
      <span className={classes.words}>
        {t("share", { share: percent(share), low: percent(low), high: percent(high), n: judged })}
        {open !== undefined && open > 0 && ` · ${t("open-lines", { open })}`}
      </span>
    </span>
  );
}
