"use client";

import { Button, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { z } from "zod";
import type { FindingActions } from "@/lib/finding/model/actions";
import { answerSchema, type Answer } from "@/lib/finding/model/answer";
import { followUpRule } from "@/lib/finding/model/reasons";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import type { FollowUp } from "@/lib/roll/follow-ups";
import type { Serialized } from "@/lib/serialized";
import { samePeople } from "@/components/finding/comparison/pair-answers";
import { rowLabel } from "@/components/finding/comparison/row-label";
import { useCodeWords } from "@/components/finding/codes/use-language";
import classes from "./answer.module.css";
import {
  asksRows,
  returnedFollowUp,
  returnedJudgement,
  subjectsOf,
  valueNow,
  type TrailFollowUp,
} from "./asked";
import { ChangeFields, changeSchema, NO_CHANGE, type Change } from "./change-fields";
import { draftOf, useDraft } from "./drafts";
import { NoteField } from "./note-field";
import { PeoplePicker } from "./people-picker";
import { givenPaper, typedPaper, typedPaperSchema, type TypedPaper } from "./paper-fields";
import { readPeople } from "./read-people";
import { StrikeFields } from "./strike-fields";
import { useNamesakes } from "./use-namesakes";

interface AcceptDetailsProps {
  readonly code: FollowUp;
  readonly view: Serialized<FindingView>;
  readonly readNamesakes: FindingActions["namesakes"];
  readonly onAnswer: (answer: Answer) => void;
}

/**
 * What a follow-up still needs to know: whom it means, the value that is right, the paper of a strike. What is
 * missing is said beside the form, which stays open with everything that was chosen.
 */
export function AcceptDetails({ code, view, readNamesakes, onAnswer }: AcceptDetailsProps) {
  const t = useTranslations("finding");
  const codeWords = useCodeWords(view.codes);
  const errors = useTranslations("errors");
  const rule = followUpRule(code);
  // A judgement that came back is corrected, not written anew.
  const before = returnedFollowUp(view, code);
  const form = `accept ${code}`;
  const [ticked, setTicked] = useDraft([view.id, form, "rows"], z.array(z.int()), [...(before?.rows ?? [])]);
  const rows = useMemo(() => new Set(ticked), [ticked]);
  const setRows = useCallback((chosen: ReadonlySet<number>) => setTicked([...chosen]), [setTicked]);
  const [change, setChange] = useDraft(
    [view.id, form, "change"],
    changeSchema,
    changeOf(before, view),
    writable,
  );
  const [paper, setPaper] = useDraft(
    [view.id, form, "paper"],
    typedPaperSchema,
    typedPaper(before?.paper),
    withoutNik,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const asks = asksRows(code, view);
  const guard = useNamesakes({
    read: readNamesakes,
    findingId: view.id,
    rows: asks ? rows : null,
    active: rule.strikes,
  });
  const readEverybody = useCallback(
    async () =>
      (await readPeople(view.id)).map(({ rowNo, lineNo, name }) => ({
        rowNo,
        label: `${rowNo} · ${name ?? t("row", { row: lineNo ?? rowNo })}`,
      })),
    [t, view.id],
  );
  const complain = (key: string) => {
    setProblem(errors.has(key) ? errors(key) : errors("invalid-input"));
    return false;
  };
  const send = async (): Promise<boolean> => {
    setProblem(null);
    const note = draftOf(view.id, form).trim();
    if (asks && rows.size === 0) return complain("follow-up-rows");
    const answer = {
      outcome: "accepted",
      followUp: {
        code,
        ...(rows.size > 0 ? { rows: [...rows] } : {}),
        ...(rule.element ? givenChange(change) : {}),
        ...(rule.strikes ? { paper: givenPaper(paper), meant: [...guard.meant] } : {}),
      },
      ...(note === "" ? {} : { note }),
    };
    const checked = answerSchema.safeParse(answer);
    if (!checked.success)
      return complain(
        checked.error.issues.find(({ message }) => errors.has(message))?.message ?? "invalid-input",
      );
    if (rule.strikes) {
      const missing = await guard.missing(paper.nik.trim(), paper.override.trim());
      if (missing !== null) return complain(missing);
    }
    onAnswer(checked.data);
    return true;
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {asks && (
        <PeoplePicker
          label={t(rule.strikes ? "which-strike" : "which-rows")}
          first={subjectsOf(view).map((record) => ({
            rowNo: record.rowNo,
            label:
              `${rowLabel(view.records.indexOf(record))} · ` +
              `${record.values.name ?? t("row", { row: record.rowNo })}`,
          }))}
          readAll={view.recordsMore ? readEverybody : null}
          chosen={rows}
          onChoose={setRows}
          groups={groupsOf(view, (number) => t("family", { number }))}
        />
      )}
      {rule.element && (
        <ChangeFields
          help={view.change}
          codes={view.codes}
          change={change}
          now={(element, of) => valueNow(view, element, of ?? (rows.size > 0 ? [...rows] : null))}
          onChange={setChange}
          onProposal={(proposal) => asks && setRows(new Set(proposal.rows))}
        />
      )}
      {rule.strikes && (
        <StrikeFields
          code={code}
          attachments={view.attachments}
          paper={paper}
          onPaper={setPaper}
          guard={guard}
        />
      )}
      <NoteField
        findingId={view.id}
        form={form}
        required={rule.note === "required"}
        before={before === null ? null : (returnedJudgement(view)?.note ?? null)}
        onSubmit={() => void send()}
        autoFocus={!asks && !rule.element && !rule.strikes}
      />
      {problem !== null && (
        <Text role="alert" size="sm" className={classes.problem}>
          {problem}
        </Text>
      )}
      <Group gap="xs">
        <Button type="submit">{t("save-accept", { followUp: codeWords(code) })}</Button>
      </Group>
    </form>
  );
}

/** Whom the screen sets beside each other as one: families, and those of a cluster who were called one person. */
function groupsOf(view: Serialized<FindingView>, family: (number: number) => string) {
  const rowsOf = (places: readonly number[]) => places.flatMap((at) => view.records[at]?.rowNo ?? []);
  if (view.families !== null)
    return [view.families.left, view.families.right].map((members, at) => ({
      label: family(at + 1),
      rows: rowsOf(members),
    }));
  return samePeople(view.id, view.records.length).map((places) => ({
    label: places.map(rowLabel).join(" + "),
    rows: rowsOf(places),
  }));
}

/** A proposal by its name, or an element with what was typed. */
function givenChange({ proposal, element, value }: Change): object {
  if (proposal !== "" && proposal !== "other") return { proposal };
  return element === "" ? {} : { element, proposedValue: value };
}

/** Numbers of identity are typed again after a reload: not even a part of one is written down. */
const writable = (change: Change): Change =>
  change.element === "nik" || change.element === "nkk" ? { ...change, value: "" } : change;
const withoutNik = (paper: TypedPaper): TypedPaper => ({ ...paper, nik: "" });

/** What was sent back for correction; else the element, where the rule asks about one alone and knows no value. */
function changeOf(
  before: TrailFollowUp | null,
  { change: { elements, proposals } }: Serialized<FindingView>,
): Change {
  const [asked, ...others] = elements;
  if (before?.element === undefined)
    return asked !== undefined && others.length + proposals.length === 0
      ? { ...NO_CHANGE, element: asked }
      : NO_CHANGE;
  return { proposal: "other", element: before.element, value: before.proposedValue ?? "" };
}
