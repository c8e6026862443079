import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { measured, type Measured } from "@/lib/dashboard/model/measured";
import type { NoteKind, NoteSection, PublicNote } from "@/lib/dashboard/model/transparency";
import { rows } from "@/lib/db/sql";
import { DETECTORS } from "@/lib/detectors/registry";
import { NOT_CONTROL } from "@/lib/finding/queries/controls";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import type { Locale } from "@/lib/i18n/locales";
import { translator, type Translate } from "@/lib/i18n/translator";
import { settledBefore } from "@/lib/finding/queries/real-findings";
import { countedUntil } from "@/lib/oversight/queries/counted-until";
import { readPrecision } from "@/lib/oversight/queries/precision";
import { paramsInForce, readStoredParams } from "@/lib/run/queries/params";
import type { Period } from "@/lib/snapshot/model/period";
import { trustOf, type TrendPoint } from "./trends";

const totalsSchema = z.object({
  findings: z.number(),
  decided: z.number(),
  accepted: z.number(),
  signed: z.number(),
  people: z.number(),
});
type Totals = z.infer<typeof totalsSchema>;

/** Everything the papers are written from; the rule book and figures, and nobody. */
interface Facts {
  readonly period: Period;
  readonly t: Translate;
  readonly locale: Locale;
  readonly totals: Totals;
  readonly trust: NonNullable<TrendPoint["trust"]>;
  readonly policy: Awaited<ReturnType<typeof reviewPolicy>>;
  readonly rules: readonly (readonly string[])[];
}

/** Writes one of the two papers in one language, from the registry that runs and the figures as they are now. */
export async function publicNote(
  ctx: Ctx,
  period: Period,
  kind: NoteKind,
  locale: Locale,
): Promise<PublicNote> {
  authorise(ctx.actor, "transparency.view");
  const t = translator(locale);
  const facts = {
    period,
    t,
    locale,
    totals: await totalsOf(ctx, period.id),
    trust: await trustOf(ctx, period.id),
    policy: await reviewPolicy(),
    rules: await ruleLines(ctx, t, locale),
  };
  return {
    kind,
    locale,
    title: t(`transparency.${kind}.title`, { region: period.regionName }),
    sections: kind === "algoritma" ? algorithmSections(facts) : impactSections(facts),
  };
}

async function totalsOf({ actor }: Ctx, snapshotId: number): Promise<Totals> {
  const settled = settledBefore(countedUntil(actor));
  const [found] = await rows(
    totalsSchema,
    sql`
      SELECT
        count(*)::int AS findings,
        count(*) FILTER (
          WHERE
            f.state = 'final' ${settled}
        )::int AS decided,
        count(*) FILTER (
          WHERE
            f.state = 'final' ${settled}
            AND f.outcome = 'accepted'
        )::int AS accepted,
        count(*) FILTER (
          WHERE
            f.signed_by IS NOT NULL${settled}
        )::int AS signed,
        count(DISTINCT f.decided_by) FILTER (
          WHERE
            f.decided_by IS NOT NULL${settled}
        )::int AS people
      FROM
        finding f
      WHERE
        f.snapshot_id = ${snapshotId}
        AND f.state <> 'split' ${NOT_CONTROL}
    `,
  );
  return found ?? { findings: 0, decided: 0, accepted: 0, signed: 0, people: 0 };
}

/** One line a rule: code, question, weight, what was changed of it here, how often people accepted it. */
async function ruleLines({ actor }: Ctx, t: Translate, locale: Locale): Promise<string[][]> {
  const [precision, stored] = await Promise.all([readPrecision(countedUntil(actor)), readStoredParams()]);
  return DETECTORS.map((detector) => {
    const { code, version, tier } = detector;
    const changed = paramsInForce(detector, stored).filter(({ change }) => change !== null);
    const known = precision.get(code);
    return [
      `${code} v${version}`,
      t(`detectors.${code}.title`),
      t(`detectors.${code}.rule`),
      t(`common.tier.${tier}`),
      changed.length === 0
        ? t("transparency.default")
        : changed.map(({ name, value }) => `${name} = ${JSON.stringify(value)}`).join(", "),
      shareText(t, locale, measured(known?.accepted ?? 0, known?.decided ?? 0)),
    ];
  });
}

/** A share with its interval; a handful as a count. */
function shareText(t: Translate, locale: Locale, what: Measured): string {
  if (what.kind === "none") return "–";
  if (what.kind === "few") return t("transparency.few", { k: what.k, n: what.n });
  const percent = (value: number) => new Intl.NumberFormat(locale, { style: "percent" }).format(value);
  return t("transparency.share", {
    rate: percent(what.rate),
    low: percent(what.low),
    high: percent(what.high),
    n: what.n,
  });
}

function algorithmSections({ t, locale, period, totals, trust, policy, rules }: Facts): NoteSection[] {
  const say = (key: string, values = {}) => t(`transparency.algoritma.${key}`, values);
  const head = ["code", "rule", "how", "weight", "settings", "precision"].map((column) =>
    t(`transparency.column.${column}`),
  );
  return [
    { title: say("what"), paragraphs: [say("what-text"), say("what-not")] },
    { title: say("who"), paragraphs: [say("who-text", { region: period.regionName })] },
    { title: say("data"), paragraphs: [say("data-text", { period: `${period.stage} ${period.period}` })] },
    {
      title: say("people"),
      paragraphs: [
        say("people-text"),
        say(policy.fourEyesStrike ? "four-eyes" : "no-four-eyes"),
        say("checks", {
          blind: percentOf(locale, policy.doubleBlindShare),
          known: percentOf(locale, policy.knownAnswerShare),
        }),
      ],
    },
    {
      title: say("figures"),
      paragraphs: [
        say("figures-text", { ...totals }),
        `${say("precision")} ${shareText(t, locale, trust.precision)}`,
        `${say("agreement")} ${shareText(t, locale, trust.agreed)}`,
        `${say("switched")} ${shareText(t, locale, trust.switched)}`,
      ],
    },
    { title: say("limits"), paragraphs: [say("limits-text"), say("limits-names")] },
    {
      title: say("rules", { count: rules.length }),
      paragraphs: [say("rules-text")],
      table: { head, rows: rules },
    },
  ];
}

/** What UU 27/2022 art. 34 names as high risk, one line each, and whether it applies. */
const RISKS = ["automated", "specific", "large", "scoring", "matching", "technology", "rights"] as const;

/** What the product does about the dangers to people. */
const MEASURES = [
  "masking",
  "decision",
  "reasons",
  "trail",
  "access",
  "offline",
  "retention",
  "innocent",
] as const;

function impactSections({ t, locale, period, totals, trust, policy }: Facts): NoteSection[] {
  const say = (key: string, values = {}) => t(`transparency.dpia.${key}`, values);
  return [
    {
      title: say("processing"),
      paragraphs: [say("processing-text", { region: period.regionName }), say("purpose"), say("basis")],
    },
    {
      title: say("risks"),
      paragraphs: [say("risks-text")],
      table: {
        head: [say("kind"), say("applies"), say("why")],
        rows: RISKS.map((risk) => [
          say(`risk.${risk}.kind`),
          say(`risk.${risk}.applies`),
          say(`risk.${risk}.why`),
        ]),
      },
    },
    {
      title: say("harm"),
      paragraphs: [
        say("harm-text"),
        `${t("transparency.algoritma.precision")} ${shareText(t, locale, trust.precision)}`,
        say("harm-figures", { decided: totals.decided, rejected: totals.decided - totals.accepted }),
      ],
    },
    {
      title: say("measures"),
      paragraphs: MEASURES.map((measure) => say(`measure.${measure}`)),
    },
    {
      title: say("necessity"),
      paragraphs: [say("necessity-text"), say("reveals", { limit: policy.revealsPerDay })],
    },
    { title: say("rights"), paragraphs: [say("rights-text")] },
    { title: say("open"), paragraphs: [say("open-text")] },
  ];
}

const percentOf = (locale: Locale, value: number): string =>
  new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(value);
