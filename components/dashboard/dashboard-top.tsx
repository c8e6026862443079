import { Title } from "@mantine/core";
import { getFormatter, getTranslations } from "next-intl/server";
import type { NextWork } from "@/lib/dashboard/queries/next-work";
import type { Period } from "@/lib/snapshot/model/period";
import classes from "./dashboard.module.css";
import { NextButton } from "./next-button";
import { PrintButton } from "./print-button";

interface DashboardTopProps {
  readonly period: Period;
  readonly pleno: string | null;
  readonly workingDaysLeft: number | null;
  readonly next: NextWork;
  /** the page can be printed as page 1 of the report */
  readonly asPaper: boolean;
}

/** Which data, when the meeting is, and the next step. */
export async function DashboardTop({ period, pleno, workingDaysLeft, next, asPaper }: DashboardTopProps) {
  const t = await getTranslations("dashboard");
  const format = await getFormatter();
  const name = `${period.stage} ${period.period}`;
  const day =
    pleno === null
      ? ""
      : format.dateTime(new Date(`${pleno}T00:00:00Z`), {
          weekday: "long",
          day: "numeric",
          month: "long",
          timeZone: "UTC",
        });
  return (
    <header className={classes.top}>
      <Title order={1}>
        {pleno === null
          ? t("top-no-pleno", { name, region: period.regionName })
          : workingDaysLeft === null
            ? t("top-past", { name, region: period.regionName, day })
            : t("top", { name, region: period.regionName, day, days: workingDaysLeft })}
      </Title>
      <div className={classes.actions}>
        <NextButton next={next} />
        <PrintButton paperOf={asPaper ? period.id : null} />
      </div>
    </header>
  );
}
