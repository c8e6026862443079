"use client";

import { Button, Group, Stack, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { LinkHandover } from "./link-handover";
import type { UserRow } from "@/lib/account/queries/list-users";
import type { HandedLink, UserActions } from "./user-types";

interface AccountAccessProps {
  readonly user: UserRow;
  /** whose the open work is afterwards; "" = everybody */
  readonly heir: string;
  readonly own: boolean;
  readonly actions: UserActions;
  readonly onDone: () => void;
}

/** Password, sessions, closing: what changes whether somebody can get in. */
export function AccountAccess({ user, heir, own, actions, onDone }: AccountAccessProps) {
  const t = useTranslations("settings.users");
  const [link, setLink] = useState<HandedLink | null>(null);
  const reset = useAction(actions.makeLink);
  const lost = useAction(actions.lostFactor, t("factor-asked"));
  const revoke = useAction(actions.revokeSessions, t("sessions-ended"));
  const close = useAction(actions.deactivate, t("deactivated", { username: user.username }));
  const reopen = useAction(actions.reactivate, t("reactivated", { username: user.username }));
  const { id } = user;
  if (link !== null) return <LinkHandover username={user.username} link={link} onDone={onDone} />;
  return (
    <Stack gap="md">
      <Title order={3}>{t("access")}</Title>
      {!own && (
        <ConfirmButton
          title={t("make-link-title", { username: user.username })}
          explanation={t("make-link-text")}
          confirmLabel={t("make-link")}
          onConfirm={() => reset.run({ id }).then(setLink)}
        >
          {t("make-link")}
        </ConfirmButton>
      )}
      {user.hasSecondFactor && !own && (
        <ConfirmButton
          title={t("lost-factor-title", { username: user.username })}
          explanation={t("lost-factor-text")}
          confirmLabel={t("lost-factor")}
          onConfirm={() => lost.run({ id })}
        >
          {t("lost-factor")}
        </ConfirmButton>
      )}
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
              explanation={[
                t("deactivate-text"),
                t(heir === "" ? "deactivate-tasks" : "deactivate-given", { count: user.openTasks }),
              ].join(" ")}
              confirmLabel={t("deactivate")}
              onConfirm={() => close.run({ id, ...(heir === "" ? {} : { heir }) })}
            >
              {t("deactivate")}
            </ConfirmButton>
          )
        )}
      </Group>
      <FailureNote
        failure={reset.failure ?? lost.failure ?? revoke.failure ?? close.failure ?? reopen.failure}
      />
    </Stack>
  );
}
