"use client";

import { Button, Group, Text } from "@mantine/core";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { TextLink } from "@/components/ui/text-link";
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

/** A text with what belongs to it in small letters below. */
function Twice({ children, below }: { readonly children: ReactNode; readonly below: string }) {
  return (
    <>
      {children}
      <Text size="xs" c="dimmed">
        {below}
      </Text>
    </>
  );
}

/** Struck voters with what stands behind each strike, and what can be done now. */
export function StruckTable({ rows, restore, notices }: StruckTableProps) {
  const t = useTranslations("register");
  const reasons = useTranslations("reasons");
  const papers = useTranslations("papers");
  const locale = useLocale();
  const format = useFormatter();
  const day = (text: string) => format.dateTime(new Date(text), { dateStyle: "medium" });
  const paperOf = ({ paper }: StruckVoter) =>
    paper === null
      ? "–"
      : [
          papers.has(paper.kind) ? papers(paper.kind) : paper.kind,
          paper.number,
          paper.date === null ? null : day(paper.date),
        ]
          .filter((part) => part !== null)
          .join(", ");
  return (
    <FactTable
      label={t("title")}
      captioned={false}
      worded
      head={t("column.name")}
      columns={["reason", "decision", "effective", "act"].map((key) => t(`column.${key}`))}
      rows={rows.map((row) => ({
        id: `${row.decision}-${row.row}`,
        label: (
          <Twice below={`${row.kec} · ${row.desa} · TPS ${row.tps}`}>
            {`${row.name} (${row.born ?? "–"})`}
          </Twice>
        ),
        cells: [
          <Twice key="reason" below={paperOf(row)}>
            {reasons(row.followUp)}
          </Twice>,
          <Twice
            key="decision"
            below={row.signedBy === null ? row.decidedBy : `${row.decidedBy} / ${row.signedBy}`}
          >
            <TextLink href={`/temuan/${row.findingId}`}>{row.decision}</TextLink>
          </Twice>,
          row.effective ?? "–",
          <Group key="act" gap={4} wrap="nowrap">
            <form method="post" action={`/api/buku-tms/${row.decision}/${row.row}`}>
              <input type="hidden" name="locale" value={locale} />
              <Button type="submit" size="compact-sm" variant="default">
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
