"use client";

import { Button, Group, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import type { Serialized } from "@/lib/serialized";
import classes from "./comparison.module.css";
import { ElementRow, type Revealed } from "./element-row";
import { pairAnswer, pairsOf, sayOfPair, type PairAnswer } from "./pair-answers";
import { RecordHead } from "./record-head";
import { rowLabel } from "./row-label";

interface PairWalkProps {
  readonly view: Serialized<FindingView>;
  readonly revealed: Revealed;
}

/** A cluster of so many people is still walked pair by pair: fifteen pairs. */
const MOST = 6;

/**
 * One pair of a cluster at a time: same person or another? What was said is a help towards the answer about the whole
 * and offered there as one choice; it decides nothing.
 */
export function PairWalk({ view, revealed }: PairWalkProps) {
  const t = useTranslations("finding.pair-walk");
  const count = view.records.length;
  const pairs = pairsOf(count);
  const [at, setAt] = useState(0);
  const [, redraw] = useState(0);
  const judges = view.can.length > 0;
  if (!view.comparison || view.families !== null || count < 3 || count > MOST || !judges) return null;
  const decided = pairs.filter(([a, b]) => pairAnswer(view.id, a, b) !== null).length;
  const [a, b] = pairs[at] ?? [0, 1];
  const beside = [a, b].flatMap((place) => view.records[place] ?? []);
  const rows = view.pairRows.find((pair) => pair.left === a && pair.right === b)?.rows ?? [];
  const say = (answer: PairAnswer) => {
    sayOfPair(view.id, a, b, answer);
    redraw((times) => times + 1);
    const next = pairs.findIndex(([x, y]) => pairAnswer(view.id, x, y) === null);
    if (next >= 0) setAt(next);
  };
  return (
    <details className={classes.walk}>
      <summary>{t("title", { decided, all: pairs.length })}</summary>
      <Title order={4}>{t("pair", { a: rowLabel(a), b: rowLabel(b) })}</Title>
      <div className={classes.scroll} role="region" aria-label={t("beside")} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <td />
              {beside.map((record, place) => (
                <th key={record.ord} scope="col">
                  <RecordHead record={record} at={place === 0 ? a : b} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .filter(({ agreement }) => agreement !== "missing")
              .map((row) => (
                <ElementRow key={row.element} row={row} records={beside} revealed={revealed} />
              ))}
          </tbody>
        </table>
      </div>
      <Group gap="xs">
        {(["same", "different"] as const).map((answer) => (
          <Button
            key={answer}
            size="xs"
            variant="default"
            aria-pressed={pairAnswer(view.id, a, b) === answer}
            onClick={() => say(answer)}
          >
            {t(answer)}
          </Button>
        ))}
        <Button size="xs" variant="subtle" onClick={() => setAt((at + 1) % pairs.length)}>
          {t("next")}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {t("lead")}
      </Text>
    </details>
  );
}
