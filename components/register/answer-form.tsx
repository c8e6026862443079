"use client";

import { Button, Stack, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { LetterActions } from "./letter-actions";

interface AnswerFormProps {
  readonly letterId: number;
  readonly answer: LetterActions["answer"];
}

/** Answers a letter once, with its proof. */
export function AnswerForm({ letterId, answer }: AnswerFormProps) {
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
      <Stack gap={4} maw={640} mt={8}>
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
        <Button
          type="submit"
          size="xs"
          variant="default"
          loading={pending}
          style={{ alignSelf: "flex-start" }}
        >
          {t("send")}
        </Button>
      </Stack>
    </form>
  );
}
