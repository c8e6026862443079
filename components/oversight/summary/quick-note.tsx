import { useTranslations } from "next-intl";
import classes from "./summary.module.css";

/** A quiet word to somebody whose last judgements came quicker than reading takes; nobody else is told. */
export function QuickNote() {
  const t = useTranslations("summary");
  return (
    <p className={classes.notice} role="note">
      {t("quick")}
    </p>
  );
}
