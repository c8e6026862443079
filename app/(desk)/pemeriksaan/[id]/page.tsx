import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunView } from "@/components/run/run-view";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import type { PageProps } from "@/lib/next/page-props";
import { periodChoice } from "@/lib/next/period";
import { idParam, orPage, requirePage } from "@/lib/next/require-page";
import { runState } from "@/lib/next/run-state";
import { cancelRunAction } from "./actions";

type Props = PageProps<{ id: string }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("runs");
  return { title: t("run", { id: (await params).id }) };
}

export default async function RunPage({ params }: Props) {
  const { ctx, actor } = await requirePage("run.view");
  const t = await getTranslations("runs");
  const run = await orPage(runState(ctx, idParam((await params).id)));
  const { periods } = await periodChoice(ctx);
  const data = periods.find(({ id }) => id === run.snapshotId);
  return (
    <>
      <PageHeader
        title={t("run", { id: run.id })}
        lead={
          data === undefined
            ? undefined
            : t("over", { data: `${data.stage} ${data.period}`, region: data.regionName })
        }
        breadcrumbs={[{ href: "/pemeriksaan", label: t("title") }]}
      />
      <RunView initial={run} cancel={can(actor, "run.cancel") ? cancelRunAction : null} />
    </>
  );
}
