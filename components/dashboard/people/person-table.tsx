import { getTranslations } from "next-intl/server";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { NumberText } from "@/components/ui/number-text";
import type { PersonPace } from "@/lib/dashboard/model/capacity";
import type { PersonLoad } from "@/lib/dashboard/queries/people";

interface PersonTableProps {
  readonly loads: readonly PersonLoad[];
  readonly paces: readonly PersonPace[];
  readonly workingDays: number | null;
}

/** Of the ages of open work a phone shows what is overdue. */
const WIDE = [1, 5, 6, 7];

/** Who has what before them, how old it is, and what they can do until the meeting. */
export async function PersonTable({ loads, paces, workingDays }: PersonTableProps) {
  const t = await getTranslations("dashboard.people");
  const paceOf = new Map(paces.map(({ id, perDay }) => [id, perDay]));
  return (
    <FactTable
      label={t("title")}
      lead={t("lead")}
      head={t("person")}
      columns={(
        ["decided", "week", "pace", "until", "given", "fresh", "older", "oldest", "overdue"] as const
      ).map((column) => t(`column.${column}`))}
      wide={WIDE}
      rows={loads.map((load) => {
        const pace = paceOf.get(load.id) ?? null;
        return {
          id: load.id,
          label: load.name,
          cells: [
            <NumberText key="decided" value={load.decided} />,
            <NumberText key="week" value={load.decidedWeek} />,
            <NumberText key="pace" value={pace === null ? null : Math.round(pace)} />,
            <NumberText
              key="until"
              value={pace === null || workingDays === null ? null : Math.round(pace * workingDays)}
            />,
            <NumberText key="given" value={load.given} />,
            <NumberText key="fresh" value={load.fresh} />,
            <NumberText key="older" value={load.week} />,
            <NumberText key="oldest" value={load.old} />,
            <NumberText key="overdue" value={load.overdue} />,
          ],
        };
      })}
    />
  );
}
