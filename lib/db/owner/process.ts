import { spawn } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { UserError } from "@/lib/errors";

/** `found`: make cluster and passwords · `migrate`: bring roles, tables and rights to this version */
export type OwnerTask = "found" | "migrate";

interface Where {
  readonly dataDir: string;
  /** The product's way to a PostgreSQL of the office's own. */
  readonly url?: string | undefined;
}

const failureSchema = z.object({
  kind: z.literal("usage"),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/**
 * Lets a process of its own, `owner.ts`, do what takes the owner's password. This process never holds it.
 * @throws UserError as that process reports it
 */
export async function asOwner(task: OwnerTask, { dataDir, url = "" }: Where): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", "owner.ts", task], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, CERMAT_DATA_DIR: dataDir, DATABASE_URL: url },
  });
  let answer = "";
  child.stdout.on("data", (chunk: Buffer) => {
    answer += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code === 0) return;
  const failure = failureSchema.safeParse(readJson(answer));
  if (failure.success) throw new UserError(failure.data.kind, failure.data.code, failure.data.values);
  throw new Error(`the process that prepares the database ended with ${String(code)}`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
