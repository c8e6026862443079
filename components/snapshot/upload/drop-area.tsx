"use client";

import { Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** By ending, not by type: a CSV from a phone says it is anything. The server looks at the content. */
const ACCEPTED = [".csv", ".txt", ".xlsx", ".zip"];

export function DropArea({ onFiles }: { readonly onFiles: (files: File[]) => void }) {
  const t = useTranslations("data.upload");
  return (
    <Dropzone
      onDrop={onFiles}
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
          {t("drop-hint")}
        </Text>
      </div>
    </Dropzone>
  );
}

function wrongEnding(file: File) {
  if (!("name" in file) || typeof file.name !== "string") return null;
  const name = file.name.toLowerCase();
  return ACCEPTED.some((ending) => name.endsWith(ending)) ? null : { code: "file-type", message: file.name };
}
