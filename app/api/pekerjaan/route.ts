import { json, route } from "@/lib/next/route";
import { shownLongActions } from "@/lib/next/shown-long-actions";

export const dynamic = "force-dynamic";

/** What the worker does for whoever asks; asked again by every page while something goes on. */
export const GET = route("account.own", async (ctx) => json(await shownLongActions(ctx)));
