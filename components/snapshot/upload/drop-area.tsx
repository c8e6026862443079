"use client";

import { Text } from "@mantine/core";
import { Dropzone, type FileRejection } from "@mantine/dropzone";
import { IconUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** By ending, not by type: a CSV from a phone says it is anything. The server looks at the content. */
const ACCEPTED = [
  ...[".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".fods"],
  ...[".xml", ".html", ".htm", ".pdf", ".zip"],
];

interface DropAreaProps {
  readonly onFiles: (files: File[]) => void;
  /** a file that is not sent, and why */
  readonly onRefused: (file: File, reason: string) => void;
  /** what may be dropped, where it is not a roll */
  readonly hint?: string;
}

export function DropArea({ onFiles, onRefused, hint }: DropAreaProps) {
  const t = useTranslations("data.upload");
  const refuse = (rejections: readonly FileRejection[]) => {
    for (const { file } of rejections)
      onRefused(file, t("wrong-ending", { ending: endingOf(file.name), accepted: ACCEPTED.join(" ") }));
  };
  return (
    <Dropzone
      onDrop={onFiles}
      onReject={refuse}
      validator={wrongEnding}
      multiple
      inputProps={{ "aria-label": t("drop") }}
      p="lg"
      radius={4}
    >
      <div
        style={{
          display: "grid",
          justifyItems: "center",
          gap: 6,
          textAlign: "center",
          pointerEvents: "none",
        }}
      >
        <IconUpload size={28} stroke={1.4} aria-hidden />
        <Text fw={600}>{t("drop")}</Text>
        <Text size="sm" c="dimmed">
          {hint ?? t("drop-hint")}
        </Text>
      </div>
    </Dropzone>
  );
}

function wrongEnding(file: File) {
  if (!("name" in file) || typeof file.name !== "string") return null;
  return ACCEPTED.includes(endingOf(file.name)) ? null : { code: "file-type", message: file.name };
}

/** `.jpg` of `FOTO.JPG`; the whole name where there is no ending. */
function endingOf(name: string): string {
  return name.slice(Math.max(0, name.lastIndexOf("."))).toLowerCase();
}
