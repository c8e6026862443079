import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FindingPage } from "@/components/finding/pane/finding-page";
import { PageHeader } from "@/components/ui/page-header";
import type { PageProps } from "@/lib/next/page-props";
import { idParam, orPage, requirePage } from "@/lib/next/require-page";
import { shownFinding } from "@/lib/next/shown-finding";
import { findingActions } from "../../antrean/finding-actions";

type Props = PageProps<{ id: string }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await getTranslations("finding"))("title")} #${(await params).id}` };
}

export default async function OneFindingPage({ params }: Props) {
  const { ctx } = await requirePage("queue.view");
  const shown = await orPage(shownFinding(ctx, idParam((await params).id)));
  const [nav, t] = [await getTranslations("nav"), await getTranslations("finding")];
  return (
    <>
      <PageHeader
        title={`${t("title")} #${shown.view.id}`}
        breadcrumbs={[{ href: "/antrean", label: nav("queue") }]}
      />
      <FindingPage initial={shown} actions={findingActions} />
    </>
  );
}
