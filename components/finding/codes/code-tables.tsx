"use client";

import { Button, Drawer } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/ui/section";
import type { CodeTableVersion } from "@/lib/finding/queries/codes/history";
import { CODE_KINDS, type CodeTable } from "@/lib/roll/code-tables";
import { CodeTableCard } from "./code-table-card";
import { CodeTableForm, NEW_TABLE, type SaveCodeTable } from "./code-table-form";

interface CodeTablesProps {
  /** newest first */
  readonly versions: readonly CodeTableVersion[];
  readonly save: SaveCodeTable;
}

/** The tables of codes by what they are about, each as it holds now; one opens in a form for its next version. */
export function CodeTables({ versions, save }: CodeTablesProps) {
  const t = useTranslations("settings.codes");
  const common = useTranslations("common");
  const [open, setOpen] = useState<CodeTable | null>(null);
  const newest = versions.filter(
    (one) => !versions.some((other) => other.key === one.key && other.version > one.version),
  );
  const title = open?.version === 0 ? t("new") : t("change-table", { table: open?.key ?? "" });
  return (
    <Section
      title={t("title")}
      lead={t("lead")}
      actions={
        <Button variant="default" onClick={() => setOpen(NEW_TABLE)}>
          {t("new")}
        </Button>
      }
    >
      {CODE_KINDS.map((kind) => (
        <CodeTableCard
          key={kind}
          kind={kind}
          tables={newest.filter((one) => one.kind === kind).toSorted((a, b) => b.from.localeCompare(a.from))}
          onChange={setOpen}
        />
      ))}
      <Drawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        position="right"
        size={720}
        title={title}
        closeButtonProps={{ "aria-label": common("close") }}
      >
        {open !== null && (
          <CodeTableForm key={open.id} table={open} save={save} onDone={() => setOpen(null)} />
        )}
      </Drawer>
    </Section>
  );
}
