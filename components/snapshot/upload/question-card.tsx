"use client";

import { Button, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { isOfFile } from "@/lib/ingest/answer-of-file";
import type { Question } from "@/lib/ingest/notes";
import classes from "./check-section.module.css";

/** A question has been answered, or not yet. */
export interface Answered {
  readonly question: Question;
  readonly value: string;
}

/** What an answer says: headings and codes of the file speak for themselves, the others have a sentence. */
export function useAnswerText(): (code: string, value: string) => string {
  const t = useTranslations("note.answer");
  return (code, value) => (isOfFile(code, value) ? value : t(`${code}.${value}`));
}

interface QuestionCardProps {
  readonly question: Question;
  readonly onAnswer: (answered: Answered) => void;
}

/** What was found, the lines it was found in, and every answer one click away. */
export function QuestionCard({ question, onAnswer }: QuestionCardProps) {
  const t = useTranslations("note");
  const upload = useTranslations("data.upload");
  const answerText = useAnswerText();
  const { code, values, samples, answers } = question;
  return (
    <li className={classes.question}>
      <Text fw={600} maw="72ch">
        {t(code, { ...values })}
      </Text>
      {samples.length > 0 && (
        <div className={classes.samples}>
          <Text size="sm" c="dimmed">
            {upload("question-samples")}
          </Text>
          <ul className={classes.lines}>
            {samples.map((sample) => (
              <li key={sample}>{sample}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes.answers}>
        {answers.map((value, i) => (
          <Button
            key={value}
            variant={i === 0 ? "filled" : "default"}
            onClick={() => onAnswer({ question, value })}
          >
            {answerText(code, value)}
          </Button>
        ))}
      </div>
    </li>
  );
}
