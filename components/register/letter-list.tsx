"use client";

import { Button, Stack, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { LetterAnswer } from "@/lib/register/model/letter";
import type { LetterView } from "@/lib/register/queries/letters";
import { NoticeButton } from "./notice-button";
import type { Result } from "@/lib/result";

type Answer = (input: LetterAnswer) => Promise<Result<null>>;

interface LetterListProps {
  readonly letters: readonly LetterView[];
  /** null where the person may only read */
  readonly answer: Answer | null;
}

/** Letters in the order of their receipts, each with its answer or a place for it. */
export function LetterList({ letters, answer }: LetterListProps) {
  const t = useTranslations("register.letter");
  return (
    <FactTable
      label={t("title")}
      captioned={false}
      head={t("receipt")}
      columns={["sender", "number", "due", "responsible", "points-column", "answer"].map((key) => t(key))}
      rows={letters.map((letter) => ({
        id: String(letter.id),
        label:
          answer === null ? (
            letter.id
          ) : (
            <>
              {letter.id} <NoticeButton asked={{ kind: "receipt", letter: letter.id }} />
            </>
          ),
        cells: [
          `${letter.sender} (${t(`kinds.${letter.kind}`)})`,
          `${letter.number}, ${letter.dated}`,
          letter.due ?? "–",
          letter.responsible,
          <ol key="points">
            {letter.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ol>,
          letter.answer !== null ? (
            `${letter.answer}${letter.proof === null ? "" : ` (${letter.proof})`} · ${letter.answeredBy ?? "–"}`
          ) : answer === null ? (
            t("open")
          ) : (
            <AnswerForm key="answer" letterId={letter.id} answer={answer} />
          ),
        ],
      }))}
    />
  );
}

function AnswerForm({ letterId, answer }: { readonly letterId: number; readonly answer: Answer }) {
  const t = useTranslations("register.letter");
  const [text, setText] = useState("");
  const [proof, setProof] = useState("");
  const { run, pending, failure } = useAction(answer, t("answered"));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run({ letterId, answer: text, ...(proof.trim() === "" ? {} : { proof }) });
      }}
    >
      <Stack gap={4}>
        <Textarea
          aria-label={t("answer")}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          required
        />
        <TextInput
          aria-label={t("proof")}
          placeholder={t("proof")}
          value={proof}
          onChange={(e) => setProof(e.currentTarget.value)}
        />
        <FailureNote failure={failure} />
        <Button type="submit" size="xs" variant="default" loading={pending}>
          {t("send")}
        </Button>
      </Stack>
    </form>
  );
}
