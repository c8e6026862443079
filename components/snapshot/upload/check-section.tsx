"use client";

import { Button, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FailureNote } from "@/components/ui/failure-note";
import { Section } from "@/components/ui/section";
import type { Question } from "@/lib/ingest/notes";
import type { PreviewView } from "@/lib/snapshot/model/preview-view";
import classes from "./check-section.module.css";
import { type Answered, QuestionCard, useAnswerText } from "./question-card";
import { ReadingProgress } from "./reading-progress";
import { ShownRows } from "./shown-rows";
import type { PreviewWait } from "./use-preview";

interface CheckSectionProps extends PreviewWait {
  readonly answered: readonly Answered[];
  readonly onAnswer: (answered: readonly Answered[]) => void;
}

/** Between the columns and the import: questions first, then what was guessed, then what will be stored. */
export function CheckSection({ answered, onAnswer, ...wait }: CheckSectionProps) {
  const { view, failure } = wait;
  const t = useTranslations("data.upload");
  return (
    <Section title={t("step-check")} lead={t("step-check-lead")}>
      <ReadingProgress {...wait} />
      <div aria-live="polite">
        {view !== null && (
          <Text>
            {t(view.questions.length > 0 ? "check-asked" : "check-clean", {
              questions: view.questions.length,
              accepted: view.accepted,
              active: view.active,
              rejected: view.rejected,
            })}
          </Text>
        )}
      </div>
      <FailureNote failure={failure} />
      <GivenAnswers answered={answered} onAnswer={onAnswer} />
      {view !== null && (
        <Questions questions={view.questions} onAnswer={(answer) => onAnswer([...answered, answer])} />
      )}
      {view !== null && view.warnings.length > 0 && <Warnings warnings={view.warnings} />}
      {view !== null && <ShownRows tables={view.tables} />}
    </Section>
  );
}

/** What the files leave open; nothing where there is nothing to ask. */
export function Questions({
  questions,
  onAnswer,
}: {
  readonly questions: readonly Question[];
  readonly onAnswer: (answer: Answered) => void;
}) {
  const t = useTranslations("data.upload");
  if (questions.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("questions")}>
      {questions.map((question) => (
        <QuestionCard key={question.id} question={question} onAnswer={onAnswer} />
      ))}
    </ul>
  );
}

/** What was guessed or passed over, to be read before anything is stored. */
export function Warnings({ warnings }: { readonly warnings: PreviewView["warnings"] }) {
  const t = useTranslations("data.upload");
  const note = useTranslations("note");
  return (
    <div>
      <Title order={3} size="h4">
        {t("guessed")}
      </Title>
      <ul className={classes.warnings}>
        {warnings.map(({ code, values }, i) => (
          <li key={i}>{note(code, { ...values })}</li>
        ))}
      </ul>
    </div>
  );
}

/** What was answered already, to be taken back. */
export function GivenAnswers({ answered, onAnswer }: Pick<CheckSectionProps, "answered" | "onAnswer">) {
  const t = useTranslations("data.upload");
  const note = useTranslations("note");
  const answerText = useAnswerText();
  if (answered.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("answered")}>
      {answered.map(({ question, value }) => (
        <li key={question.id}>
          <Text size="sm" c="dimmed" maw="72ch">
            {note(question.code, { ...question.values })}
          </Text>
          <Text component="span" fw={600}>
            {answerText(question.code, value)}
          </Text>{" "}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onAnswer(answered.filter((other) => other.question.id !== question.id))}
          >
            {t("change-answer")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
