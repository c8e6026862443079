import { takeCheckpoint } from "@/lib/audit/anchor/take";
import { newestRegion } from "@/lib/snapshot/queries/newest-region";
import { officeToday } from "@/lib/regions/time-zone";
import { route } from "@/lib/next/route";
import { textFile } from "@/lib/next/text-file";

/** The trail as it stands now, signed, for a witness to keep. */
export const GET = route("audit.view", async () =>
  textFile(await takeCheckpoint(), `titik-periksa-${officeToday((await newestRegion()) ?? "")}.txt`),
);
