import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { WitnessFiles } from "@/components/audit/witness-files";
import { VerifyButton } from "@/components/audit/verify-button";
import { KeysetPager } from "@/components/data-table/keyset-pager";
import { PageHeader } from "@/components/ui/page-header";
import { readAuditAddress } from "@/lib/audit/model/url";
import { serialize } from "@/lib/serialized";
import type { PageProps } from "@/lib/next/page-props";
import { requirePage } from "@/lib/next/require-page";
import { auditPage } from "@/lib/audit/queries/page";
import { verifyAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditTrailPage({ searchParams }: PageProps) {
  const { ctx } = await requirePage("audit.view");
  const t = await getTranslations("audit");
  const ask = readAuditAddress(await searchParams);
  const { rows, next } = await auditPage(ctx, ask);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={<VerifyButton verify={verifyAction} />} />
      <WitnessFiles />
      <AuditFilters ask={ask} />
      <AuditTable rows={serialize(rows)} />
      <KeysetPager next={next === null ? null : String(next)} />
    </>
  );
}
