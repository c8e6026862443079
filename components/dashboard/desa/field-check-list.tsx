import { getTranslations } from "next-intl/server";
import { TextLink } from "@/components/ui/text-link";
import type { FieldChecks } from "@/lib/dashboard/queries/desa";

/** What was asked in the field, what came back, what is late. */
export async function FieldCheckList({
  checks,
  href,
}: {
  readonly checks: FieldChecks;
  readonly href: string;
}) {
  const t = await getTranslations("dashboard.checks");
  const finding = await getTranslations("reasons");
  if (checks.asked === 0 && checks.open === 0) return <p>{t("none")}</p>;
  const results = Object.entries(checks.results);
  return (
    <p>
      {t("asked", { asked: checks.asked })}{" "}
      <TextLink href={href}>{t("open", { open: checks.open, overdue: checks.overdue })}</TextLink>{" "}
      {results
        .map(([result, count]) => `${finding.has(result) ? finding(result) : result}: ${count}`)
        .join(" · ")}
    </p>
  );
}
