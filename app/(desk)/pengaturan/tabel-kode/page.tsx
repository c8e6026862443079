import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CodeTableChanges } from "@/components/finding/codes/code-table-changes";
import { CodeTables } from "@/components/finding/codes/code-tables";
import { codeTableHistory } from "@/lib/finding/queries/codes/history";
import { requirePage } from "@/lib/next/require-page";
import { setCodeTableAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.codes") };
}

export default async function CodeTablesPage() {
  const { actor } = await requirePage("code-table.set");
  const versions = await codeTableHistory({ actor });
  return (
    <>
      <CodeTables versions={versions} save={setCodeTableAction} />
      <CodeTableChanges versions={versions} />
    </>
  );
}
