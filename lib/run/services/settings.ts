import type { Tx } from "@/lib/db/tx";
import type { Detector } from "@/lib/detectors/kit/types";
import { badInput } from "@/lib/errors";

export interface Setting {
  readonly code: string;
  readonly param: string;
  readonly value: unknown;
}

/** Names of a detector's parameters. */
export function paramNames(detector: Pick<Detector, "params">): string[] {
  return Object.keys(detector.params.shape);
}

/**
 * A detector's parameters with these values over the defaults, checked by its own schema.
 * @throws badInput `param-unknown` or `param-invalid`
 */
export function withSettings(detector: Detector, settings: readonly Setting[]): Record<string, unknown> {
  const known = paramNames(detector);
  const unknown = settings.find(({ param }) => !known.includes(param));
  if (unknown !== undefined)
    throw badInput("param-unknown", {
      code: detector.code,
      param: unknown.param,
      known: known.join(", ") || "–",
    });
  const parsed = detector.params.safeParse(
    Object.fromEntries(settings.map(({ param, value }) => [param, value])),
  );
  if (!parsed.success)
    throw badInput("param-invalid", {
      code: detector.code,
      param: parsed.error.issues[0]?.path.join(".") ?? "",
    });
  return parsed.data;
}

/**
 * What was set, the newest value of each parameter. Values that a newer version of the detector no
 * longer accepts are left out by the caller.
 */
export async function storedSettings(tx: Tx): Promise<Setting[]> {
  const rows = await tx.$queryRaw<
    Setting[]
  >`SELECT DISTINCT ON (code, param) code, param, value FROM detector_param ORDER BY code, param, id DESC`;
  return rows.map(({ code, param, value }) => ({ code, param, value }));
}
