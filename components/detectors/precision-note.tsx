import { Text, Title } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { Precision } from "@/lib/detectors/card";

/** Measured, with its uncertainty; or plainly: not measured yet. */
export function PrecisionNote({ precision }: { readonly precision: Precision | undefined }) {
  const t = useTranslations("catalogue");
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 0 });
  return (
    <section>
      <Title order={2} size="h3">
        {t("precision")}
      </Title>
      <Text c="dimmed">
        {precision === undefined
          ? t("precision-none")
          : t("precision-text", {
              decided: precision.decided,
              accepted: precision.accepted,
              share: percent(precision.accepted / precision.decided),
              low: percent(precision.low),
              high: percent(precision.high),
            })}
      </Text>
    </section>
  );
}
