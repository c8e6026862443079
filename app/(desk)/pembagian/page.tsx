import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AssignmentDesk } from "@/components/finding/assignment/assignment-desk";
import { FirstStart } from "@/components/frame/first-start";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { openAreas } from "@/lib/finding/queries/work/open-areas";
import { workload } from "@/lib/finding/queries/work/workload";
import { distributeAction, withdrawAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("assignment"))("title") };
}

export default async function AssignmentPage() {
  const { ctx, actor } = await requirePage("finding.distribute");
  const { current } = await periodChoice(ctx);
  if (current === null) return <FirstStart begins={can(actor, "snapshot.import")} />;
  const [t, people, areas] = [
    await getTranslations("assignment"),
    await workload(ctx, current.id),
    await openAreas(ctx, current.id),
  ];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { period: `${current.stage} ${current.period}` })} />
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
