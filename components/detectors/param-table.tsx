import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import type { ParamInForce } from "@/lib/detectors/card";
import { paramText } from "./param-value";

/** The numbers of the rule, as they are in force; a changed one says by whom and why. */
export function ParamTable({
  code,
  params,
}: {
  readonly code: string;
  readonly params: readonly ParamInForce[];
}) {
  const t = useTranslations("catalogue");
  const texts = useTranslations("detectors");
  const format = useFormatter();
  if (params.length === 0) return <Text c="dimmed">{t("no-params")}</Text>;
  return (
    <Table aria-label={t("params")} withTableBorder verticalSpacing={6} maw={760}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">{t("param")}</TableTh>
          <TableTh scope="col" ta="right">
            {t("in-force")}
          </TableTh>
          <TableTh scope="col" ta="right">
            {t("default")}
          </TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {params.map((param) => (
          <TableTr key={param.name}>
            <TableTd>
              {texts(`${code}.params.${param.name}`)}
              {param.change !== null && (
                <Text size="sm" c="dimmed">
                  {t.rich("changed", {
                    by: param.change.by,
                    reason: param.change.reason,
                    at: () => <DateText value={param.change?.at} short />,
                  })}
                </Text>
              )}
            </TableTd>
            <TableTd ta="right" fw={param.change === null ? 400 : 600}>
              {paramText(param.name, param.value, format)}
            </TableTd>
            <TableTd ta="right" c="dimmed">
              {paramText(param.name, param.default, format)}
            </TableTd>
          </TableTr>
        ))}
      </TableTbody>
    </Table>
  );
}
