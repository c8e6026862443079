"use client";

import { Group, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { LetterItem } from "@/lib/register/model/letter-item";
import type { LetterView } from "@/lib/register/queries/letters";
import { AnswerForm } from "./answer-form";
import { LetterPoint } from "./letter-point";
import classes from "./letters.module.css";
import { NoticeButton } from "./notice-button";
import type { Desa, LetterActions } from "./letter-actions";

interface LetterCardProps {
  readonly letter: LetterView;
  readonly items: readonly LetterItem[];
  readonly desas: readonly Desa[];
  /** null where the person may only read */
  readonly actions: LetterActions | null;
}

/** One letter: who wrote it, by when it is to be answered, its points with whom they mean, and the answer. */
export function LetterCard({ letter, items, desas, actions }: LetterCardProps) {
  const t = useTranslations("register.letter");
  const format = useFormatter();
  const day = (text: string) => format.dateTime(new Date(text), { dateStyle: "medium" });
  return (
    <article className={classes.card} aria-label={`${t("receipt")} ${letter.id}`}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text fw={600}>
            {letter.id} · {letter.sender}
          </Text>
          <Text size="sm" c="dimmed">
            {t("about", { kind: t(`kinds.${letter.kind}`), number: letter.number, date: day(letter.dated) })}
            {" · "}
            {letter.due === null ? t("no-due") : t("due-on", { date: day(letter.due) })}
            {" · "}
            {letter.responsible}
          </Text>
        </div>
        {actions !== null && <NoticeButton asked={{ kind: "receipt", letter: letter.id }} />}
      </Group>
      <ol className={classes.points}>
        {letter.points.map((point, at) => (
          <LetterPoint
            key={`${letter.id} ${point}`}
            text={point}
            item={items.find(({ ord }) => ord === at + 1)}
            desas={desas}
            actions={actions}
          />
        ))}
      </ol>
      {letter.answer !== null ? (
        <Text size="sm">
          <strong>{t("answer-short")}:</strong> {letter.answer}
          {letter.proof !== null && ` (${letter.proof})`} · {letter.answeredBy ?? "–"}
        </Text>
      ) : actions === null ? (
        <Text size="sm" c="dimmed">
          {t("open")}
        </Text>
      ) : (
        <details>
          <summary>{t("give-answer")}</summary>
          <AnswerForm letterId={letter.id} answer={actions.answer} />
        </details>
      )}
    </article>
  );
}
