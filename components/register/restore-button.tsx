"use client";

import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { RestoreInput, StruckVoter } from "@/lib/register/model/struck";
import type { Result } from "@/lib/result";

export type Restore = (input: RestoreInput) => Promise<Result<null>>;

interface RestoreButtonProps {
  readonly row: StruckVoter;
  readonly restore: Restore;
}

/** Puts a wrongly struck voter back: one action, with a reason and a proof. */
export function RestoreButton({ row, restore }: RestoreButtonProps) {
  const t = useTranslations("register");
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [proof, setProof] = useState("");
  const { run, pending, failure } = useAction(restore, t("restored-now"));
  const submit = async () => {
    if ((await run({ decision: row.decision, row: row.row, reason, proof })) !== null) setOpen(false);
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t("restore")}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t("restore-title", { name: row.name })}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Stack gap="sm">
            <Text>{t("restore-lead")}</Text>
            <Textarea
              label={t("restore-reason")}
              value={reason}
              minLength={10}
              onChange={(event) => setReason(event.currentTarget.value)}
              required
            />
            <TextInput
              label={t("restore-proof")}
              value={proof}
              onChange={(event) => setProof(event.currentTarget.value)}
              required
            />
            <FailureNote failure={failure} />
            <Group>
              <Button type="submit" loading={pending}>
                {t("restore")}
              </Button>
              <Button variant="default" onClick={() => setOpen(false)}>
                {t("cancel")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
