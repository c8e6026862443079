import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportForm } from "@/components/report/export-form";
import { NewReport } from "@/components/report/new-report";
import { ReportList } from "@/components/report/report-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { serialize } from "@/lib/serialized";
import { requirePage } from "@/lib/next/require-page";
import { listReports } from "@/lib/report/queries/get";
import { listRuns } from "@/lib/run/queries/list";
import { createReportAction, remakeReportAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report"))("title") };
}

export default async function ReportsPage() {
  const { ctx, actor } = await requirePage("report.view");
  const t = await getTranslations("report");
  const draft = await getTranslations("draft");
  const [all, { runs }] = await Promise.all([listReports(ctx), listRuns(ctx)]);
  const reports = all.filter(({ paper }) => paper === "findings");
  const finished = runs
    .filter(({ status }) => status === "done")
    .map((run) => ({
      id: run.id,
      label: t("run-label", { id: run.id, period: `${run.stage} ${run.period}`, findings: run.findings }),
    }));
  const mayMake = can(actor, "report.create") && finished.length > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <LinkButton href="/laporan/naskah" variant="default">
              {draft("to-drafts")}
            </LinkButton>
            <LinkButton href="/laporan/uji-ulang" variant="default">
              {t("to-recheck")}
            </LinkButton>
            <LinkButton href="/laporan/periksa" variant="default">
              {t("to-verify")}
            </LinkButton>
          </>
        }
      />
      {mayMake && (
        <Section title={t("new")} lead={t("new-lead")}>
          <NewReport runs={finished} create={createReportAction} />
        </Section>
      )}
      <Section title={t("made")} lead={t("made-lead")}>
        {reports.length === 0 ? (
          <EmptyState title={t("none")}>{t(mayMake ? "none-may-make" : "none-text")}</EmptyState>
        ) : (
          <ReportList
            initial={serialize(reports)}
            paper="findings"
            mayOpenFollowUp={can(actor, "report.open-follow-up")}
            remake={can(actor, "report.remake") ? remakeReportAction : null}
          />
        )}
      </Section>
      {mayMake && (
        <Section title={t("export")} lead={t("export-lead")}>
          <ExportForm runs={finished} />
        </Section>
      )}
    </>
  );
}
