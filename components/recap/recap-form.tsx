"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { RecapOrder } from "@/lib/recap/model/order";
import type { Result } from "@/lib/result";

interface RecapFormProps {
  readonly snapshotId: number;
  readonly place: string;
  /** hours by which the office's clock is ahead of UTC */
  readonly offset: number;
  readonly zone: string;
  readonly create: (input: RecapOrder) => Promise<Result<{ reportId: number }>>;
}

/** Orders the papers of the meeting: its number, when and where. */
export function RecapForm({ snapshotId, place: office, offset, zone, create }: RecapFormProps) {
  const t = useTranslations("recap.page");
  const locale = useLocale() === "en" ? "en" : "id";
  const { run, pending, failure } = useAction(create, t("ordered"));
  const [number, setNumber] = useState("");
  const [at, setAt] = useState("");
  const [place, setPlace] = useState(office);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run({ snapshotId, locale, number, place, at: `${at}:00+${String(offset).padStart(2, "0")}:00` });
      }}
    >
      <Stack gap="sm" maw={640}>
        <TextInput
          label={t("number")}
          description={t("number-hint")}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          required
        />
        <Group grow align="flex-end">
          <TextInput
            type="datetime-local"
            label={t("at", { zone })}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
            required
          />
          <TextInput
            label={t("place")}
            value={place}
            onChange={(event) => setPlace(event.currentTarget.value)}
            required
          />
        </Group>
        <FailureNote failure={failure} />
        <Group>
          <Button type="submit" loading={pending}>
            {t("create")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
