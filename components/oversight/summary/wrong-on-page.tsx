import { useTranslations } from "next-intl";
import type { WrongOnPage as Measured } from "@/lib/oversight/queries/calibration";
import classes from "./summary.module.css";

/** For whoever leads the work: how many of a page's judged findings are probably wrong. */
export function WrongOnPage({ measured: { of, expected, low, high } }: { readonly measured: Measured }) {
  const t = useTranslations("queue");
  return (
    <p className={classes.notice} role="note">
      {t("wrong-on-page", {
        n: of,
        expected: Math.round(expected),
        low: Math.floor(low),
        high: Math.ceil(high),
      })}
    </p>
  );
}
