import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { StateCounts } from "@/lib/list/model/view";
import { wilson } from "@/lib/statistics/wilson";

/** The other direction: of the people who were met, how many the roll has not, with the interval. */
export function PeopleSection({ counts }: { readonly counts: StateCounts }) {
  const t = useTranslations("list.people");
  const format = useFormatter();
  const met = counts.one + counts.several + counts.struck + counts.none;
  if (met === 0) return null;
  const { low, high } = wilson(counts.none, met);
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Text maw="72ch">
        {t("statement", {
          met,
          missing: counts.none,
          struck: counts.struck,
          share: percent(counts.none / met),
          low: percent(low),
          high: percent(high),
        })}
      </Text>
    </Section>
  );
}
