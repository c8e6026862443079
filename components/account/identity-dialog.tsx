"use client";

import { Button, Modal, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState, type FormEvent, type ReactNode } from "react";
import { AskIdentity } from "@/components/ui/ask-identity";
import { FailureNote } from "@/components/ui/failure-note";
import { PasswordField } from "@/components/ui/password-field";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";

interface IdentityDialogProps {
  readonly hasSecondFactor: boolean;
  readonly confirm: (input: { proof: string }) => Promise<Result<true>>;
  readonly children: ReactNode;
}

/** Password or code once more before what must not be done at a screen left open; then the action goes on by itself. */
export function IdentityDialog({ hasSecondFactor, confirm, children }: IdentityDialogProps) {
  const t = useTranslations("auth.confirm");
  const common = useTranslations("common");
  const answer = useRef<((shown: boolean) => void) | null>(null);
  const [opened, setOpened] = useState(false);
  const [proof, setProof] = useState("");
  const { run, pending, failure } = useAction(confirm);
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        answer.current?.(false);
        answer.current = resolve;
        setOpened(true);
      }),
    [],
  );
  const end = (shown: boolean) => {
    answer.current?.(shown);
    answer.current = null;
    setProof("");
    setOpened(false);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if ((await run({ proof })) !== null) end(true);
  };
  return (
    <AskIdentity value={ask}>
      {children}
      <Modal
        opened={opened}
        onClose={() => end(false)}
        title={t("title")}
        closeButtonProps={{ "aria-label": common("close") }}
      >
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            <Text>{t("lead")}</Text>
            <PasswordField
              label={t(hasSecondFactor ? "code" : "password")}
              autoComplete={hasSecondFactor ? "one-time-code" : "current-password"}
              value={proof}
              onChange={(event) => setProof(event.currentTarget.value)}
              data-autofocus
            />
            <FailureNote failure={failure} />
            <Button type="submit" loading={pending}>
              {t("submit")}
            </Button>
          </Stack>
        </form>
      </Modal>
    </AskIdentity>
  );
}
