import { useTranslations } from "next-intl";
import { NumberText } from "@/components/ui/number-text";
import type { MoveEnd } from "@/lib/list/queries/moves";
import classes from "./list-table.module.css";

interface MovesTableProps {
  readonly moves: readonly MoveEnd[];
  /** names of kabupaten by code */
  readonly names: ReadonlyMap<string, string>;
}

/** Origin × destination: where those who left arrived, where those who came had been, and who has no other end. */
export function MovesTable({ moves, names }: MovesTableProps) {
  const t = useTranslations("list.moves");
  const ends = [...new Set(moves.map(({ end }) => end))];
  const count = (way: MoveEnd["way"], end: string | null) =>
    moves.find((move) => move.way === way && move.end === end)?.people ?? 0;
  return (
    <div className={classes.scroll} role="region" aria-label={t("title")} tabIndex={0}>
      <table className={classes.table} aria-label={t("title")}>
        <thead>
          <tr>
            <th scope="col">{t("end")}</th>
            <th scope="col">{t("out")}</th>
            <th scope="col">{t("in")}</th>
          </tr>
        </thead>
        <tbody>
          {ends.map((end) => (
            <tr key={end ?? ""}>
              <th scope="row">{end === null ? t("no-end") : (names.get(end) ?? end)}</th>
              <td data-label={t("out")}>
                <NumberText value={count("out", end)} />
              </td>
              <td data-label={t("in")}>
                <NumberText value={count("in", end)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
