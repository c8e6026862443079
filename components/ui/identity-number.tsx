import { useTranslations } from "next-intl";
import { CopyNumber } from "./copy-number";
import classes from "./identity-number.module.css";

/** The three parts of a NIK or NKK: where it was first issued, the date in it, its number of that day. */
const PARTS = ["region", "date", "serial"] as const;

interface IdentityNumberProps {
  readonly value: string | null | undefined;
  /** opened by this person, who may want to look it up elsewhere */
  readonly copies?: boolean;
}

/**
 * A NIK or NKK in groups 6-6-4 (region · date · serial), masked or not. Each part has its own colour and its own
 * line below it. What is not 16 characters is shown as it stands.
 */
export function IdentityNumber({ value, copies = false }: IdentityNumberProps) {
  if (value === null || value === undefined || value === "") return <span aria-hidden>–</span>;
  if (value.length !== 16) return <span className={classes.number}>{value}</span>;
  const groups = [value.slice(0, 6), value.slice(6, 12), value.slice(12)];
  return (
    <span className={classes.number}>
      {groups.map((group, at) => (
        <span key={at} data-part={PARTS[at]}>
          {group}
        </span>
      ))}
      {copies && <CopyNumber value={value} />}
    </span>
  );
}

/** Says which part of a number is which. */
export function NumberParts() {
  const t = useTranslations("finding.number");
  return (
    <p className={classes.legend}>
      {t("title")}{" "}
      {PARTS.map((part) => (
        <span key={part} className={classes.number}>
          <span data-part={part}>{t(part)}</span>
        </span>
      ))}
    </p>
  );
}
