"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { UploadCard } from "@/lib/snapshot/model/upload-card";

/** What was recognised in a file, and what was passed over. */
export function Recognised({ card }: { readonly card: UploadCard }) {
  const t = useTranslations("data.upload");
  const columns = useTranslations("data.column");
  const [first] = card.tables;
  if (first === undefined) return null;
  const known = first.columns.filter(({ column }) => column !== null).length;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {t("recognised", {
          tables: card.tables.length,
          known,
          all: first.columns.length,
          line: first.headerLine,
        })}
      </Text>
      {first.missing.length > 0 && (
        <Text size="sm" c="dimmed">
          {t("not-in-file", { columns: first.missing.map((column) => columns(column)).join(", ") })}
        </Text>
      )}
      {card.skipped.map(({ sheet, reason }) => (
        <Text key={sheet} size="sm" c="dimmed">
          {t(`skipped.${reason}`, { sheet })}
        </Text>
      ))}
    </div>
  );
}
