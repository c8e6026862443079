import { json, route } from "@/lib/next/route";
import { listReports } from "@/lib/report/queries/get";

export const dynamic = "force-dynamic";

/** The newest reports; asked again by their page while one is being made. */
export const GET = route("report.view", async (ctx) => json(await listReports(ctx)));
