import { useTranslations } from "next-intl";
import { NumberText } from "@/components/ui/number-text";
import { Section } from "@/components/ui/section";
import type { SnapshotQuality } from "@/lib/ingest/shapes";
import classes from "./code-section.module.css";

/** What was kept but not understood: values outside their table, and places that no list has. */
export function CodeSection({ quality }: { readonly quality: SnapshotQuality }) {
  const t = useTranslations("data");
  const names = useTranslations("data.column");
  const { unknownCodes, unmatchedPlaces } = quality;
  return (
    <Section title={t("codes")} lead={t("codes-lead")}>
      <div className={classes.columns}>
        <div>
          <h3 className={classes.title}>{t("unknown-codes")}</h3>
          {unknownCodes.length === 0 && <p className={classes.note}>{t("no-unknown-codes")}</p>}
          <ul className={classes.list}>
            {unknownCodes.map(({ column, value, rows }) => (
              <li key={`${column} ${value}`}>
                <span>
                  {names(column)} <q>{value}</q>
                </span>
                <NumberText value={rows} />
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className={classes.title}>{t("unmatched-places")}</h3>
          {unmatchedPlaces.places === 0 ? (
            <p className={classes.note}>{t("no-unmatched-places")}</p>
          ) : (
            <p className={classes.note}>
              {t.rich("unmatched-count", {
                places: unmatchedPlaces.places,
                rows: () => <NumberText value={unmatchedPlaces.rows} />,
              })}
            </p>
          )}
          <ul className={classes.list}>
            {unmatchedPlaces.list.map(({ kecamatan, desa, rows }) => (
              <li key={`${kecamatan ?? ""}/${desa ?? ""}`}>
                <span>{[desa, kecamatan].filter((part) => part !== null).join(", ") || t("no-place")}</span>
                <NumberText value={rows} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Section>
  );
}
