import { Button, Stack, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { ListSampleView } from "@/lib/list/queries/samples";
import { SampleForm } from "./sample-form";
import { SampleResults } from "./sample-results";

interface SampleSectionProps {
  readonly listId: number;
  readonly samples: readonly ListSampleView[];
  /** null for those who may only watch */
  readonly actions: {
    readonly draw: Parameters<typeof SampleForm>[0]["draw"];
    readonly enter: Parameters<typeof SampleResults>[0]["enter"];
  } | null;
}

/** The field check of a list by sample: draw, visit, enter, and what may then be said about the rest. */
export function SampleSection({ listId, samples, actions }: SampleSectionProps) {
  const t = useTranslations("list.sample");
  if (samples.length === 0 && actions === null) return null;
  return (
    <Section title={t("title")} lead={t("lead")}>
      {actions !== null && <SampleForm listId={listId} draw={actions.draw} />}
      {samples.map((sample) => (
        <Stack key={sample.id} gap="xs">
          <Text fw={600}>
            {t("sample", { drawn: sample.estimate.drawn, of: sample.population, seed: sample.seed })}
          </Text>
          <Statement sample={sample} />
          {actions !== null && (
            <>
              <form method="post" action="/api/uji-petik">
                <input type="hidden" name="listId" value={listId} />
                <input type="hidden" name="sampleId" value={sample.id} />
                <Button type="submit" size="xs" variant="default">
                  {t("sheet")}
                </Button>
              </form>
              <SampleResults sample={sample} enter={actions.enter} />
            </>
          )}
        </Stack>
      ))}
    </Section>
  );
}

function Statement({ sample: { estimate } }: { readonly sample: ListSampleView }) {
  const t = useTranslations("list.sample");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  if (estimate.share === null) return <Text size="sm">{t("nothing-yet", { drawn: estimate.drawn })}</Text>;
  return (
    <Text maw="72ch">
      {t("statement", {
        visited: estimate.visited,
        true: estimate.true,
        false: estimate.false,
        notMet: estimate.notMet,
        share: percent(estimate.share),
        low: percent(estimate.low),
        high: percent(estimate.high),
        rest: estimate.rest,
        restLow: estimate.restLow,
        restHigh: estimate.restHigh,
      })}
    </Text>
  );
}
