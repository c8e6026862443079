import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FamilyTable } from "@/components/detectors/family-table";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePage } from "@/lib/next/require-page";
import { detectorCards } from "@/lib/run/queries/cards";
import { countedUntil } from "@/lib/oversight/queries/counted-until";
import { readPrecision } from "@/lib/oversight/queries/precision";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalogue"))("title") };
}

export default async function CataloguePage() {
  const { ctx } = await requirePage("catalogue.view");
  const t = await getTranslations("catalogue");
  const texts = await getTranslations("detectors");
  const cards = detectorCards();
  const families = [...new Set(cards.map(({ family }) => family))];
  const precision = await readPrecision(countedUntil(ctx.actor));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: cards.length })} />
      {families.map((family) => (
        <Section key={family} title={t(`family.${family}.title`)} lead={t(`family.${family}.lead`)}>
          <FamilyTable
            label={t(`family.${family}.title`)}
            lines={cards
              .filter((card) => card.family === family)
              .map(({ code, tier }) => ({
                code,
                title: texts(`${code}.title`),
                question: texts(`${code}.question`),
                tier,
                precision: precision.get(code),
              }))}
          />
        </Section>
      ))}
    </>
  );
}
