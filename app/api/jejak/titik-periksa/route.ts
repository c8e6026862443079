import { takeCheckpoint } from "@/lib/audit/anchor/take";
import { route } from "@/lib/next/route";
import { textFile } from "@/lib/next/text-file";

/** The trail as it stands now, signed, for a witness to keep. */
export const GET = route("audit.view", async () =>
  textFile(await takeCheckpoint(), `titik-periksa-${new Date().toISOString().slice(0, 10)}.txt`),
);
