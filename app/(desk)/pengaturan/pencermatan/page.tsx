import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PolicyChanges } from "@/components/finding/policy/policy-changes";
import { PolicyTable } from "@/components/finding/policy/policy-table";
import { policyHistory } from "@/lib/finding/queries/policy-history";
import { requirePage } from "@/lib/next/require-page";
import { setPolicyAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.policy") };
}

export default async function PolicyPage() {
  const { actor } = await requirePage("policy.set");
  const { lines, changes } = await policyHistory({ actor });
  return (
    <>
      <PolicyTable lines={lines} save={setPolicyAction} />
      <PolicyChanges changes={changes} />
    </>
  );
}
