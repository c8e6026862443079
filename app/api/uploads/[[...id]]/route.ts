import { route } from "@/lib/next/route";
import { tusServer } from "@/lib/next/tus";

export const dynamic = "force-dynamic";

const handle = route("snapshot.import", (ctx, request) => tusServer(ctx).handleWeb(request));

export { handle as HEAD, handle as OPTIONS, handle as PATCH, handle as POST };
