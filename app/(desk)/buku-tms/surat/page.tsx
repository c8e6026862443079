import { Group } from "@mantine/core";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LetterCard } from "@/components/register/letter-card";
import { LetterCounts } from "@/components/register/letter-counts";
import { LetterForm } from "@/components/register/letter-form";
import { EmptyState } from "@/components/ui/empty-state";
import { DownloadButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { periodChoice } from "@/lib/next/period";
import { orPage, requirePage } from "@/lib/next/require-page";
import { itemsFor } from "@/lib/register/queries/letter-items";
import { letters } from "@/lib/register/queries/letters";
import { desasOf } from "@/lib/snapshot/queries/desas";
import {
  answerLetterAction,
  enterLetterAction,
  linkVoterAction,
  searchVotersAction,
  setLetterItemAction,
  unlinkVoterAction,
} from "../actions";

const ACTIONS = {
  answer: answerLetterAction,
  setItem: setLetterItemAction,
  search: searchVotersAction,
  link: linkVoterAction,
  unlink: unlinkVoterAction,
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("letter.title") };
}

export default async function LettersPage() {
  const { ctx, actor } = await requirePage("letter.view");
  const t = await getTranslations("register.letter");
  const { current } = await periodChoice(ctx);
  if (current === null) return <EmptyState title={t("none")} />;
  const mayWrite = can(actor, "letter.write");
  const [rows, items, desas] = await Promise.all([
    orPage(letters(ctx, current.id, current.regionCode)),
    itemsFor(ctx, current.id),
    mayWrite ? desasOf(current.id) : [],
  ]);
  return (
    <>
      <Section title={t("title")} lead={t("lead", { period: `${current.stage} ${current.period}` })}>
        {rows.length === 0 ? (
          <EmptyState title={t("none")} />
        ) : (
          rows.map((letter) => (
            <LetterCard
              key={letter.id}
              letter={letter}
              items={items.filter(({ letterId }) => letterId === letter.id)}
              desas={desas}
              actions={mayWrite ? ACTIONS : null}
            />
          ))
        )}
      </Section>
      {rows.length > 0 && (
        <Section title={t("counts-title")} lead={t("counts-lead")}>
          <LetterCounts items={items} />
          <Group mt="sm">
            <DownloadButton href={`/api/surat?data=${current.id}&bahasa=${await getLocale()}`}>
              {t("sheet")}
            </DownloadButton>
          </Group>
        </Section>
      )}
      {mayWrite && (
        <Section title={t("new")}>
          <LetterForm snapshotId={current.id} save={enterLetterAction} />
        </Section>
      )}
    </>
  );
}
