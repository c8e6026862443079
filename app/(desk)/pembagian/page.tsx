import type { Metadata } from "next";
import { Alert } from "@mantine/core";
import { getTranslations } from "next-intl/server";
import { AssignmentDesk } from "@/components/finding/assignment/assignment-desk";
import { FirstStart } from "@/components/frame/first-start";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { openAreas } from "@/lib/finding/queries/work/open-areas";
import { unreachableWork } from "@/lib/finding/queries/work/unreachable";
import { workload } from "@/lib/finding/queries/work/workload";
import { DisparitySection } from "../disparity";
import { disparitySentence } from "../disparity-sentence";
import { distributeAction, withdrawAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("assignment"))("title") };
}

export default async function AssignmentPage() {
  const { ctx, actor } = await requirePage("finding.distribute");
  const { current } = await periodChoice(ctx);
  if (current === null) return <FirstStart begins={can(actor, "snapshot.import")} />;
  const [t, people, areas, unreachable] = [
    await getTranslations("assignment"),
    await workload(ctx, current.id),
    await openAreas(ctx, current.id),
    await unreachableWork(ctx, current.id),
  ];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { period: `${current.stage} ${current.period}` })} />
      {unreachable.nobody > 0 && (
        <Alert color="marun" title={t("nobody", { count: unreachable.nobody })} mb="md">
          {t("nobody-text")}
        </Alert>
      )}
      {unreachable.allUnsure > 0 && (
        <Alert color="marun" title={t("all-unsure", { count: unreachable.allUnsure })} mb="md">
          {t("all-unsure-text")} <TextLink href="/antrean?tampilan=unsure">{t("all-unsure-link")}</TextLink>
        </Alert>
      )}
      <details>
        <summary>
          {t("burden", { sentence: (await disparitySentence(ctx, current.id)) ?? t("burden-even") })}
        </summary>
        <DisparitySection ctx={ctx} snapshotId={current.id} />
      </details>
      {people.length === 0 ? (
        <EmptyState title={t("no-people")}>{t("no-people-text")}</EmptyState>
      ) : (
        <AssignmentDesk
          key={areas.map(({ desaKey, count }) => `${desaKey ?? ""}${count}`).join()}
          snapshotId={current.id}
          people={people}
          areas={areas}
          distribute={distributeAction}
          withdraw={withdrawAction}
        />
      )}
    </>
  );
}
