import { getFormatter, getTranslations } from "next-intl/server";
import { Panel } from "@/components/dashboard/panel";
import classes from "@/components/dashboard/dashboard.module.css";
import { TextLink } from "@/components/ui/text-link";
import { stuckLinks } from "@/lib/dashboard/model/queue-links";
import type { Stuck } from "@/lib/dashboard/queries/stuck";

interface StuckListProps {
  readonly stuck: Stuck;
  /** YYYY-MM-DD at the office */
  readonly today: string;
  /** whose findings were counted */
  readonly periodId: number;
}

/** What does not move by itself; each line leads to what it counts. */
export async function StuckList({ stuck, today, periodId }: StuckListProps) {
  const t = await getTranslations("dashboard.stuck");
  const format = await getFormatter();
  const due =
    stuck.oldestDue === null
      ? ""
      : format.dateTime(new Date(`${stuck.oldestDue}T00:00:00Z`), {
          day: "numeric",
          month: "short",
          timeZone: "UTC",
        });
  const links = stuckLinks(periodId, today);
  const lines = [
    {
      key: "overdue",
      late: true,
      count: stuck.overdue,
      text: t("overdue", { count: stuck.overdue, due }),
      href: links.overdue,
    },
    {
      key: "signoff",
      late: stuck.signoffLate > 0,
      count: stuck.signoff,
      text: t("signoff", { count: stuck.signoff, late: stuck.signoffLate }),
      href: links.signoff,
    },
    {
      key: "unsure",
      late: false,
      count: stuck.unsure,
      text: t("unsure", { count: stuck.unsure }),
      href: links.unsure,
    },
    {
      key: "returned",
      late: false,
      count: stuck.returned,
      text: t("returned", { count: stuck.returned }),
      href: links.returned,
    },
    {
      key: "untouched",
      late: false,
      count: stuck.untouched,
      text: t("untouched", { count: stuck.untouched }),
      href: links.untouched,
    },
  ].filter(({ count }) => count > 0);
  return (
    <Panel title={t("title")}>
      {lines.length === 0 ? (
        <p className={classes.note}>{t("none")}</p>
      ) : (
        <ul className={classes.facts}>
          {lines.map(({ key, late, text, href }) => (
            <li key={key} data-late={late || undefined}>
              <TextLink href={href} inherit>
                {text}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
