"use client";

import { Button, Group, Modal, Text, type ButtonProps } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";

interface ConfirmButtonProps extends ButtonProps {
  readonly children: ReactNode;
  readonly title: string;
  /** what will happen, and what will not */
  readonly explanation: ReactNode;
  readonly confirmLabel: string;
  readonly onConfirm: () => Promise<unknown>;
}

/** For what cannot be taken back: says what will happen, and neither answer is preselected. */
export function ConfirmButton({
  children,
  title,
  explanation,
  confirmLabel,
  onConfirm,
  ...button
}: ConfirmButtonProps) {
  const t = useTranslations("common");
  const [opened, { open, close }] = useDisclosure(false);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
      close();
    }
  };
  return (
    <>
      <Button variant="default" {...button} onClick={open}>
        {children}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={title}
        centered
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <Text component="div">{explanation}</Text>
        <Group mt="lg" gap="xs" justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button variant="default" loading={busy} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
