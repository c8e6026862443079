import { prisma } from "@/lib/db/prisma";
import type { Corrections } from "@/lib/ingest/header/mapping";
import { correctionsInputSchema } from "@/lib/snapshot/model/input";

/** Mappings that somebody corrected and saved; there are as many as kinds of files, so a few dozen. */
export async function savedMappings(): Promise<(signature: string) => Corrections | undefined> {
  const templates = await prisma().mappingTemplate.findMany({ take: 1_000, orderBy: { savedAt: "desc" } });
  const bySignature = new Map(
    templates.map((template) => [template.signature, correctionsInputSchema.safeParse(template.mapping)]),
  );
  return (signature) => {
    const parsed = bySignature.get(signature);
    return parsed?.success === true ? (parsed.data as Corrections) : undefined;
  };
}
