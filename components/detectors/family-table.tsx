import { useTranslations } from "next-intl";
import { NumberText } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import { TierMark } from "@/components/ui/tier-mark";
import type { DetectorCard, Precision } from "@/lib/detectors/card";
import classes from "./family-table.module.css";

interface FamilyTableProps {
  readonly label: string;
  readonly cards: readonly DetectorCard[];
  readonly precision: ReadonlyMap<string, Precision>;
}

export function FamilyTable({ label, cards, precision }: FamilyTableProps) {
  const t = useTranslations("catalogue");
  const texts = useTranslations("detectors");
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t("code")}</th>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("tier")}</th>
            <th scope="col" data-align="right" data-wide>
              {t("precision-short")}
            </th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={card.code}>
              <th scope="row">
                <TextLink href={`/katalog/${card.code}`}>{card.code}</TextLink>
              </th>
              <td>
                <strong>{texts(`${card.code}.title`)}</strong>
                <span className={classes.question}>{texts(`${card.code}.question`)}</span>
              </td>
              <td>
                <TierMark tier={card.tier} />
              </td>
              <td data-align="right" data-wide>
                <Share precision={precision.get(card.code)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Share({ precision }: { readonly precision: Precision | undefined }) {
  const t = useTranslations("catalogue");
  if (precision === undefined) return <span className={classes.quiet}>{t("undecided")}</span>;
  return (
    <>
      <NumberText value={precision.accepted / precision.decided} percent />{" "}
      <span className={classes.quiet}>{t("of", { n: precision.decided })}</span>
    </>
  );
}
