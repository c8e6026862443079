"use client";

import { Title } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { z } from "zod";
import { rowLabel } from "./row-label";
import classes from "./pairs.module.css";

const barSchema = z.object({ field: z.string(), level: z.string(), bits: z.number() });
const pairSchema = z.object({
  a: z.number(),
  b: z.number(),
  score: z.number().optional(),
  probability: z.number().nullable().optional(),
  lambda: z.number().nullable().optional(),
  weakest: z.boolean().optional(),
  waterfall: z.array(barSchema).default([]),
});
type Pair = z.infer<typeof pairSchema>;

interface PairsProps {
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly records: readonly { readonly rowNo: number }[];
}

const MAX_PAIRS = 12;

/**
 * Who matches whom and what speaks for and against it, in bits: one bar per comparison, to the right for, to
 * the left against.
 */
export function Pairs({ evidence, records }: PairsProps) {
  const t = useTranslations("finding.pairs");
  const parsed = z.array(pairSchema).safeParse(evidence.pairs);
  if (!parsed.success || parsed.data.every((pair) => pair.waterfall.length === 0)) return null;
  const labelOf = (row: number) => {
    const at = records.findIndex((record) => record.rowNo === row);
    return at < 0 ? t("row", { row }) : rowLabel(at);
  };
  return (
    <div>
      <Title order={4}>{t("title")}</Title>
      <p className={classes.lead}>{t("lead")}</p>
      {parsed.data.slice(0, MAX_PAIRS).map((pair) => (
        <PairFigure
          key={`${pair.a}-${pair.b}`}
          pair={pair}
          name={`${labelOf(pair.a)} – ${labelOf(pair.b)}`}
        />
      ))}
      {parsed.data.length > MAX_PAIRS && (
        <p className={classes.more}>{t("more", { count: parsed.data.length - MAX_PAIRS })}</p>
      )}
    </div>
  );
}

function PairFigure({ pair, name }: { readonly pair: Pair; readonly name: string }) {
  const t = useTranslations("finding.pairs");
  const format = useFormatter();
  const most = Math.max(1, ...pair.waterfall.map(({ bits }) => Math.abs(bits)));
  return (
    <table className={classes.table}>
      <caption>
        <strong>{name}</strong>
        {pair.weakest === true && <> · {t("weakest")}</>}
        {pair.lambda != null && (
          <> · {t("lambda", { lambda: format.number(pair.lambda, { maximumSignificantDigits: 2 }) })}</>
        )}
      </caption>
      <tbody>
        {pair.waterfall.map(({ field, level, bits }) => (
          <tr key={field}>
            <th scope="row">{t.has(`field.${field}`) ? t(`field.${field}`) : field}</th>
            <td>{t.has(`level.${level}`) ? t(`level.${level}`) : level}</td>
            <td className={classes.track}>
              <span
                className={classes.bar}
                data-against={bits < 0 || undefined}
                style={{ width: `${(50 * Math.abs(bits)) / most}%` }}
              />
            </td>
            <td className={classes.bits}>
              {format.number(bits, { maximumFractionDigits: 1, signDisplay: "exceptZero" })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
