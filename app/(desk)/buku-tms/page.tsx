import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StruckTable } from "@/components/register/struck-table";
import { NameSearch } from "@/components/register/name-search";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { requirePage } from "@/lib/next/require-page";
import { SHOWN_STRUCK, struckVoters } from "@/lib/register/queries/struck";
import { findStruckAction, restoreVoterAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("title") };
}

export default async function RegisterPage() {
  const { ctx, actor } = await requirePage("register.view");
  const t = await getTranslations("register");
  const restore = can(actor, "register.restore") ? restoreVoterAction : null;
  const notices = can(actor, "notice.print");
  const rows = await struckVoters(ctx, "");
  return (
    <Section title={t("tabs.struck")}>
      {rows.length === 0 ? (
        <EmptyState title={t("none")}>{t("none-text")}</EmptyState>
      ) : (
        <NameSearch
          first={<StruckTable rows={rows} restore={restore} notices={notices} />}
          note={rows.length === SHOWN_STRUCK ? t("first", { n: rows.length }) : null}
          find={findStruckAction}
          restore={restore}
          notices={notices}
        />
      )}
    </Section>
  );
}
