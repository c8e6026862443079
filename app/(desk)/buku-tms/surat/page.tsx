import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LetterForm } from "@/components/register/letter-form";
import { LetterList } from "@/components/register/letter-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { periodChoice } from "@/lib/next/period";
import { orPage, requirePage } from "@/lib/next/require-page";
import { letters } from "@/lib/register/queries/letters";
import { answerLetterAction, enterLetterAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("letter.title") };
}

export default async function LettersPage() {
  const { ctx, actor } = await requirePage("letter.view");
  const t = await getTranslations("register.letter");
  const { current } = await periodChoice(ctx);
  if (current === null) return <EmptyState title={t("none")} />;
  const rows = await orPage(letters(ctx, current.id, current.regionCode));
  const counts = {
    all: rows.length,
    points: rows.reduce((all, { points }) => all + points.length, 0),
    answered: rows.filter(({ answer }) => answer !== null).length,
  };
  const mayWrite = can(actor, "letter.write");
  return (
    <>
      <Section title={t("title")} lead={t("lead", { period: `${current.stage} ${current.period}` })}>
        {rows.length === 0 ? (
          <EmptyState title={t("none")} />
        ) : (
          <>
            <p>{t("counts", counts)}</p>
            <LetterList letters={rows} answer={mayWrite ? answerLetterAction : null} />
          </>
        )}
      </Section>
      {mayWrite && (
        <Section title={t("new")}>
          <LetterForm snapshotId={current.id} save={enterLetterAction} />
        </Section>
      )}
    </>
  );
}
