"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { NumberText } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import { TierMark } from "@/components/ui/tier-mark";
import type { Precision } from "@/lib/detectors/card";
import { tierRank, type Tier } from "@/lib/detectors/kit/tier";
import classes from "./family-table.module.css";

/** A rule as the catalogue lists it. */
export interface FamilyLine {
  readonly code: string;
  readonly title: string;
  readonly question: string;
  readonly tier: Tier;
  /** undefined before anything of this rule is decided */
  readonly precision: Precision | undefined;
}

interface FamilyTableProps {
  readonly label: string;
  readonly lines: readonly FamilyLine[];
}

const column = columnsOf<FamilyLine>();

/** The rules of one family: what each asks, how much it weighs, and how often people agreed. */
export function FamilyTable({ label, lines }: FamilyTableProps) {
  const t = useTranslations("catalogue");
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("code", {
          header: t("code"),
          cell: ({ getValue }) => (
            <TextLink href={`/katalog/${getValue()}`} className={classes.code}>
              {getValue()}
            </TextLink>
          ),
        }),
        column.accessor("title", {
          header: t("what"),
          meta: { wrap: true, width: "100%" },
          cell: ({ row, getValue }) => (
            <>
              <strong>{getValue()}</strong>
              <span className={classes.question}>{row.original.question}</span>
            </>
          ),
        }),
        column.accessor(({ tier }) => tierRank(tier), {
          id: "tier",
          header: t("tier"),
          cell: ({ row }) => <TierMark tier={row.original.tier} />,
        }),
        column.accessor(({ precision }) => shareOf(precision), {
          id: "precision",
          header: t("precision-short"),
          sortUndefined: "last",
          meta: { align: "right", wide: true },
          cell: ({ row }) => <Share precision={row.original.precision} />,
        }),
      ]),
    [t],
  );
  return (
    <DataTable label={label} columns={columns} rows={lines} rowId={({ code }) => code} whole empty={null} />
  );
}

const shareOf = (precision: Precision | undefined): number | undefined =>
  precision && precision.accepted / precision.decided;

function Share({ precision }: { readonly precision: Precision | undefined }) {
  const t = useTranslations("catalogue");
  const share = shareOf(precision);
  if (precision === undefined || share === undefined)
    return <span className={classes.quiet}>{t("undecided")}</span>;
  return (
    <>
      <NumberText value={share} percent />{" "}
      <span className={classes.quiet}>{t("of", { n: precision.decided })}</span>
    </>
  );
}
