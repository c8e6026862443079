import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { Sheet, type SheetPart } from "@/components/dashboard/leadership/sheet";
import { PrintButton } from "@/components/dashboard/print-button";
import { FirstStart } from "@/components/frame/first-start";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import type { Measured } from "@/lib/dashboard/model/measured";
import { leadershipView, type LeadershipView } from "@/lib/dashboard/queries/leadership";
import { detectorTitles } from "@/lib/next/detector-titles";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { sumOf } from "@/lib/snapshot/model/roll-count";
import { disparitySentence } from "../../disparity-sentence";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard.links"))("leadership") };
}

/** One sheet before the meeting: identity, risks, what stays undone, reliability, what changed; sources below. */
export default async function LeadershipPage() {
  const { ctx, actor } = await requirePage("leadership.view");
  const { current, periods } = await periodChoice(ctx);
  if (current === null) return <FirstStart begins={can(actor, "snapshot.import")} />;
  const [t, view, disparity] = [
    await getTranslations("dashboard.leadership"),
    await leadershipView(ctx, current, periods),
    await disparitySentence(ctx, current.id),
  ];
  const parts: SheetPart[] = [
    { title: t("identity"), lines: await identity(view) },
    { title: t("risks"), lines: await risks(view, disparity) },
    { title: t("undone"), lines: await undone(view) },
    { title: t("reliable"), lines: await reliable(view) },
    { title: t("changed"), lines: await changed(view) },
  ];
  return (
    <>
      <PageHeader
        title={t("title", { period: `${current.stage} ${current.period}` })}
        lead={t("lead", { region: current.regionName })}
        breadcrumbs={[{ href: "/ringkasan", label: t("back") }]}
        actions={<PrintButton paperOf={null} />}
      />
      <Sheet parts={parts} signature={t("signature")} sources={t("sources")} />
    </>
  );
}

/** awal − TMS + baru = akhir, and the totals of the Berita Acara against those counted. */
async function identity({ here, totals }: LeadershipView): Promise<SheetPart["lines"]> {
  const t = await getTranslations("dashboard.leadership");
  const data = await getTranslations("data");
  const roll = here?.roll ?? null;
  const flow =
    here === null || roll === null || roll.baselineId === null
      ? { text: t("no-flow"), source: 1 }
      : {
          text: t("flow", {
            opening: roll.opening,
            struck: sumOf(roll.leftStruck),
            newcomers: roll.newcomers,
            restored: roll.restored,
            difference: roll.vanished,
            closing: here.voters ?? 0,
          }),
          source: 1,
        };
  const off = totals.filter(({ difference }) => difference !== null && difference !== 0);
  return [
    flow,
    ...(off.length === 0
      ? [
          {
            text: t(totals.some(({ expected }) => expected !== null) ? "totals-fit" : "totals-none"),
            source: 2,
          },
        ]
      : off.map(({ total, expected, counted, difference }) => ({
          text: t("totals-off", {
            total: data(`total.${total}`),
            expected: expected ?? 0,
            counted,
            difference: difference ?? 0,
          }),
          source: 2,
        }))),
  ];
}

/** The three that weigh most. */
async function risks({ burnUp, stuck, pleno }: LeadershipView, disparity: string | null) {
  const t = await getTranslations("dashboard.leadership");
  const found = [
    burnUp.left > 0 &&
      burnUp.verdict !== "surely" && {
        text: t("risk-time", { left: burnUp.left, verdict: burnUp.verdict ?? "none" }),
        source: 3,
      },
    stuck.signoffLate > 0 && { text: t("risk-signoff", { late: stuck.signoffLate }), source: 3 },
    stuck.overdue > 0 && { text: t("risk-overdue", { overdue: stuck.overdue }), source: 3 },
    disparity !== null && { text: disparity, source: 4 },
    stuck.untouched > 0 && { text: t("risk-untouched", { untouched: stuck.untouched }), source: 3 },
    pleno === null && { text: t("risk-pleno"), source: 3 },
  ].filter((line) => line !== false);
  return found.length === 0 ? [{ text: t("no-risk") }] : found.slice(0, 3);
}

async function undone({ undone: rules, undoneCount, burnUp }: LeadershipView) {
  const t = await getTranslations("dashboard.leadership");
  const titles = await detectorTitles();
  if (burnUp.left === 0) return [{ text: t("nothing-left") }];
  if (undoneCount === 0) return [{ text: t("all-fits"), source: 3 }];
  return [
    { text: t("undone-why", { count: undoneCount }), source: 3 },
    ...rules.slice(0, 5).map(({ code, open }) => ({
      text: t("undone-rule", { code, title: titles[code] ?? "", open }),
      source: 3,
    })),
  ];
}

async function reliable({ here }: LeadershipView) {
  const t = await getTranslations("dashboard.trust");
  const own = await getTranslations("dashboard.leadership");
  const format = await getFormatter();
  const trust = here?.trust ?? null;
  if (trust === null) return [{ text: own("no-trust") }];
  const percent = (value: number) => format.number(value, { style: "percent" });
  const say = (key: "precision" | "agreed" | "switched", what: Measured) =>
    what.kind === "share"
      ? t(`${key}.share`, {
          rate: percent(what.rate),
          low: percent(what.low),
          high: percent(what.high),
          n: what.n,
        })
      : what.kind === "few"
        ? t(`${key}.few`, { k: what.k, n: what.n })
        : t(`${key}.none`);
  return (["precision", "agreed", "switched"] as const).map((key) => ({
    text: say(key, trust[key]),
    source: 4,
  }));
}

async function changed({ here, before }: LeadershipView) {
  const t = await getTranslations("dashboard.leadership");
  if (here === null || before === null) return [{ text: t("no-before") }];
  const all = (point: typeof here) => point.families.reduce((sum, { k }) => sum + k, 0);
  return [
    {
      text: t("changed-voters", { period: before.label, before: before.voters ?? 0, now: here.voters ?? 0 }),
      source: 1,
    },
    ...(before.families.length === 0
      ? []
      : [
          {
            text: t("changed-findings", { period: before.label, before: all(before), now: all(here) }),
            source: 3,
          },
        ]),
    ...(here.struck === null || before.struck === null
      ? []
      : [
          {
            text: t("changed-struck", { period: before.label, before: before.struck, now: here.struck }),
            source: 1,
          },
        ]),
  ];
}
