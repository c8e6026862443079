import { getFormatter, getTranslations } from "next-intl/server";
import { worksheetParts, type WorksheetPlace } from "@/lib/finding/model/work/worksheet-place";
import { TextLink } from "@/components/ui/text-link";
import classes from "./worksheets.module.css";

interface WorksheetsProps {
  readonly snapshotId: number;
  readonly places: readonly WorksheetPlace[];
  /** only this desa, where the list is narrowed to it */
  readonly desaKey?: string | undefined;
}

/**
 * Printed worksheets of the open field checks (lembar kerja coktas), one a desa: who goes there takes one
 * along.
 */
export async function Worksheets({ snapshotId, places, desaKey }: WorksheetsProps) {
  const t = await getTranslations("views.worksheet");
  const field = await getTranslations("field");
  const format = await getFormatter();
  const shown = desaKey === undefined ? places : places.filter((place) => place.desaKey === desaKey);
  if (shown.length === 0) return null;
  const hrefOf = (part: number, desa?: string) =>
    `/api/lembar-kerja?data=${snapshotId}` +
    (desa === undefined ? "" : `&desa=${encodeURIComponent(desa)}`) +
    (part === 1 ? "" : `&bagian=${part}`);
  const all = shown.reduce((sum, place) => sum + place.voters, 0);
  return (
    <details className={classes.root} open={shown.length === 1}>
      <summary>{t("title", { count: shown.length })}</summary>
      <TextLink href="/antrean/coktas">{field("to")}</TextLink>
      <ul className={classes.list} aria-label={t("list")}>
        {shown.map((place) => (
          <li key={place.desaKey}>
            {partsOf(place.voters).map((part) => (
              <a key={part} href={hrefOf(part, place.desaKey)} download>
                {t("download", { desa: place.desa })}
                {part > 1 && ` ${t("part", { part })}`}
              </a>
            ))}
            <span className={classes.about}>
              {t("about", {
                kec: place.kec,
                voters: place.voters,
                due: format.dateTime(new Date(place.due), { dateStyle: "medium", timeZone: "UTC" }),
              })}
            </span>
          </li>
        ))}
      </ul>
      {shown.length > 1 &&
        partsOf(all).map((part) => (
          <a key={part} href={hrefOf(part)} download>
            {t("all")}
            {part > 1 && ` ${t("part", { part })}`}
          </a>
        ))}
    </details>
  );
}

const partsOf = (voters: number): number[] =>
  Array.from({ length: worksheetParts(voters) }, (_, at) => at + 1);
