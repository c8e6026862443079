import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DraftCard } from "@/components/draft/draft-card";
import { NewDraft } from "@/components/draft/new-draft";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { drafts } from "@/lib/draft/queries/drafts";
import { modelSetting } from "@/lib/draft/queries/setting";
import { periodChoice } from "@/lib/next/period";
import { orPage, requirePage } from "@/lib/next/require-page";
import { acceptDraftAction, makeDraftAction, previewDraftAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("draft"))("title") };
}

export default async function DraftsPage() {
  const { ctx, actor } = await requirePage("draft.view");
  const t = await getTranslations("draft");
  const { current } = await periodChoice(ctx);
  if (current === null) return <EmptyState title={t("none")} />;
  const [rows, setting] = [
    await orPage(drafts(ctx, current.id, current.regionCode)),
    await modelSetting(current.regionCode),
  ];
  const mayWrite = can(actor, "draft.write", current.regionCode);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { period: `${current.stage} ${current.period}` })} />
      {mayWrite && (
        <NewDraft
          snapshotId={current.id}
          withModel={setting?.enabled === true}
          preview={previewDraftAction}
          make={makeDraftAction}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        rows.map((draft) => (
          <DraftCard key={draft.id} draft={draft} accept={mayWrite ? acceptDraftAction : null} />
        ))
      )}
    </>
  );
}
