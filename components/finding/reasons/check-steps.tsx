import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FindingTexts } from "@/lib/next/shown-finding";
import classes from "@/components/finding/pane/pane.module.css";

interface CheckStepsProps {
  readonly check: FindingTexts["check"];
  readonly id: number | string;
}

/** Cara memeriksa: where to look in Sidalih, on KTP-el and family card, and what to see there. */
export function CheckSteps({ check, id }: CheckStepsProps) {
  const t = useTranslations("finding.check");
  if (check === null) return null;
  return (
    <section className={classes.section} aria-labelledby={`check-${id}`}>
      <Title order={3} id={`check-${id}`}>
        {t("title")}
      </Title>
      <ol className={classes.steps}>
        {check.look.split(/(?<=\.) /).map((step) => (
          <li key={step}>{step}</li>
        ))}
        <li>
          <strong>{t("see")}</strong> {check.see}
        </li>
      </ol>
    </section>
  );
}
