import { OPEN_QUERY } from "@/lib/dashboard/model/queue-links";
import { getFormatter, getTranslations } from "next-intl/server";
import { TextLink } from "@/components/ui/text-link";
import { Panel } from "@/components/dashboard/panel";
import classes from "@/components/dashboard/dashboard.module.css";
import { MOST_PLANNED_DAYS } from "@/lib/dashboard/model/capacity";
import type { BurnUp } from "@/lib/dashboard/model/burn-up";
import type { Capacity, FirstRules } from "@/lib/dashboard/model/capacity";
import { BurnUpChart } from "./burn-up-chart";

interface FinishSectionProps {
  /** whose findings were counted */
  readonly periodId: number;
  readonly burnUp: BurnUp;
  readonly pleno: string | null;
  /** how many are synthetic, for those who may know */
  readonly controls: boolean;
  readonly capacity: Capacity | null;
  readonly first: FirstRules | null;
  /** may this person set the date of the meeting */
  readonly setsPleno: boolean;
  readonly fileName: string;
}

/** How much is left, and will it be done by the meeting: the sentence first, the picture under it. */
export async function FinishSection(props: FinishSectionProps) {
  const { burnUp, pleno, setsPleno, fileName } = props;
  const t = await getTranslations("dashboard.progress");
  const format = await getFormatter();
  const date = (day: string | null) =>
    day === null
      ? t("beyond")
      : format.dateTime(new Date(`${day}T00:00:00Z`), { day: "numeric", month: "long", timeZone: "UTC" });
  const { finish, pace, needed } = burnUp;
  const forecast =
    burnUp.left === 0
      ? t("all-decided")
      : finish === null
        ? t("no-forecast")
        : t("forecast", { likely: date(finish.likely), early: date(finish.early), late: date(finish.late) });
  const verdict =
    burnUp.verdict === null || burnUp.verdict === "done" ? null : t(`verdict.${burnUp.verdict}`);
  const summary = t("summary", { decided: burnUp.decided, signed: burnUp.signed, total: burnUp.total });
  return (
    <Panel title={t("title")}>
      <p className={classes.lead}>
        <TextLink href={`/antrean?tampilan=all&periode=${props.periodId}`} inherit>
          {t("figure", { signed: burnUp.signed, total: burnUp.total })}
        </TextLink>
        <span> · {forecast}</span>
        {verdict !== null && <strong data-verdict={burnUp.verdict}> · {verdict}</strong>}
      </p>
      <BurnUpChart burnUp={burnUp} pleno={pleno} summary={summary} fileName={fileName} />
      <p className={classes.small}>
        {pace !== null && t("pace", { pace: Math.round(pace), days: burnUp.paceDays })}
        {needed !== null && burnUp.left > 0 && <> {t("pace-needed", { needed: Math.ceil(needed) })}</>}
        {pleno === null && <> {t("no-pleno")}</>}
        {pleno === null && setsPleno && (
          <>
            {" "}
            <TextLink href="/ringkasan/kalender">{t("set-pleno")}</TextLink>
          </>
        )}{" "}
        {(burnUp.workingDaysLeft ?? 0) > MOST_PLANNED_DAYS && <>{t("far")} </>}
        <PlanSentence {...props} />
        {props.controls && <> {t("with-known")}</>}
      </p>
    </Panel>
  );
}

const SHOWN_RULES = 4;

/** What the people there are can do until the meeting, and what to begin with when that is not all. */
async function PlanSentence({ capacity, first, burnUp, periodId }: FinishSectionProps) {
  const t = await getTranslations("dashboard.progress");
  if (capacity === null || first === null || burnUp.left === 0) return null;
  if (capacity.people === 0) return <>{t("nobody")}</>;
  const values = {
    people: capacity.people,
    decisions: Math.max(10, Math.round(capacity.decisions / 10) * 10),
    left: burnUp.left,
  };
  const enough = capacity.decisions >= burnUp.left;
  return (
    <>
      {t(capacity.assumed ? "plan-assumed" : "plan", {
        ...values,
        each: Math.round(capacity.perDay / capacity.people),
      })}{" "}
      {enough ? (
        t("plan-enough")
      ) : (
        <>
          {t("plan-first", { left: burnUp.left })}{" "}
          {first.rules.slice(0, SHOWN_RULES).map(({ code, open }, at) => (
            <span key={code}>
              {at > 0 && ", "}
              <TextLink href={`/antrean?tampilan=all&periode=${periodId}&aturan=${code}${OPEN_QUERY}`}>
                {code}
              </TextLink>{" "}
              ({open})
            </span>
          ))}
          .
        </>
      )}
    </>
  );
}
