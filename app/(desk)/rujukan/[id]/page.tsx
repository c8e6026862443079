import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListActions } from "@/components/list/list-actions";
import { LetterForm } from "@/components/list/letter-form";
import { ListAbout } from "@/components/list/list-about";
import { ListLines } from "@/components/list/list-lines";
import { MatchingView } from "@/components/list/matching-view";
import { ListQuality } from "@/components/list/list-quality";
import { PeopleSection } from "@/components/list/sample/people-section";
import { SampleSection } from "@/components/list/sample/sample-section";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { LINE_STATES } from "@/lib/list/model/kinds";
import { getList } from "@/lib/list/queries/list";
import { listProgress } from "@/lib/list/queries/progress";
import { listLines } from "@/lib/list/queries/lines";
import { listSamples } from "@/lib/list/queries/samples";
import { one, type PageProps } from "@/lib/next/page-props";
import { periodChoice } from "@/lib/next/period";
import { idParam, orPage, requirePage } from "@/lib/next/require-page";
import {
  cancelListAction,
  drawSampleAction,
  rematchListAction,
  removeListAction,
  sampleResultsAction,
} from "./actions";

type Props = PageProps<{ id: string }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await getTranslations("list"))("title")} ${(await params).id}` };
}

export default async function ListPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requirePage("list.view");
  const id = idParam((await params).id);
  const t = await getTranslations("list");
  const list = await orPage(getList(ctx, id));
  const search = await searchParams;
  const state = LINE_STATES.find((word) => word === one(search, "keadaan")) ?? null;
  const after = Number(one(search, "sesudah"));
  const held = list.status === "held";
  const page = held ? await listLines(ctx, id, { state, ...(after > 0 ? { after } : {}) }) : null;
  const { periods } = await periodChoice(ctx);
  const later = periods.filter(
    (period) => period.regionCode === list.regionCode && period.id !== list.snapshotId,
  );
  return (
    <>
      <PageHeader
        title={`${t(`kind.${list.kind}`)} · ${list.source}`}
        lead={t("view-lead", { period: list.period, date: new Date(list.referenceDate) })}
        breadcrumbs={[{ href: "/rujukan", label: t("title") }]}
        actions={
          held && (
            <>
              {can(actor, "list.sample") && <LetterForm listId={id} />}
              {can(actor, "list.remove") && (
                <ListActions id={id} periods={later} remove={removeListAction} rematch={rematchListAction} />
              )}
            </>
          )
        }
      />
      <ListAbout list={list} />
      {list.status === "matching" ? (
        <MatchingView
          id={id}
          initial={await listProgress(ctx, id)}
          cancel={can(actor, "list.import") ? cancelListAction : null}
        />
      ) : page !== null ? (
        <>
          <Section title={t("quality")} lead={t("quality-lead")}>
            <ListQuality list={list} />
          </Section>
          <Section title={t("lines")} lead={t("lines-lead")}>
            <ListLines id={id} page={page} state={state} counts={list.counts} />
          </Section>
          {list.kind === "coktas" && <PeopleSection counts={list.counts} />}
          <SampleSection
            listId={id}
            samples={await listSamples(ctx, id)}
            actions={
              can(actor, "list.sample") ? { draw: drawSampleAction, enter: sampleResultsAction } : null
            }
          />
        </>
      ) : (
        <EmptyState title={t(`over.${list.status}.title`)}>{t(`over.${list.status}.text`)}</EmptyState>
      )}
    </>
  );
}
