import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { Summary } from "@/lib/finding/queries/work/summary";
import { TallyTable } from "./tally-table";

/**
 * Where the work is: by kecamatan, most open first. What lies in no single kecamatan stands under its own
 * name.
 */
export async function WhereTable({ rows }: { readonly rows: Summary["byKec"] }) {
  const t = await getTranslations("summary");
  const sorted = [...rows].sort((a, b) => b.open - a.open || a.name.localeCompare(b.name, "id"));
  return (
    <Section title={t("where")}>
      <TallyTable
        label={t("where")}
        head={t("kecamatan")}
        rows={sorted.map((row) => ({
          ...row,
          id: row.key || "-",
          label: row.name === "" ? t("across") : row.name,
          query: row.key === "" ? "" : `kec=${encodeURIComponent(row.key)}`,
        }))}
      />
    </Section>
  );
}
