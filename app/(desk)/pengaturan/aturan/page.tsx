import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RuleParams } from "@/components/run/rules/rule-params";
import { DETECTORS } from "@/lib/detectors/registry";
import { requirePage } from "@/lib/next/require-page";
import { detectorTitles } from "@/lib/next/detector-titles";
import { paramsInForce, readStoredParams } from "@/lib/run/queries/params";
import { setParamAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.rules") };
}

export default async function RulesPage() {
  await requirePage("rule.set");
  const t = await getTranslations("detectors");
  const [stored, titles] = await Promise.all([readStoredParams(), detectorTitles()]);
  const rules = DETECTORS.map((detector) => ({
    code: detector.code,
    title: titles[detector.code] ?? detector.code,
    params: paramsInForce(detector, stored).map((param) => ({
      ...param,
      label: t(`${detector.code}.params.${param.name}`),
    })),
  }));
  return <RuleParams rules={rules.filter(({ params }) => params.length > 0)} save={setParamAction} />;
}
