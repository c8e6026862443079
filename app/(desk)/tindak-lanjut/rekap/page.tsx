import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OpeningForm } from "@/components/recap/opening-form";
import { PreviewTable } from "@/components/recap/preview-table";
import { RecapForm } from "@/components/recap/recap-form";
import { ReportList } from "@/components/report/report-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { periodChoice } from "@/lib/next/period";
import { orPage, requirePage } from "@/lib/next/require-page";
import { letterheadOf } from "@/lib/office/queries/letterhead";
import { recapPreview } from "@/lib/recap/queries/preview";
import { officeOffset, officeZone, zoneName } from "@/lib/regions/time-zone";
import { listReports } from "@/lib/report/queries/get";
import { serialize } from "@/lib/serialized";
import { createRecapAction, importOpeningAction, remakeRecapAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recap.page"))("title") };
}

export default async function RecapPage() {
  const { ctx, actor } = await requirePage("followup.view");
  const t = await getTranslations("recap.page");
  const { current } = await periodChoice(ctx);
  if (current === null) return <EmptyState title={t("none")}>{t("none-text")}</EmptyState>;
  const [preview, office, reports] = await Promise.all([
    orPage(recapPreview(ctx, current.id, current.regionCode)),
    letterheadOf(current.regionCode),
    listReports(ctx),
  ]);
  const own = reports.filter(({ paper, snapshotId }) => paper === "recap" && snapshotId === current.id);
  if (preview.before === null) return <EmptyState title={t("first")}>{t("first-text")}</EmptyState>;
  return (
    <>
      <Section
        title={t("figures")}
        lead={t(preview.total.difference === 0 && preview.unexplained === 0 ? "closes" : "does-not-close", {
          before: preview.before,
          n: preview.total.difference,
          voters: preview.unexplained,
        })}
      >
        <PreviewTable preview={preview} />
      </Section>
      {can(actor, "recap.import-opening") && (
        <Section title={t("opening")} lead={t(`opening-of.${preview.openingOf}`)}>
          <OpeningForm snapshotId={current.id} save={importOpeningAction} />
        </Section>
      )}
      {can(actor, "recap.make") && (
        <Section title={t("make")} lead={t("make-lead")}>
          <RecapForm
            snapshotId={current.id}
            place={office.place}
            offset={officeOffset(current.regionCode)}
            zone={zoneName(officeZone(current.regionCode))}
            create={createRecapAction}
          />
        </Section>
      )}
      <Section title={t("made")}>
        {own.length === 0 ? (
          <EmptyState title={t("nothing-made")} />
        ) : (
          <ReportList
            initial={serialize(own)}
            paper="recap"
            mayOpenFollowUp={can(actor, "report.open-follow-up")}
            remake={can(actor, "report.remake") ? remakeRecapAction : null}
          />
        )}
      </Section>
    </>
  );
}
