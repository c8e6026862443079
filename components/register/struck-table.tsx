"use client";

import { Button, Group } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { FactTable } from "@/components/oversight/summary/fact-table";
import type { StruckVoter } from "@/lib/register/model/struck";
import { NoticeButton } from "./notice-button";
import { RestoreButton, type Restore } from "./restore-button";

interface StruckTableProps {
  readonly rows: readonly StruckVoter[];
  /** null where the person may not put anybody back */
  readonly restore: Restore | null;
  /** may print papers for the persons concerned */
  readonly notices: boolean;
}

/** Struck voters with what stands behind each strike, and what can be done now. */
export function StruckTable({ rows, restore, notices }: StruckTableProps) {
  const t = useTranslations("register");
  const reasons = useTranslations("reasons");
  const papers = useTranslations("papers");
  const locale = useLocale();
  const paperOf = ({ paper }: StruckVoter) =>
    paper === null
      ? "–"
      : [papers.has(paper.kind) ? papers(paper.kind) : paper.kind, paper.number, paper.date]
          .filter((part) => part !== null)
          .join(", ");
  return (
    <FactTable
      label={t("title")}
      captioned={false}
      head={t("column.name")}
      columns={["where", "reason", "paper", "decision", "by", "effective", "act"].map((key) =>
        t(`column.${key}`),
      )}
      rows={rows.map((row) => ({
        id: `${row.decision}-${row.row}`,
        label: `${row.name} (${row.born ?? "–"})`,
        cells: [
          `${row.kec} · ${row.desa} · ${row.tps}`,
          reasons(row.followUp),
          paperOf(row),
          <Link key="decision" href={`/temuan/${row.findingId}`}>
            {row.decision}
          </Link>,
          row.signedBy === null ? row.decidedBy : `${row.decidedBy} / ${row.signedBy}`,
          row.effective ?? "–",
          <Group key="act" gap="xs" wrap="nowrap" justify="flex-end">
            <form method="post" action={`/api/buku-tms/${row.decision}/${row.row}`}>
              <input type="hidden" name="locale" value={locale} />
              <Button type="submit" size="xs" variant="default">
                {t("print")}
              </Button>
            </form>
            {notices &&
              (["notice", "decision"] as const).map((kind) => (
                <NoticeButton key={kind} asked={{ kind, decision: row.decision, row: row.row }} />
              ))}
            {row.restored !== null ? (
              <span>{t("restored", { reason: row.restored.reason })}</span>
            ) : (
              restore !== null && <RestoreButton row={row} restore={restore} />
            )}
          </Group>,
        ],
      }))}
    />
  );
}
