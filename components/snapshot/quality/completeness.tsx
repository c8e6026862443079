import { useTranslations } from "next-intl";
import { NumberText } from "@/components/ui/number-text";
import { Section } from "@/components/ui/section";
import type { RollColumn } from "@/lib/roll/columns";
import type { SnapshotQuality } from "@/lib/ingest/shapes";
import classes from "./completeness.module.css";

interface CompletenessProps {
  readonly quality: SnapshotQuality;
  readonly columns: readonly RollColumn[];
}

/** Filled share of each column; a column that the files do not have is named as such, not as 0 %. */
export function Completeness({ quality, columns }: CompletenessProps) {
  const t = useTranslations("data");
  const names = useTranslations("data.column");
  const { accepted, nik, nkk } = quality;
  const absent = quality.completeness.filter(({ column }) => !columns.includes(column));
  return (
    <Section title={t("completeness")} lead={t("completeness-lead")}>
      <ul className={classes.list}>
        {quality.completeness
          .filter(({ column }) => columns.includes(column))
          .map(({ column, filled }) => (
            <li key={column} className={classes.item}>
              <span>{names(column)}</span>
              <span className={classes.bar} aria-hidden>
                <span style={{ width: `${accepted === 0 ? 0 : (filled / accepted) * 100}%` }} />
              </span>
              <span className={classes.share}>
                <NumberText
                  value={accepted === 0 ? 0 : Math.floor((filled / accepted) * 1_000) / 1_000}
                  percent
                  digits={1}
                />
              </span>
              <span className={classes.empty}>
                {t.rich("empty-lines", { count: () => <NumberText value={accepted - filled} /> })}
              </span>
            </li>
          ))}
      </ul>
      {absent.length > 0 && (
        <p className={classes.note}>
          {t("absent", { columns: absent.map(({ column }) => names(column)).join(", ") })}
        </p>
      )}
      <p className={classes.note}>{t("identity", { name: "NIK", ...nik })}</p>
      <p className={classes.note}>{t("identity", { name: "NKK", ...nkk })}</p>
    </Section>
  );
}
