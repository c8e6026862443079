"use client";

import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/ui/date-field";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { LETTER_KINDS, type LetterInput } from "@/lib/register/model/letter";
import type { Result } from "@/lib/result";

interface LetterFormProps {
  readonly snapshotId: number;
  readonly save: (input: LetterInput) => Promise<Result<{ letterId: number }>>;
}

/** Enters a letter; its number is the receipt's. */
export function LetterForm({ snapshotId, save }: LetterFormProps) {
  const t = useTranslations("register.letter");
  const { run, pending, failure } = useAction(save, t("saved"));
  const submit = async (form: HTMLFormElement) => {
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    const made = await run({
      snapshotId,
      kind: LETTER_KINDS.find((kind) => kind === text("kind")) ?? "sarper",
      sender: text("sender"),
      number: text("number"),
      dated: text("dated"),
      ...(text("due") === "" ? {} : { due: text("due") }),
      responsible: text("responsible"),
      points: text("points")
        .split("\n")
        .map((point) => point.trim())
        .filter((point) => point !== ""),
    });
    if (made !== null) form.reset();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <Stack gap="sm" maw={640}>
        <NativeSelect
          name="kind"
          label={t("kind")}
          data={LETTER_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <TextInput name="sender" label={t("sender")} required />
        <TextInput name="number" label={t("number")} required />
        <Group grow>
          <DateField name="dated" label={t("dated")} required />
          <DateField name="due" label={t("due")} />
        </Group>
        <TextInput name="responsible" label={t("responsible")} required />
        <Textarea name="points" label={t("points")} autosize minRows={3} required />
        <FailureNote failure={failure} />
        <Group>
          <Button type="submit" loading={pending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
