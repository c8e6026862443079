import { useTranslations } from "next-intl";
import { NumberText } from "@/components/ui/number-text";
import { Section } from "@/components/ui/section";
import { type Move, moveMatrix, type MoveWay } from "@/lib/list/model/moves";
import measure from "@/components/ui/measure-table.module.css";
import classes from "./moves.module.css";

interface MoveSectionProps {
  readonly moves: readonly Move[];
  readonly way: MoveWay;
  /** code of the roll's own kabupaten */
  readonly own: string;
  /** names of kabupaten by code */
  readonly names: ReadonlyMap<string, string>;
}

/** One way of moving: a sentence, and this roll's kecamatan against the places of the other end. */
export function MoveSection({ moves, way, own, names }: MoveSectionProps) {
  const t = useTranslations("list.moves");
  const { ends, rows, sums, people, withoutEnd } = moveMatrix(moves, way);
  if (people === 0) return null;
  const nameOf = (end: string | null): string => {
    if (end === null) return t("no-end");
    if (end === own) return t("here");
    return way === "within" ? end || t("unknown") : (names.get(end) ?? end);
  };
  const cell = (value: number, at: number) => (
    <td key={at} data-open={(ends[at] ?? null) === null || undefined}>
      {value === 0 ? <span className={classes.none}>–</span> : <NumberText value={value} />}
    </td>
  );
  return (
    <Section
      title={t(way)}
      lead={t(`${way}-said`, { people, found: people - withoutEnd, without: withoutEnd })}
    >
      <div className={measure.scroll} role="region" aria-label={t(way)} tabIndex={0}>
        <table className={`${measure.table} ${classes.table}`} aria-label={t(way)}>
          <thead>
            <tr>
              <th scope="col">{t(way === "within" ? "kec-from" : "kec")}</th>
              {ends.map((end) => (
                <th key={end ?? ""} scope="col" data-open={end === null || undefined}>
                  {nameOf(end)}
                </th>
              ))}
              <th scope="col">{t("all")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kec, cells, all }) => (
              <tr key={kec}>
                <th scope="row">{kec || t("unknown")}</th>
                {cells.map(cell)}
                <td>
                  <NumberText value={all} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("all")}</th>
              {sums.map(cell)}
              <td>
                <NumberText value={people} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}
