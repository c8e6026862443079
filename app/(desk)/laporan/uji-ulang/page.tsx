import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { DrawForm } from "@/components/oversight/recheck/draw-form";
import { ItemTable } from "@/components/oversight/recheck/item-table";
import { StatementTable } from "@/components/oversight/recheck/statement-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { recheckItems, recheckStatement } from "@/lib/oversight/queries/recheck";
import { listRuns } from "@/lib/run/queries/list";
import { answerRecheckAction, drawRecheckAction, widenRecheckAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recheck"))("title") };
}

export default async function RecheckPage() {
  const { ctx, actor } = await requirePage("recheck.view");
  const t = await getTranslations("recheck");
  const format = await getFormatter();
  const { current } = await periodChoice(ctx);
  const { runs } = await listRuns(ctx);
  const run = runs.find(({ status, snapshotId }) => status === "done" && snapshotId === current?.id);
  if (run === undefined) return <EmptyState title={t("no-run")} />;
  const statement = await recheckStatement(run.id);
  const items = statement === null ? [] : await recheckItems(ctx, statement.id);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {statement === null ? (
        <Section title={t("bound")}>
          <EmptyState title={t("none")}>{t("none-text")}</EmptyState>
        </Section>
      ) : (
        <Section
          title={t("bound")}
          lead={t("seed-is", {
            seed: statement.seed,
            tolerated: format.number(statement.tolerated, { style: "percent", maximumFractionDigits: 1 }),
          })}
        >
          <StatementTable statement={statement} />
        </Section>
      )}
      {can(actor, "recheck.draw") && (
        <Section title={statement === null ? t("draw") : t("widen")}>
          <DrawForm
            runId={run.id}
            recheckId={statement?.id ?? null}
            draw={drawRecheckAction}
            widen={widenRecheckAction}
          />
        </Section>
      )}
      {statement !== null && items.length > 0 && (
        <Section title={t("items")}>
          <ItemTable
            recheckId={statement.id}
            items={items}
            answer={can(actor, "recheck.answer") ? answerRecheckAction : null}
          />
        </Section>
      )}
    </>
  );
}
