"use client";

import { Button, Drawer, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { LinkButton } from "@/components/ui/link-button";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";

interface SnapshotActionsProps {
  readonly id: number;
  readonly remove: (input: { id: number; reason: string }) => Promise<Result<{ waits: boolean }>>;
}

export function SnapshotActions({ id, remove }: SnapshotActionsProps) {
  const t = useTranslations("data");
  const common = useTranslations("common");
  const [opened, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState("");
  const { run, pending, failure } = useAction(remove);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await run({ id, reason });
    if (done === null) return;
    notifications.show({
      message: t(done.waits ? "removal-waits" : "removed"),
      autoClose: done.waits ? false : 6000,
    });
    close();
  };
  return (
    <>
      <LinkButton href={`/pemeriksaan/baru?data=${id}`}>{t("check")}</LinkButton>
      <Button variant="default" onClick={open}>
        {t("remove")}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size={440}
        title={t("remove-title")}
        closeButtonProps={{ "aria-label": common("close") }}
      >
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            <Text>{t("remove-text")}</Text>
            <Textarea
              label={t("remove-reason")}
              description={t("remove-reason-hint")}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              autosize
              minRows={2}
              minLength={10}
              required
              withAsterisk={false}
              error={failure?.fields?.["reason"]}
            />
            <FailureNote failure={failure} />
            <Button type="submit" variant="default" loading={pending}>
              {t("remove")}
            </Button>
          </Stack>
        </form>
      </Drawer>
    </>
  );
}
