import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { UploadDesk } from "@/components/snapshot/upload/upload-desk";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { listKabupaten } from "@/lib/snapshot/queries/list-kabupaten";
import { listArriving, listOwnUploads } from "@/lib/snapshot/queries/own-uploads";
import {
  askPreviewAction,
  cancelPreviewAction,
  createSnapshotAction,
  inspectUploadAction,
  removeUploadAction,
  saveMappingAction,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("data.upload"))("title") };
}

export default async function UploadPage() {
  const { ctx } = await requirePage("snapshot.import");
  const t = await getTranslations("data");
  const [earlier, arriving, kabupaten, { periods }] = await Promise.all([
    listOwnUploads(ctx),
    listArriving(ctx),
    listKabupaten(ctx),
    periodChoice(ctx),
  ]);
  return (
    <>
      <PageHeader
        title={t("upload.title")}
        lead={t("upload.lead")}
        breadcrumbs={[{ href: "/data", label: t("title") }]}
      />
      <UploadDesk
        earlier={earlier}
        arriving={arriving}
        kabupaten={kabupaten}
        periods={periods}
        actions={{
          inspect: inspectUploadAction,
          remove: removeUploadAction,
          saveMapping: saveMappingAction,
          preview: askPreviewAction,
          cancelPreview: cancelPreviewAction,
          create: createSnapshotAction,
        }}
      />
    </>
  );
}
