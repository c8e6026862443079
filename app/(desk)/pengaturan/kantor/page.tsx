import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LetterheadForm } from "@/components/office/letterhead-form";
import { TemplateForm } from "@/components/office/template-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { letterheadOf } from "@/lib/office/queries/letterhead";
import { officeTemplate } from "@/lib/office/queries/template";
import { MINUTES_FIELDS } from "@/lib/recap/model/minutes-fields";
import { setLetterheadAction, setTemplateAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.office") };
}

export default async function OfficePage() {
  const { ctx } = await requirePage("office.set");
  const t = await getTranslations("settings.office");
  const { current } = await periodChoice(ctx);
  if (current === null) return <EmptyState title={t("none")}>{t("none-text")}</EmptyState>;
  const [head, template] = await Promise.all([
    letterheadOf(current.regionCode),
    officeTemplate(current.regionCode, "berita-acara"),
  ]);
  return (
    <>
      <Section title={t("title")} lead={t("lead", { region: current.regionCode })}>
        <LetterheadForm
          key={current.regionCode}
          regionCode={current.regionCode}
          head={head}
          save={setLetterheadAction}
        />
      </Section>
      <Section title={t("template")}>
        <TemplateForm
          regionCode={current.regionCode}
          own={template !== null}
          fields={MINUTES_FIELDS}
          save={setTemplateAction}
        />
      </Section>
    </>
  );
}
