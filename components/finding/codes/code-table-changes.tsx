import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { useTranslations } from "next-intl";
import changes from "@/components/finding/policy/policy-changes.module.css";
import { DateText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import type { CodeTableVersion } from "@/lib/finding/queries/codes/history";

/** Every version that somebody wrote, newest first, with its reason: the same stands on the trail. */
export function CodeTableChanges({ versions }: { readonly versions: readonly CodeTableVersion[] }) {
  const t = useTranslations("settings.codes");
  const policy = useTranslations("settings.policy");
  const written = versions.filter(({ by }) => by !== null);
  return (
    <Section title={t("history")} lead={written.length === 0 ? t("history-none") : t("history-lead")}>
      {written.length > 0 && (
        <Table aria-label={t("history")} className={changes["table"]} maw={980}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">{policy("at")}</TableTh>
              <TableTh scope="col">{policy("by")}</TableTh>
              <TableTh scope="col">{t("table")}</TableTh>
              <TableTh scope="col">{t("what")}</TableTh>
              <TableTh scope="col">{policy("reason")}</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {written.map((version) => (
              <TableTr key={version.id}>
                <TableTd>
                  <DateText value={version.at} short />
                </TableTd>
                <TableTd>{version.by}</TableTd>
                <TableTd>{t("table-version", { table: version.key, version: version.version })}</TableTd>
                <TableTd>
                  <Differences version={version} before={beforeOf(version, versions)} />
                </TableTd>
                <TableTd>{version.reason}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      )}
    </Section>
  );
}

const beforeOf = (version: CodeTableVersion, versions: readonly CodeTableVersion[]) =>
  versions.find((one) => one.key === version.key && one.version === version.version - 1);

interface DifferencesProps {
  readonly version: CodeTableVersion;
  readonly before: CodeTableVersion | undefined;
}

/** Which codes came, ended or got other words, and whether the source or the rolls changed. */
function Differences({ version, before }: DifferencesProps) {
  const t = useTranslations("settings.codes");
  if (before === undefined) return t("first", { count: version.codes.length });
  const parts = version.codes.flatMap((line) => {
    const old = before.codes.find(({ code }) => code === line.code);
    if (old === undefined) return [t("came", { code: line.code })];
    if (old.until !== line.until)
      return [t(line.until === null ? "resumed" : "was-ended", { code: line.code })];
    return old.id === line.id && old.en === line.en ? [] : [t("reworded", { code: line.code })];
  });
  const heads = ["source", "from", "to"] as const;
  const head =
    heads.some((name) => version[name] !== before[name]) || version.stages.join() !== before.stages.join();
  const all = head ? [t("head-changed"), ...parts] : parts;
  return all.length === 0 ? t("nothing-changed") : all.join("; ");
}
