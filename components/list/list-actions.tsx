"use client";

import { Button, NativeSelect, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { RemovalForm } from "@/components/snapshot/removal-form";
import { DrawerButton } from "@/components/ui/drawer-button";
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
      {periods.length > 0 && (
        <DrawerButton label={t("rematch")} title={t("rematch-title")}>
          {() => <RematchForm id={id} periods={periods} rematch={rematch} />}
        </DrawerButton>
      )}
      <DrawerButton label={t("remove")} title={t("remove-title")}>
        {(close) => (
          <RemovalForm
            id={id}
            text={t("remove-text")}
            label={t("remove")}
            remove={remove}
            onRemoved={() => {
              notifications.show({ message: t("removed") });
              close();
            }}
          />
        )}
      </DrawerButton>
    </>
  );
}

function RematchForm({ id, periods, rematch }: Pick<ListActionsProps, "id" | "periods" | "rematch">) {
  const t = useTranslations("list");
  const router = useRouter();
  const [snapshotId, setSnapshotId] = useState(periods[0]?.id ?? 0);
  const { run, pending, failure } = useAction(rematch, t("rematched"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const held = await run({ id, snapshotId });
    if (held !== null) router.push(`/rujukan/${held.id}`);
  };
  return (
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
  );
}
