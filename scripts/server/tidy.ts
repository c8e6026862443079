import { openEmbedded } from "@/lib/db/embedded";
import { env } from "@/lib/env";

// Whoever lets go last stops PostgreSQL; if others still use it, it goes on.
if (env().DATABASE_URL === undefined) await (await openEmbedded(env().CERMAT_DATA_DIR)).release();
