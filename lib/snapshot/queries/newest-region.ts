import { prisma } from "@/lib/db/prisma";

/** The kabupaten whose roll came in last: the office of this installation; null before the first. */
export async function newestRegion(): Promise<string | null> {
  const newest = await prisma().snapshot.findFirst({
    select: { regionCode: true },
    orderBy: { id: "desc" },
  });
  return newest?.regionCode ?? null;
}
