import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoteForm } from "@/components/dashboard/knowledge/note-form";
import { NoteList } from "@/components/dashboard/knowledge/note-list";
import { FirstStart } from "@/components/frame/first-start";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { localNotes } from "@/lib/calendar/queries/local-notes";
import { areaChoices } from "@/lib/dashboard/queries/areas";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { officeToday } from "@/lib/regions/time-zone";
import { addNoteAction, withdrawNoteAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard.links"))("knowledge") };
}

/** What staff know of ways of buying votes in an area: areas, never persons; it runs out. */
export default async function KnowledgePage() {
  const { ctx, actor } = await requirePage("knowledge.view");
  const { current } = await periodChoice(ctx);
  if (current === null) return <FirstStart begins={can(actor, "snapshot.import")} />;
  const [t, notes] = [
    await getTranslations("dashboard.knowledge"),
    await localNotes(ctx, current.regionCode),
  ];
  const writes = can(actor, "knowledge.write");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: "/ringkasan", label: t("back") }]}
      />
      {writes && (
        <Section title={t("write")} lead={t("write-lead")}>
          <NoteForm
            areas={await areaChoices(ctx, current.regionCode, current.regionName)}
            today={officeToday(current.regionCode)}
            save={addNoteAction}
          />
        </Section>
      )}
      <Section title={t("notes")}>
        <NoteList
          notes={notes}
          withdraw={writes ? withdrawNoteAction : null}
          anyone={can(actor, "knowledge.withdraw-any")}
        />
      </Section>
    </>
  );
}
