import type { Server, UpOptions } from "@/scripts/server/up";

/** How long taking the server down may take before the process ends anyway. */
const STOP_LIMIT_MS = 90_000;

/**
 * Brings a server up and holds it until Ctrl-C, SIGTERM or the death of the process that started us; then
 * takes it down in order and exits. A stop during start-up aborts that and cleans up the same way.
 */
export async function holdServer(
  start: (options: Pick<UpOptions, "signal" | "onHopeless">) => Promise<Server>,
): Promise<void> {
  const abort = new AbortController();
  const wish = Promise.withResolvers<number>();
  const stop = (code: number) => {
    abort.abort();
    wish.resolve(code);
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stop(0));
  process.on("disconnect", () => stop(0));
  try {
    const server = await start({
      signal: abort.signal,
      onHopeless: (name) => {
        process.stderr.write(`${name} does not stay up; stopping\n`);
        stop(1);
      },
    });
    const code = await wish.promise;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    await server.stop();
    process.exit(code);
  } catch (error) {
    if (abort.signal.aborted) process.exit(await wish.promise);
    throw error;
  }
}
