import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { NumberText } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import { LINE_STATES } from "@/lib/list/model/kinds";
import { type ListTally, trueShare } from "@/lib/list/model/ledger";
import { type ListRow, totalOf } from "@/lib/list/model/view";
import classes from "./list-table.module.css";
import { ShareMark } from "./share-mark";

interface ListTableProps {
  readonly lists: readonly ListRow[];
  readonly tallies: readonly ListTally[];
}

/** One row a list: what it is and from whom, what became of its lines, what people found true. */
export function ListTable({ lists, tallies }: ListTableProps) {
  const t = useTranslations("list");
  const byList = new Map(tallies.map((one) => [one.listId, one.tally]));
  return (
    <div className={classes.scroll} role="region" aria-label={t("lists")} tabIndex={0}>
      <table className={classes.table} aria-label={t("lists")}>
        <thead>
          <tr>
            <th scope="col">{t("column.list")}</th>
            <th scope="col">{t("column.lines")}</th>
            <th scope="col">{t("column.states")}</th>
            <th scope="col">{t("column.judged")}</th>
            <th scope="col">{t("column.brought")}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <Row key={list.id} list={list} tally={byList.get(list.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ list, tally }: { readonly list: ListRow; readonly tally: ListTally["tally"] | undefined }) {
  const t = useTranslations("list");
  return (
    <tr>
      <th scope="row">
        <TextLink href={`/rujukan/${list.id}`}>
          {t(`kind.${list.kind}`)} · {list.source}
        </TextLink>
        <span className={classes.quiet}>
          {[
            list.letterNumber === null ? t("no-letter") : t("letter", { number: list.letterNumber }),
            list.period,
            list.status === "held" ? null : t(`status.${list.status}`),
            list.fromListId === null ? null : t("held-again"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </th>
      <td data-label={t("column.lines")}>
        <NumberText value={totalOf(list.counts)} />
      </td>
      <td data-label={t("column.states")}>
        <ul className={classes.states}>
          {LINE_STATES.filter((state) => list.counts[state] > 0).map((state) => (
            <li key={state}>
              <NumberText value={list.counts[state]} /> {t(`state.${state}`)}
            </li>
          ))}
        </ul>
      </td>
      <td data-label={t("column.judged")}>
        {tally === undefined ? "–" : <ShareMark of={trueShare(tally)} open={tally.pending} />}
      </td>
      <td data-label={t("column.brought")}>
        <DateText value={list.createdAt.slice(0, 10)} short />
      </td>
    </tr>
  );
}
