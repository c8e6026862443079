import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FieldCheckTable } from "@/components/finding/field/field-check-table";
import { UploadResults } from "@/components/finding/field/upload-results";
import { WorksheetForm } from "@/components/finding/field/worksheet-form";
import { FirstStart } from "@/components/frame/first-start";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { fieldChecks } from "@/lib/finding/queries/work/field-checks";
import { worksheetPlaces } from "@/lib/finding/queries/work/worksheet-places";
import { periodChoice } from "@/lib/next/period";
import { orPage, requirePage } from "@/lib/next/require-page";
import { officeToday } from "@/lib/regions/time-zone";
import { previewFieldBookAction, storeFieldBookAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("field"))("title") };
}

/** Verifikasi faktual (coktas): what is being checked in the villages, the sheets for it, and the way back. */
export default async function FieldChecksPage() {
  const { ctx, actor } = await requirePage("finding.print-worksheet");
  const t = await getTranslations("field");
  const { current } = await periodChoice(ctx);
  if (current === null) return <FirstStart begins={can(actor, "snapshot.import")} />;
  const [{ checks, total }, places] = await Promise.all([
    orPage(fieldChecks(ctx, current.id)),
    worksheetPlaces(ctx, current.id),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {checks.length === 0 ? (
        <EmptyState title={t("none")}>{t("none-text")}</EmptyState>
      ) : (
        <>
          <Section title={t("list")}>
            <FieldCheckTable checks={checks} total={total} today={officeToday(current.regionCode)} />
          </Section>
          <Section title={t("sheets")} lead={t("sheets-lead")}>
            <WorksheetForm snapshotId={current.id} places={places} />
          </Section>
          <Section title={t("upload")} lead={t("upload-lead")}>
            <UploadResults
              snapshotId={current.id}
              preview={previewFieldBookAction}
              store={storeFieldBookAction}
            />
          </Section>
        </>
      )}
    </>
  );
}
