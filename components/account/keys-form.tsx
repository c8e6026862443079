"use client";

import { Button, Group, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { DESK_ACTIONS, ownKeysSchema, USUAL_KEYS, type OwnKeys } from "@/lib/account/model/keys";
import type { Result } from "@/lib/result";

interface KeysFormProps {
  readonly keys: OwnKeys;
  readonly action: (input: { keys: Partial<OwnKeys> }) => Promise<Result<void>>;
}

/** The letters of the desk, one for each action; two actions that share one are shown before anything is sent. */
export function KeysForm({ keys, action }: KeysFormProps) {
  const t = useTranslations("settings.account");
  const actions = useTranslations("queue.key");
  const errors = useTranslations("errors");
  const [chosen, setChosen] = useState(keys);
  const { run, pending, failure } = useAction(action, t("saved"));
  const checked = ownKeysSchema.safeParse(chosen);
  const wrong = new Set(checked.error?.issues.map(({ path }) => path[0]));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (checked.success) void run({ keys: chosen });
      }}
    >
      <SimpleGrid cols={{ base: 2, sm: 3, md: 4 }} spacing="sm">
        {DESK_ACTIONS.map((action) => (
          <TextInput
            key={action}
            label={actions(action)}
            value={chosen[action].toUpperCase()}
            maxLength={1}
            error={wrong.has(action) ? errors("key-taken") : undefined}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              const letter = event.currentTarget.value.toLowerCase();
              setChosen((now) => ({ ...now, [action]: letter }));
            }}
          />
        ))}
      </SimpleGrid>
      <FailureNote failure={failure} />
      <Group gap="xs" mt="sm">
        <Button type="submit" loading={pending} disabled={!checked.success}>
          {t("keys-save")}
        </Button>
        <Button variant="default" onClick={() => setChosen(USUAL_KEYS)}>
          {t("keys-usual")}
        </Button>
      </Group>
    </form>
  );
}
