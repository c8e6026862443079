"use client";

import { Button, Group, Stack, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { FirstPasswordField } from "./first-password-field";
import type { ManagedUser, UserActions } from "./user-types";

interface AccountAccessProps {
  readonly user: ManagedUser;
  readonly own: boolean;
  readonly actions: UserActions;
  readonly onDone: () => void;
}

/** Password, sessions, closing: what changes whether somebody can get in. */
export function AccountAccess({ user, own, actions, onDone }: AccountAccessProps) {
  const t = useTranslations("settings.users");
  const [password, setPassword] = useState("");
  const reset = useAction(actions.setPassword, t("password-set", { username: user.username }));
  const revoke = useAction(actions.revokeSessions, t("sessions-ended"));
  const close = useAction(actions.deactivate, t("deactivated", { username: user.username }));
  const reopen = useAction(actions.reactivate, t("reactivated", { username: user.username }));
  const { id } = user;
  return (
    <Stack gap="md">
      <Title order={3}>{t("access")}</Title>
      <FirstPasswordField
        value={password}
        onChange={setPassword}
        error={reset.failure?.fields?.["password"]}
      />
      <Button
        variant="default"
        loading={reset.pending}
        disabled={password === ""}
        onClick={() => void reset.run({ id, password })}
      >
        {t("set-password")}
      </Button>
      <Group gap="xs">
        <Button
          variant="default"
          loading={revoke.pending}
          disabled={user.openSessions === 0}
          onClick={() => void revoke.run({ id })}
        >
          {t("end-sessions", { count: user.openSessions })}
        </Button>
        {user.banned ? (
          <Button
            variant="default"
            loading={reopen.pending}
            onClick={() => void reopen.run({ id }).then(onDone)}
          >
            {t("reactivate")}
          </Button>
        ) : (
          !own && (
            <ConfirmButton
              title={t("deactivate-title", { username: user.username })}
              explanation={`${t("deactivate-text")} ${t("deactivate-tasks", { count: user.openTasks })}`}
              confirmLabel={t("deactivate")}
              onConfirm={() => close.run({ id })}
            >
              {t("deactivate")}
            </ConfirmButton>
          )
        )}
      </Group>
      <FailureNote failure={reset.failure ?? revoke.failure ?? close.failure ?? reopen.failure} />
    </Stack>
  );
}
