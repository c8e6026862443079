"use client";

import { Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DateText } from "@/components/ui/date-text";
import { FindingStateBadge } from "@/components/ui/state-badge";
import { TierMark } from "@/components/ui/tier-mark";
import { NoticeButton } from "@/components/register/notice-button";
import type { ShownFinding } from "@/lib/next/shown-finding";
import { useRevealed } from "./revealed";
import type { FindingActions } from "@/lib/finding/model/actions";
import { Comparison, standsInRows } from "@/components/finding/comparison/comparison";
import { CasePanel } from "@/components/finding/case/case-panel";
import { KeptAnswer } from "@/components/finding/case/kept-answer";
import { Past } from "@/components/finding/case/past";
import { AreaPeople } from "@/components/finding/people/area-people";
import { useCase } from "@/components/finding/case/use-case";
import { Context } from "./context";
import { DecisionCard } from "./decision-card";
import { DecisionBar } from "@/components/finding/answer/decision-bar";
import { Attachments } from "./attachments";
import { NamedByLetters } from "@/components/finding/lists/named-by-letters";
import { ListBeside } from "@/components/finding/lists/list-beside";
import { FamiliesBeside } from "@/components/finding/comparison/families";
import { FollowUpList } from "@/components/finding/answer/follow-up-list";
import { AreaRemarks } from "@/components/finding/reasons/area-remarks";
import { CheckSteps } from "@/components/finding/reasons/check-steps";
import { Innocent } from "@/components/finding/reasons/innocent";
import { PairWalk } from "@/components/finding/comparison/pair-walk";
import { RecordRows } from "@/components/finding/comparison/record-rows";
import { NumberParts } from "@/components/ui/identity-number";
import classes from "./pane.module.css";
import { Trail } from "./trail";
import { useFinding, type Decided } from "./use-finding";
import { Why } from "@/components/finding/reasons/why";

export interface FindingPaneProps {
  readonly shown: ShownFinding;
  readonly actions: FindingActions;
  readonly reload: () => Promise<void>;
  readonly onDecided: (decided: Decided) => void;
  /** The page around it says the finding's number already; its title is not printed. */
  readonly titled?: boolean;
  readonly undoesElsewhere?: boolean;
}

/**
 * One finding from top to bottom: the sentence, the people, why it was flagged, when it would be innocent,
 * what is around it, the trail.
 */
export function FindingPane({
  shown,
  actions,
  reload,
  onDecided,
  titled = false,
  undoesElsewhere = false,
}: FindingPaneProps) {
  const t = useTranslations("finding");
  const common = useTranslations("common");
  const why = useTranslations("why");
  const queue = useTranslations("queue");
  const { view, texts } = shown;
  const around = useCase(view.id, view.revision, actions);
  const carrying = useMemo(() => ({ ...actions, judge: around.judge }), [actions, around.judge]);
  const session = useFinding({ view, actions: carrying, reload, onDecided });
  const [revealed, keepRevealed] = useRevealed(view.id);
  const reveal = async (purpose: string) => {
    const result = await actions.reveal({ findingId: view.id, purpose });
    session.open(null);
    if (!result.ok) return session.setFailure(result.error);
    keepRevealed(new Map(result.value.identities.map((identity) => [identity.ord, identity])));
    // Those around it may now be named too.
    await reload();
  };
  return (
    <article className={classes.pane} aria-labelledby={`finding-${view.id}`}>
      <div>
        <div className={classes.head}>
          <TierMark tier={view.tier} />
          <span className={classes.code}>{view.detector}</span>
          <a
            className={titled ? classes.onPaper : classes.link}
            href={`/temuan/${view.id}`}
            title={t("link")}
          >
            #{view.id}
          </a>
          <FindingStateBadge state={view.state} outcome={view.outcome} />
          {view.held === "other" && <span>{common("taken", { name: view.holderName ?? "" })}</span>}
          {view.held === "me" && <span>{t("held-by-you")}</span>}
          {view.assigneeName !== null && <span>{queue("assigned-to", { name: view.assigneeName })}</span>}
        </div>
        <h2 className={classes.sentence} id={`finding-${view.id}`}>
          {texts.sentence ?? texts.question}
        </h2>
        <Text size="sm" c="dimmed">
          {[
            view.place.desaName,
            view.place.kecName,
            view.place.tpsNo === null ? null : `TPS ${view.place.tpsNo}`,
            view.snapshotLabel,
          ]
            .filter(Boolean)
            .join(" · ")}
          {view.referenceDate !== "" && (
            <>
              {" · "}
              {t("age-on")} <DateText value={view.referenceDate} />
            </>
          )}
        </Text>
      </div>
      <DecisionCard view={view} />
      <KeptAnswer view={view} kept={around.shown?.kept ?? null} session={session} actions={actions} />
      {view.state === "field_check" &&
        view.place.desaKey !== null &&
        !view.isGroup &&
        (view.can.length > 0 || view.held !== null) && (
          <a
            className={classes.file}
            href={`/api/lembar-kerja?data=${view.snapshotId}&desa=${encodeURIComponent(view.place.desaKey)}`}
            download
          >
            {why("worksheet")}
          </a>
        )}
      {view.families !== null && (
        <FamiliesBeside families={view.families} records={view.records} revealed={revealed} />
      )}
      {view.lists !== null && <ListBeside lists={view.lists} records={view.records} revealed={revealed} />}
      {view.letters.length > 0 && <NamedByLetters letters={view.letters} />}
      {view.families === null && view.lists === null && isAboutPeople(view) && !standsInRows(view) && (
        <Comparison view={view} revealed={revealed} />
      )}
      {(!isAboutPeople(view) || (view.lists === null && standsInRows(view))) && (
        <RecordRows view={view} revealed={revealed} compared={isAboutPeople(view)} />
      )}
      {revealed.size > 0 && <NumberParts />}
      <PairWalk key={view.id} view={view} revealed={revealed} />
      {view.recordsMore && (
        <Text size="sm" c="dimmed">
          {t("records-more", { shown: view.records.length, count: view.rowCount })}
        </Text>
      )}
      {!isAboutPeople(view) && !view.blind && (
        <AreaPeople findingId={view.id} exports={view.can.length > 0} />
      )}
      <CasePanel session={around} judges={view.can.length > 0} id={view.id} />
      <Past past={around.shown?.past ?? []} id={view.id} />
      <Why shown={shown} />
      <CheckSteps check={texts.check} id={view.id} />
      <Innocent innocent={texts.innocent} id={view.id} />
      <AreaRemarks events={view.events} notes={view.notes} id={view.id} />
      <FollowUpList followUps={view.followUps} id={view.id} />
      {isAboutPeople(view) && <Context view={view} />}
      {view.held === "me" && (
        <Group gap="xs">
          {view.records
            .filter(({ role }) => role === "subject")
            .slice(0, INVITED)
            .map(({ rowNo }) => (
              <NoticeButton key={rowNo} asked={{ kind: "invitation", finding: view.id, row: rowNo }} />
            ))}
        </Group>
      )}
      <Attachments view={view} reload={reload} />
      <Trail shown={shown} />
      <p className={classes.reminder}>{common("human-decides")}</p>
      <DecisionBar
        shown={shown}
        session={session}
        actions={actions}
        onReveal={(purpose) => void reveal(purpose)}
        reload={reload}
        undoesElsewhere={undoesElsewhere}
      />
    </article>
  );
}

/**
 * A question about persons is answered by comparing them; one about a file, a TPS or a desa by reading
 * through its lines.
 */
const isAboutPeople = ({ isGroup, subjectType }: ShownFinding["view"]): boolean =>
  !isGroup && ["record", "records", "household"].includes(subjectType);

/** Persons for whom an invitation is offered at once. */
const INVITED = 5;
