"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { DrawerButton } from "@/components/ui/drawer-button";
import { LinkButton } from "@/components/ui/link-button";
import type { Result } from "@/lib/result";
import { RemovalForm } from "./removal-form";

interface SnapshotActionsProps {
  readonly id: number;
  readonly remove: (input: { id: number; reason: string }) => Promise<Result<{ waits: boolean }>>;
}

export function SnapshotActions({ id, remove }: SnapshotActionsProps) {
  const t = useTranslations("data");
  return (
    <>
      <LinkButton href={`/pemeriksaan/baru?data=${id}`}>{t("check")}</LinkButton>
      <DrawerButton label={t("remove")} title={t("remove-title")}>
        {(close) => (
          <RemovalForm
            id={id}
            text={t("remove-text")}
            label={t("remove")}
            remove={remove}
            onRemoved={({ waits }) => {
              notifications.show({
                message: t(waits ? "removal-waits" : "removed"),
                autoClose: waits ? false : 6000,
              });
              close();
            }}
          />
        )}
      </DrawerButton>
    </>
  );
}
