"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import { AddFile } from "./add-file";
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
  const mayAdd = view.held === "me";
  if (view.attachments.length === 0 && !mayAdd) return null;
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
      {mayAdd && <AddFile findingId={view.id} reload={reload} />}
    </section>
  );
}
