import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { Summary } from "@/lib/queries/finding/summary";
import classes from "./summary.module.css";
import { TallyTable } from "./tally-table";

interface DetectorTableProps {
  readonly rows: Summary["byDetector"];
  readonly titles: Readonly<Record<string, string>>;
}

/** Of what kind the work is, in the order of the catalogue. */
export async function DetectorTable({ rows, titles }: DetectorTableProps) {
  const t = await getTranslations("summary");
  const order = Object.keys(titles);
  const sorted = [...rows].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  return (
    <Section title={t("what")}>
      <TallyTable
        label={t("what")}
        head={t("detector")}
        rows={sorted.map((row) => ({
          ...row,
          id: row.code,
          label: (
            <>
              <span className={classes.code}>{row.code}</span>
              {titles[row.code] ?? ""}
            </>
          ),
          query: `aturan=${row.code}`,
        }))}
      />
    </Section>
  );
}
