import "server-only";
import { getTranslations } from "next-intl/server";
import { DETECTORS } from "@/lib/detectors/registry";

/** Detector code → title in the person's language, in the order of the catalogue. */
export async function detectorTitles(): Promise<Record<string, string>> {
  const t = await getTranslations("detectors");
  return Object.fromEntries(
    DETECTORS.map(({ code }) => [code, t.has(`${code}.title`) ? t(`${code}.title`) : code]),
  );
}
