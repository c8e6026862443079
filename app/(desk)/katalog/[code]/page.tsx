import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { DetectorPage } from "@/components/detectors/detector-page";
import { PageHeader } from "@/components/ui/page-header";
import { DETECTORS } from "@/lib/detectors/registry";
import type { PageProps } from "@/lib/next/page-props";
import { requirePage } from "@/lib/next/require-page";
import { detectorCard } from "@/lib/run/queries/cards";
import { asksLinkage, readLinkageModel } from "@/lib/run/queries/linkage-model";
import { paramsInForce, readStoredParams } from "@/lib/run/queries/params";
import { readCalibration } from "@/lib/oversight/queries/calibration";
import { countedUntil } from "@/lib/oversight/queries/counted-until";
import { readPrecision } from "@/lib/oversight/queries/precision";

type Props = PageProps<{ code: string }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

export default async function CatalogueDetectorPage({ params }: Props) {
  const { ctx } = await requirePage("catalogue.view");
  const { code } = await params;
  const found = detectorCard(code);
  const detector = DETECTORS.find((one) => one.code === code);
  if (found === null || detector === undefined) notFound();
  const t = await getTranslations("catalogue");
  const texts = await getTranslations("detectors");
  const [stored, precision, calibration, linkage] = await Promise.all([
    readStoredParams(),
    readPrecision(countedUntil(ctx.actor)),
    readCalibration(ctx, code),
    asksLinkage(detector) ? readLinkageModel(ctx) : undefined,
  ]);
  return (
    <>
      <PageHeader
        title={`${code} · ${texts(`${code}.title`)}`}
        lead={texts(`${code}.question`)}
        breadcrumbs={[{ href: "/katalog", label: t("title") }]}
      />
      <DetectorPage
        card={found.card}
        examples={found.examples}
        params={paramsInForce(detector, stored)}
        precision={precision.get(code)}
        calibration={calibration}
        linkage={linkage}
      />
    </>
  );
}
