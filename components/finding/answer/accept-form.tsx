"use client";

import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useEscape } from "@/components/ui/use-escape";
import type { Answer } from "@/lib/finding/model/answer";
import type { FollowUp } from "@/lib/roll/follow-ups";
import { CORRECTABLE_COLUMNS, type CorrectableColumn } from "@/lib/roll/columns";
import { aboutOf, isAboutArea } from "@/lib/finding/model/about";
import { FOLLOW_UP_RULES, followUpRule } from "@/lib/finding/model/reasons";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import classes from "./answer.module.css";
import { draftOf } from "./drafts";
import { rowLabel } from "@/components/finding/comparison/row-label";
import { NoteField } from "./note-field";
import { OptionList } from "./option-list";
import { PeoplePicker } from "./people-picker";
import { readPeople } from "./read-people";

interface AcceptFormProps {
  readonly view: Serialized<FindingView>;
  readonly onAnswer: (answer: Answer) => void;
  readonly onCancel: () => void;
}

/**
 * Terima: the follow-up is chosen by one key; what it still needs to know is asked in place, and nothing
 * more.
 */
export function AcceptForm({ view, onAnswer, onCancel }: AcceptFormProps) {
  const t = useTranslations("finding");
  const reasons = useTranslations("reasons");
  const [code, setCode] = useState<FollowUp | null>(null);
  const offered = FOLLOW_UP_RULES.filter(
    (rule) =>
      (view.followUps.length === 0 || view.followUps.includes(rule.code)) &&
      !(rule.strikes && isAboutArea(view.subjectType)),
  );
  useEscape(() => setCode(null), code !== null);
  const choose = (chosen: string) => {
    const rule = offered.find((one) => one.code === chosen);
    if (rule === undefined) return;
    if (!asksMore(rule.code, view)) onAnswer({ outcome: "accepted", followUp: { code: rule.code } });
    else setCode(rule.code);
  };
  return (
    <div className={classes.form}>
      <div>
        <p className={classes.title}>{t("accept-title")}</p>
        <p className={classes.lead}>{t("accept-lead")}</p>
      </div>
      <OptionList
        label={t("accept-title")}
        chosen={code}
        onChoose={choose}
        options={offered.map((rule) => ({
          code: rule.code,
          key: rule.key,
          label: reasons(rule.code),
          hint: rule.strikes ? reasons("strikes") : undefined,
        }))}
      />
      {code !== null && <Details key={code} code={code} view={view} onAnswer={onAnswer} />}
      {code === null && <Cancel onCancel={onCancel} />}
    </div>
  );
}

/** Those whom a follow-up can mean. */
const subjectsOf = (view: Serialized<FindingView>) => aboutOf(view.records);

function asksMore(code: FollowUp, view: Serialized<FindingView>): boolean {
  const rule = followUpRule(code);
  return rule.note === "required" || rule.element || asksRows(code, view);
}

const asksRows = (code: FollowUp, view: Serialized<FindingView>): boolean =>
  followUpRule(code).rows !== "none" && !view.isGroup && subjectsOf(view).length > 1;

function Details({
  code,
  view,
  onAnswer,
}: {
  readonly code: FollowUp;
  readonly view: Serialized<FindingView>;
  readonly onAnswer: (answer: Answer) => void;
}) {
  const t = useTranslations("finding");
  const reasons = useTranslations("reasons");
  const rule = followUpRule(code);
  const [rows, setRows] = useState<ReadonlySet<number>>(new Set());
  const [element, setElement] = useState<CorrectableColumn | "">("");
  const [proposed, setProposed] = useState("");
  const form = `accept ${code}`;
  const readEverybody = useCallback(
    async () =>
      (await readPeople(view.id)).map(({ rowNo, lineNo, name }) => ({
        rowNo,
        label: `${rowNo} · ${name ?? t("row", { row: lineNo ?? rowNo })}`,
      })),
    [t, view.id],
  );
  const send = () => {
    const note = draftOf(view.id, form).trim();
    onAnswer({
      outcome: "accepted",
      followUp: {
        code,
        ...(rows.size > 0 ? { rows: [...rows] } : {}),
        ...(element !== "" ? { element, proposedValue: proposed } : {}),
      },
      ...(note === "" ? {} : { note }),
    });
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {asksRows(code, view) && (
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
        />
      )}
      {rule.element && (
        <Group grow align="flex-end">
          <NativeSelect
            label={t("which-element")}
            required
            withAsterisk={false}
            value={element}
            onChange={(event) =>
              setElement(CORRECTABLE_COLUMNS.find((one) => one === event.currentTarget.value) ?? "")
            }
            data={[
              { value: "", label: t("choose") },
              ...CORRECTABLE_COLUMNS.map((one) => ({ value: one, label: t(`element.${one}`) })),
            ]}
          />
          <TextInput
            label={t("proposed-value")}
            required
            withAsterisk={false}
            value={proposed}
            onChange={(event) => setProposed(event.currentTarget.value)}
            maxLength={200}
          />
        </Group>
      )}
      <NoteField
        findingId={view.id}
        form={form}
        required={rule.note === "required"}
        hint={rule.note === "required" ? t("note-document") : ""}
        onSubmit={send}
        autoFocus={!asksRows(code, view) && !rule.element}
      />
      <Group gap="xs">
        <Button type="submit">{t("save-accept", { followUp: reasons(code) })}</Button>
      </Group>
    </form>
  );
}

export function Cancel({ onCancel }: { readonly onCancel: () => void }) {
  const t = useTranslations("common");
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" onClick={onCancel}>
        {t("cancel")} (Esc)
      </Button>
    </Group>
  );
}
