"use client";

import { Button, Drawer, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";
import type { Period } from "@/lib/snapshot/model/period";

interface ListActionsProps {
  readonly id: number;
  /** rolls that the list could be held against besides */
  readonly periods: readonly Period[];
  readonly remove: (input: { id: number; reason: string }) => Promise<Result<void>>;
  readonly rematch: (input: { id: number; snapshotId: number }) => Promise<Result<{ id: number }>>;
}

/** What may be done with a whole list: hold it against another roll, or remove its people. */
export function ListActions({ id, periods, remove, rematch }: ListActionsProps) {
  const t = useTranslations("list");
  return (
    <>
      {periods.length > 0 && <Rematch id={id} periods={periods} rematch={rematch} />}
      <Remove id={id} remove={remove} label={t("remove")} />
    </>
  );
}

function Rematch({ id, periods, rematch }: Pick<ListActionsProps, "id" | "periods" | "rematch">) {
  const t = useTranslations("list");
  const common = useTranslations("common");
  const router = useRouter();
  const [opened, { open, close }] = useDisclosure(false);
  const [snapshotId, setSnapshotId] = useState(periods[0]?.id ?? 0);
  const { run, pending, failure } = useAction(rematch, t("rematched"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const held = await run({ id, snapshotId });
    if (held !== null) router.push(`/rujukan/${held.id}`);
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        {t("rematch")}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size={440}
        title={t("rematch-title")}
        closeButtonProps={{ "aria-label": common("close") }}
      >
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            <Text>{t("rematch-text")}</Text>
            <NativeSelect
              label={t("upload.roll")}
              data={periods.map((one) => ({ value: String(one.id), label: `${one.stage} ${one.period}` }))}
              value={String(snapshotId)}
              onChange={(event) => setSnapshotId(Number(event.currentTarget.value))}
            />
            <FailureNote failure={failure} />
            <Button type="submit" loading={pending}>
              {t("rematch")}
            </Button>
          </Stack>
        </form>
      </Drawer>
    </>
  );
}

function Remove({ id, remove, label }: Pick<ListActionsProps, "id" | "remove"> & { readonly label: string }) {
  const t = useTranslations("list");
  const data = useTranslations("data");
  const common = useTranslations("common");
  const [opened, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState("");
  const { run, pending, failure } = useAction(remove, t("removed"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await run({ id, reason })) !== null) close();
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        {label}
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
              label={data("remove-reason")}
              description={data("remove-reason-hint")}
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
              {label}
            </Button>
          </Stack>
        </form>
      </Drawer>
    </>
  );
}
