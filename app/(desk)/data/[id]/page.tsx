import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportStopped } from "@/components/snapshot/import-stopped";
import { ImportView } from "@/components/snapshot/import-view";
import { QualityView } from "@/components/snapshot/quality/quality-view";
import { PeriodWorkCard } from "@/components/finding/queue/period-work";
import { SnapshotActions } from "@/components/snapshot/snapshot-actions";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { problemText } from "@/lib/next/problem-text";
import { one, type PageProps } from "@/lib/next/page-props";
import { idParam, orPage, requirePage } from "@/lib/next/require-page";
import { getSnapshot } from "@/lib/snapshot/queries/get";
import { snapshotProgress } from "@/lib/snapshot/queries/progress";
import { listRejects } from "@/lib/snapshot/queries/rejects";
import { periodWork } from "@/lib/finding/queries/work/period-work";
import { cancelImportAction, closePeriodAction, removeSnapshotAction, reopenPeriodAction } from "./actions";

type Props = PageProps<{ id: string }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await getTranslations("data"))("title")} ${(await params).id}` };
}

export default async function SnapshotPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requirePage("snapshot.view");
  const id = idParam((await params).id);
  const t = await getTranslations("data");
  const snapshot = await orPage(getSnapshot(ctx, id));
  const after = Number(one(await searchParams, "sesudah"));
  const work = snapshot.status === "ready" ? await periodWork(ctx, id) : null;
  const changeWork = work === null || work.closed === null ? closePeriodAction : reopenPeriodAction;
  return (
    <>
      <PageHeader
        title={`${snapshot.stage} ${snapshot.period}`}
        lead={t("view-lead", {
          name: snapshot.regionName,
          code: snapshot.regionCode,
          date: new Date(snapshot.referenceDate),
        })}
        breadcrumbs={[{ href: "/data", label: t("title") }]}
        actions={
          can(actor, "snapshot.remove") &&
          snapshot.status === "ready" && <SnapshotActions id={id} remove={removeSnapshotAction} />
        }
      />
      {work !== null && (
        <PeriodWorkCard
          snapshotId={id}
          work={work}
          change={can(actor, work.closed === null ? "period.close" : "period.reopen") ? changeWork : null}
        />
      )}
      {(snapshot.status === "queued" || snapshot.status === "importing") && (
        <ImportView
          id={id}
          initial={await snapshotProgress(ctx, id)}
          cancel={can(actor, "snapshot.cancel") ? cancelImportAction : null}
        />
      )}
      {snapshot.quality !== null && (
        <QualityView
          snapshot={snapshot}
          quality={snapshot.quality}
          mayRepair={can(actor, "snapshot.export-rejects-unmasked")}
          rejects={await listRejects(ctx, id, {
            ...(after > 0 ? { after } : {}),
            lastFirst: one(await searchParams, "urut") === "last",
          })}
        />
      )}
      {["failed", "cancelled", "removed"].includes(snapshot.status) && (
        <ImportStopped
          status={snapshot.status}
          problem={await problemText(snapshot.problem)}
          mayImport={can(actor, "snapshot.import")}
        />
      )}
    </>
  );
}
