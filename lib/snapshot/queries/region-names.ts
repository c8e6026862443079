import { prisma } from "@/lib/db/prisma";

/** Code → name, for codes that the region table knows. */
export async function regionNames(codes: readonly string[]): Promise<Map<string, string>> {
  const regions = await prisma().regionCode.findMany({
    where: { code: { in: [...new Set(codes)] } },
    select: { code: true, name: true },
  });
  return new Map(regions.map(({ code, name }) => [code, name]));
}
