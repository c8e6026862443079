import { useTranslations } from "next-intl";
import classes from "./innocent-list.module.css";

/** What else it may be, and how to tell: at equal weight with the rule. */
export function InnocentList({ code, names }: { readonly code: string; readonly names: readonly string[] }) {
  const t = useTranslations("catalogue");
  const texts = useTranslations("detectors");
  return (
    <ul className={classes.list}>
      {names.map((name) => (
        <li key={name}>
          <p>{texts(`${code}.innocent.${name}.looks`)}</p>
          <p>
            <strong>{t("tell")}</strong> {texts(`${code}.innocent.${name}.tell`)}
          </p>
        </li>
      ))}
    </ul>
  );
}
