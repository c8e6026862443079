"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddFile } from "@/components/finding/pane/add-file";
import { rowLabel } from "@/components/finding/comparison/row-label";
import field from "@/components/finding/field/field.module.css";
import { ResultFields } from "@/components/finding/field/result-fields";
import { givenResult, NOTHING_TYPED, type TypedResult } from "@/components/finding/field/typed-result";
import { isAboutArea } from "@/lib/finding/model/about";
import { personResultSchema, type PersonResult } from "@/lib/finding/model/field/result";
import { FIELD_RESULTS } from "@/lib/finding/model/reasons";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import type { Serialized } from "@/lib/serialized";
import { AnswerFrame } from "./answer-frame";
import { subjectsOf } from "./asked";
import { OptionList } from "./option-list";

interface FieldResultFormProps {
  readonly view: Serialized<FindingView>;
  readonly onAnswer: (results: PersonResult[]) => void;
  readonly onCancel: () => void;
  readonly reload: () => Promise<void>;
}

/**
 * Hasil verifikasi faktual: one result a person, with what was read off there. An observation; the finding stays
 * open until somebody decides.
 */
export function FieldResultForm({ view, onAnswer, onCancel, reload }: FieldResultFormProps) {
  const t = useTranslations("finding");
  const own = useTranslations("finding.field");
  const reasons = useTranslations("reasons");
  const errors = useTranslations("errors");
  const [typed, setTyped] = useState<ReadonlyMap<number, TypedResult>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const people = isAboutArea(view.subjectType) ? [] : subjectsOf(view);
  // Of one person, or of a place, there is one result.
  const alone = people.length < 2;
  const asked = alone ? [people[0]?.ord ?? WHOLE] : people.map(({ ord }) => ord);
  const typedOf = (ord: number) => typed.get(ord) ?? NOTHING_TYPED;
  const type = (ord: number, part: Partial<TypedResult>) =>
    setTyped(new Map(typed).set(ord, { ...typedOf(ord), ...part }));
  const send = () => {
    const given = asked.map((ord) => givenResult(typedOf(ord), ord === WHOLE ? undefined : ord));
    const results = given.filter((one): one is PersonResult => one !== null && one !== "unsaid");
    if (results.length === 0 || given.includes("unsaid")) return setProblem(errors("field-result-missing"));
    const refused = results
      .map((one) => personResultSchema.safeParse(one))
      .find(({ success }) => !success)?.error;
    if (refused === undefined) return onAnswer(results);
    const message = refused.issues.find((issue) => errors.has(issue.message))?.message;
    setProblem(errors(message ?? "invalid-input"));
  };
  return (
    <AnswerFrame
      title={t("field-result-title")}
      lead={t("field-result-lead")}
      save={own("save")}
      problem={problem}
      onSend={send}
      onCancel={onCancel}
    >
      {alone && (
        <OptionList
          label={t("field-result-title")}
          chosen={typedOf(asked[0] ?? WHOLE).result || null}
          onChoose={(code) =>
            type(asked[0] ?? WHOLE, { result: FIELD_RESULTS.find((one) => one === code) ?? "" })
          }
          options={FIELD_RESULTS.map((code, at) => ({ code, key: String(at + 1), label: reasons(code) }))}
        />
      )}
      <div className={field.people}>
        {asked.map((ord) => {
          const record = people.find((one) => one.ord === ord);
          const name = record && `${rowLabel(view.records.indexOf(record))} · ${record.values.name ?? "–"}`;
          return (
            <ResultFields
              key={ord}
              view={view}
              person={alone ? null : (name ?? null)}
              typed={typedOf(ord)}
              onType={(part) => type(ord, part)}
            />
          );
        })}
      </div>
      {view.recordsMore && <Text size="sm">{own("more", { shown: people.length, all: view.rowCount })}</Text>}
      <AddFile findingId={view.id} reload={reload} />
    </AnswerFrame>
  );
}

/** In place of a record's number: the finding as a whole. */
const WHOLE = -1;
