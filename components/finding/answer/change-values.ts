import type { useTranslations } from "next-intl";
import { isCoded, type CodesInForce, type CodesOfKind } from "@/lib/roll/code-tables";
import type { CorrectableColumn } from "@/lib/roll/columns";

interface Choice {
  readonly value: string;
  readonly label: string;
}

const coded = ({ codes }: CodesOfKind, language: "id" | "en"): Choice[] =>
  codes.map((line) => ({ value: line.code, label: `${line.code} · ${line[language]}` }));

interface Known {
  /** numbers of the desa's TPS */
  readonly tps: readonly number[];
  readonly codes: CodesInForce;
  readonly language: "id" | "en";
}

/** The values that an element can have where they can be counted; null where the person writes one. */
export function valuesOf(
  element: CorrectableColumn,
  { tps, codes, language }: Known,
  t: ReturnType<typeof useTranslations<"finding.change">>,
): readonly Choice[] | null {
  if (isCoded(element)) return coded(codes[element], language);
  if (element === "sex") return (["L", "P"] as const).map((value) => ({ value, label: t(`sex.${value}`) }));
  if (element !== "tps" || tps.length === 0) return null;
  return tps.map((number) => {
    const value = String(number).padStart(3, "0");
    return { value, label: value };
  });
}
