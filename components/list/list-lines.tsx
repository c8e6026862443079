import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { KeysetPager } from "@/components/data-table/keyset-pager";
import { TabLinks } from "@/components/ui/tab-links";
import { LINE_STATES, type LineState } from "@/lib/list/model/kinds";
import { type LineView, type StateCounts, totalOf } from "@/lib/list/model/view";
import type { LinePage } from "@/lib/list/queries/lines";
import classes from "./list-table.module.css";
import { personText } from "./person-text";

interface ListLinesProps {
  readonly id: number;
  readonly page: LinePage;
  readonly state: LineState | null;
  readonly counts: StateCounts;
}

/** The lines of a list in its own order, by what became of them; rejected ones with their text and reason. */
export function ListLines({ id, page, state, counts }: ListLinesProps) {
  const t = useTranslations("list");
  const tabs = [
    { href: `/rujukan/${id}`, label: `${t("all-lines")} ${totalOf(counts)}`, current: state === null },
    ...LINE_STATES.filter((word) => counts[word] > 0).map((word) => ({
      href: `/rujukan/${id}?keadaan=${word}`,
      label: `${t(`state-name.${word}`)} ${counts[word]}`,
      current: state === word,
    })),
  ];
  return (
    <>
      <TabLinks label={t("lines")} tabs={tabs} />
      {page.lines.length === 0 ? (
        <Text c="dimmed">{t("no-lines")}</Text>
      ) : (
        <div className={classes.scroll} role="region" aria-label={t("lines")} tabIndex={0}>
          <table className={classes.table} aria-label={t("lines")}>
            <thead>
              <tr>
                <th scope="col">{t("column.line")}</th>
                <th scope="col">{t("column.entry")}</th>
                <th scope="col">{t("column.state")}</th>
                <th scope="col">{t("column.candidates")}</th>
              </tr>
            </thead>
            <tbody>
              {page.lines.map((line) => (
                <Line key={line.ord} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <KeysetPager next={page.next === null ? null : String(page.next)} />
    </>
  );
}

function Line({ line }: { readonly line: LineView }) {
  const t = useTranslations("list");
  const rejects = useTranslations("data.rejectReason");
  return (
    <tr>
      <th scope="row">{line.line}</th>
      <td data-label={t("column.entry")}>
        {line.people.length === 0
          ? line.masked
          : line.people.map((person, i) => <div key={i}>{personText(person)}</div>)}
      </td>
      <td data-label={t("column.state")}>
        {t(`state-name.${line.state}`)}
        {line.reason !== null && <span className={classes.quiet}>{rejects(line.reason)}</span>}
      </td>
      <td data-label={t("column.candidates")}>{line.candidates === 0 ? "–" : line.candidates}</td>
    </tr>
  );
}
