"use client";

import { Button, FileButton, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { readFailure } from "@/components/ui/read-failure";
import type { Failure } from "@/lib/result";

interface AddFileProps {
  readonly findingId: number;
  readonly reload: () => Promise<void>;
}

/** Adds a photo or PDF to a finding that this person holds. */
export function AddFile({ findingId, reload }: AddFileProps) {
  const t = useTranslations("finding");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (file: File | null) => {
    if (file === null) return;
    setBusy(true);
    setFailure(await upload(findingId, file));
    setBusy(false);
    await reload();
  };
  return (
    <div>
      <FailureNote failure={failure} />
      <FileButton
        onChange={(file) => void send(file)}
        accept="image/jpeg,image/png,image/webp,application/pdf"
      >
        {(props) => (
          <Button {...props} variant="default" size="xs" loading={busy}>
            {t("add-file")}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed" mt={4}>
        {t("file-hint")}
      </Text>
    </div>
  );
}

async function upload(findingId: number, file: File): Promise<Failure | null> {
  const body = new FormData();
  body.set("file", file);
  const response = await fetch(`/api/temuan/${findingId}/bukti`, { method: "POST", body });
  return response.ok ? null : readFailure(await response.json());
}
