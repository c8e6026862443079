import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { NumberText } from "@/components/ui/number-text";
import { Section } from "@/components/ui/section";
import { StateBadge } from "@/components/ui/state-badge";
import { compareTotals } from "@/lib/snapshot/model/quality";
import type { SnapshotView } from "@/lib/snapshot/model/view";

/** Typed from the Berita Acara beside what was counted, with the difference. */
export function TotalsSection({
  snapshot,
}: {
  readonly snapshot: Pick<SnapshotView, "controlTotals" | "countedTotals" | "baNumber" | "decreeNumber">;
}) {
  const t = useTranslations("data");
  const totals = useTranslations("data.total");
  if (snapshot.countedTotals === null) return null;
  const papers = [
    snapshot.baNumber === null ? null : t("ba", { number: snapshot.baNumber }),
    snapshot.decreeNumber === null ? null : t("decree", { number: snapshot.decreeNumber }),
  ];
  return (
    <Section
      title={t("totals")}
      lead={papers.filter((paper) => paper !== null).join(" · ") || t("totals-lead")}
    >
      <Table aria-label={t("totals")} withTableBorder maw={680} verticalSpacing={6}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">{t("totals-what")}</TableTh>
            <TableTh scope="col" ta="right">
              {t("totals-typed")}
            </TableTh>
            <TableTh scope="col" ta="right">
              {t("totals-counted")}
            </TableTh>
            <TableTh scope="col" ta="right">
              {t("totals-difference")}
            </TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {compareTotals(snapshot.controlTotals, snapshot.countedTotals).map(
            ({ total, expected, counted, difference }) => (
              <TableTr key={total}>
                <TableTh scope="row" fw={400}>
                  {totals(total)}
                </TableTh>
                <TableTd ta="right">
                  <NumberText value={expected} />
                </TableTd>
                <TableTd ta="right">
                  <NumberText value={counted} />
                </TableTd>
                <TableTd ta="right">
                  <Difference value={difference} />
                </TableTd>
              </TableTr>
            ),
          )}
        </TableTbody>
      </Table>
    </Section>
  );
}

function Difference({ value }: { readonly value: number | null }) {
  const t = useTranslations("data");
  if (value === null)
    return (
      <Text component="span" c="dimmed">
        {t("not-typed")}
      </Text>
    );
  if (value === 0) return <StateBadge tone="done">{t("equal")}</StateBadge>;
  return (
    <Text component="span" c="var(--c-bad)" fw={600}>
      <NumberText value={value} signed />
    </Text>
  );
}
