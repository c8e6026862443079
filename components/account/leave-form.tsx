"use client";

import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { DateField } from "@/components/ui/date-field";
import { DateText } from "@/components/ui/date-text";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { UserRow } from "@/lib/account/queries/list-users";
import type { UserActions } from "./user-types";

interface LeaveFormProps {
  readonly user: UserRow;
  /** who takes the open work over; "" = everybody */
  readonly heir: string;
  readonly actions: UserActions;
  readonly onDone: () => void;
}

/** A leave: the open work goes to whoever is chosen above and comes back after its last day. */
export function LeaveForm({ user, heir, actions, onDone }: LeaveFormProps) {
  const t = useTranslations("settings.users");
  const [until, setUntil] = useState("");
  const start = useAction(actions.startLeave, t("leave-started"));
  const end = useAction(actions.endLeave, t("leave-ended"));
  const { id, awayUntil } = user;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await start.run({ id, until, ...(heir === "" ? {} : { heir }) })) !== null) onDone();
  };
  return (
    <Stack gap="xs">
      <Title order={3}>{t("leave")}</Title>
      {awayUntil === null ? (
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="xs">
            <Text size="sm">{t("leave-text", { count: user.openTasks })}</Text>
            <Group align="flex-end" gap="xs">
              <DateField
                label={t("leave-until")}
                value={until}
                onChange={(event) => setUntil(event.currentTarget.value)}
                required
                withAsterisk={false}
              />
              <Button type="submit" variant="default" loading={start.pending}>
                {t("leave-start")}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Group gap="xs">
          <Text size="sm">
            {t("away-until")} <DateText value={awayUntil} />
          </Text>
          <Button variant="default" loading={end.pending} onClick={() => void end.run({ id }).then(onDone)}>
            {t("leave-end")}
          </Button>
        </Group>
      )}
      <FailureNote failure={start.failure ?? end.failure} />
    </Stack>
  );
}
