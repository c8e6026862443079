"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { HelpSheet } from "@/components/finding/queue/help-sheet";
import { KeyHints } from "@/components/finding/queue/key-hints";
import bench from "@/components/finding/queue/workbench.module.css";
import { LinkButton } from "@/components/ui/link-button";
import { StateBadge } from "@/components/ui/state-badge";
import { TierMark } from "@/components/ui/tier-mark";
import { useOwnKeys } from "@/components/ui/own-keys";
import { useKeys } from "@/components/ui/use-keys";
import type { PracticeCard } from "@/lib/next/practice";
import { PracticePane } from "./practice-pane";
import classes from "./practice.module.css";
import { usePractice, type AnswerPractice } from "./use-practice";

interface PracticeBenchProps {
  readonly round: number;
  readonly cards: readonly PracticeCard[];
  readonly answer: AnswerPractice;
  readonly children: ReactNode;
}

const TONES = { right: "done", careful: "done", hasty: "waiting", wrong: "bad" } as const;

/**
 * The practice queue: the look and the keys of the real one, and on every part of it the word that it is not.
 */
export function PracticeBench({ round, cards, answer, children }: PracticeBenchProps) {
  const t = useTranslations("practice");
  const queue = useTranslations("queue");
  const practice = usePractice(round, cards, answer);
  const { rows, open, openItem, move, next } = practice;
  const [helpOpen, help] = useDisclosure(false);
  const columns = useMemo(() => {
    const c = columnsOf<PracticeCard>();
    return [
      c.display({
        id: "tier",
        header: queue("column.tier"),
        cell: ({ row }) => <TierMark tier={row.original.shown.view.tier} compact />,
        meta: { width: 44 },
      }),
      c.display({
        id: "code",
        header: queue("column.code"),
        cell: ({ row }) => <span className={classes.code}>{row.original.shown.view.detector}</span>,
        meta: { width: 76 },
      }),
      c.display({
        id: "what",
        header: queue("column.what"),
        cell: ({ row }) => row.original.shown.texts.title,
        meta: { wrap: true },
      }),
      c.display({
        id: "result",
        header: t("result"),
        cell: ({ row }) => <Result card={row.original} />,
        meta: { width: 130 },
      }),
    ];
  }, [queue, t]);
  const answered = rows.filter(({ explanation }) => explanation !== null);
  useKeys({ j: () => move(1), k: () => move(-1), [useOwnKeys().next]: next, "?": help.open });
  useKeys({ Escape: () => openItem(null) }, open !== null);
  return (
    <div className={bench.bench} data-open={open !== null || undefined}>
      <div className={bench.list}>
        {children}
        <p className={classes.banner}>
          <strong>{t("stamp")}</strong> {t("banner")}
        </p>
        <p className={classes.progress} role="status">
          {t("progress", {
            round,
            done: answered.length,
            all: rows.length,
            right: answered.filter(({ explanation }) => explanation?.verdict === "right").length,
          })}
        </p>
        {answered.length === rows.length && (
          <LinkButton href={`/latihan?putaran=${round + 1}`} mb="sm">
            {t("again")}
          </LinkButton>
        )}
        <DataTable
          label={t("table")}
          columns={columns}
          rows={rows}
          rowId={(row) => row.item}
          onOpen={(row) => openItem(row.item)}
          selectedId={open?.item}
          empty={null}
        />
      </div>
      {open !== null && (
        <div className={bench.pane} role="region" aria-label={t("pane")}>
          <h1 className={classes.paneTitle}>{t("stamp")}</h1>
          <Button
            className={bench.back}
            variant="subtle"
            size="compact-sm"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => openItem(null)}
          >
            {queue("close-pane")}
          </Button>
          <PracticePane
            key={open.item}
            card={open}
            actions={practice.actions}
            blind={practice.blind && open.explanation === null}
            unmasked={practice.unmasked}
            onNext={next}
          />
        </div>
      )}
      <KeyHints judges open={open !== null} onHelp={help.open} />
      <HelpSheet opened={helpOpen} onClose={help.close} judges about={open?.shown} />
    </div>
  );
}

function Result({ card: { explanation } }: { readonly card: PracticeCard }) {
  const t = useTranslations("practice");
  return explanation === null ? (
    <StateBadge tone="open">{t("unanswered")}</StateBadge>
  ) : (
    <StateBadge tone={TONES[explanation.verdict]}>{t(`short.${explanation.verdict}`)}</StateBadge>
  );
}
