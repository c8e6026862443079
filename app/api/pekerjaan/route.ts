import { json, route } from "@/lib/next/route";
import { shownActs } from "@/lib/next/shown-acts";

export const dynamic = "force-dynamic";

/** What the worker does for whoever asks; asked again by every page while something goes on. */
export const GET = route("account.own", async (ctx) => json(await shownActs(ctx)));
