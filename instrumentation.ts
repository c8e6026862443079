import type { Instrumentation } from "next";

/**
 * A page that failed to draw shows its digest as the reference number; this is the line in the log that
 * belongs to it.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { logFault, logger } = await import("@/lib/log");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  const reference = logFault(error, digest);
  logger().error({ reference, route: context.routePath, kind: context.routeType }, "request failed");
};
