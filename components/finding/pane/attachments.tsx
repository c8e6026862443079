"use client";

import { Button, FileButton, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateText } from "@/components/ui/date-text";
import { FailureNote } from "@/components/ui/failure-note";
import { readFailure } from "@/components/ui/read-failure";
import type { Failure } from "@/lib/result";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import classes from "./pane.module.css";

interface AttachmentsProps {
  readonly view: Serialized<FindingView>;
  readonly reload: () => Promise<void>;
}

/**
 * Bukti dukung: photos and PDFs seen for this finding, with their checksum; added only by whoever holds it.
 */
export function Attachments({ view, reload }: AttachmentsProps) {
  const t = useTranslations("finding");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const mayAdd = view.held === "me";
  if (view.attachments.length === 0 && !mayAdd) return null;
  const send = async (file: File | null) => {
    if (file === null) return;
    setBusy(true);
    setFailure(await upload(view.id, file));
    setBusy(false);
    await reload();
  };
  return (
    <section className={classes.section} aria-labelledby={`files-${view.id}`}>
      <Title order={3} id={`files-${view.id}`}>
        {t("files")}
      </Title>
      <ul className={classes.trail}>
        {view.attachments.map((file) => (
          <li key={file.id}>
            <a href={`/api/bukti/${file.id}`}>{file.name}</a>
            <div className={classes.quiet}>
              <DateText value={file.uploadedAt} moment /> · SHA-256 {file.sha256.slice(0, 12)}…
            </div>
          </li>
        ))}
      </ul>
      <FailureNote failure={failure} />
      {mayAdd && (
        <div>
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
      )}
    </section>
  );
}

async function upload(findingId: number, file: File): Promise<Failure | null> {
  const body = new FormData();
  body.set("file", file);
  const response = await fetch(`/api/temuan/${findingId}/bukti`, { method: "POST", body });
  return response.ok ? null : readFailure(await response.json());
}
