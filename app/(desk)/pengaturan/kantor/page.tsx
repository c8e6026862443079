import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ModelForm } from "@/components/draft/model-form";
import { LetterheadForm } from "@/components/office/letterhead-form";
import { TemplateForm } from "@/components/office/template-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { modelSetting } from "@/lib/draft/queries/setting";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { letterheadOf } from "@/lib/office/queries/letterhead";
import { officeTemplate } from "@/lib/office/queries/template";
import { MINUTES_FIELDS } from "@/lib/recap/model/minutes-fields";
import { setDraftingModelAction, setLetterheadAction, setTemplateAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.office") };
}

export default async function OfficePage() {
  const { ctx } = await requirePage("office.set");
  const t = await getTranslations("settings.office");
  const draft = await getTranslations("draft");
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
      <Section title={draft("model.title")} lead={draft("model.lead")}>
        <ModelForm
          key={current.regionCode}
          regionCode={current.regionCode}
          setting={await modelSetting(current.regionCode)}
          save={setDraftingModelAction}
        />
      </Section>
    </>
  );
}
