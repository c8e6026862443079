import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { Summary } from "@/lib/finding/queries/work/summary";
import classes from "./summary.module.css";
import { TallyTable } from "./tally-table";

type Row = Summary["byDetector"][number];

interface DetectorTableProps {
  readonly rows: Summary["byDetector"];
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * Of what kind the work is: a line per family, and behind it its rules in the order of the catalogue. Half a
 * hundred rules at once would bury what follows.
 */
export async function DetectorTable({ rows, titles }: DetectorTableProps) {
  const t = await getTranslations("summary");
  const order = Object.keys(titles);
  const sorted = [...rows].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  return (
    <Section title={t("what")}>
      <div>
        {[...Map.groupBy(sorted, ({ code }) => code.slice(0, 3))].map(([family, of]) => (
          <Family key={family} family={family} rows={of} titles={titles} />
        ))}
      </div>
    </Section>
  );
}

async function Family({ family, rows, titles }: DetectorTableProps & { readonly family: string }) {
  const t = await getTranslations("summary");
  const catalogue = await getTranslations("catalogue");
  const title = catalogue(`family.${family}.title`);
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  return (
    <details className={classes.family}>
      <summary>
        <span>{title}</span>
        <span className={classes.tally}>
          {t("open-in", { open: sum((row) => row.open), total: sum((row) => row.total) })}
        </span>
      </summary>
      <TallyTable
        label={title}
        head={t("detector")}
        rows={rows.map((row) => ({
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
    </details>
  );
}
