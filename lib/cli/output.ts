import { resolve } from "node:path";

/** The command's answer, for a program: one JSON value, alone on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** The command's answer, for a person. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What happens meanwhile, on standard error. At a terminal it overwrites itself. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  else process.stderr.write(`${text}\n`);
}

/** Ends a line that progress kept overwriting. */
export function progressDone(): void {
  if (process.stderr.isTTY) process.stderr.write("\n");
}

/** Columns aligned by spaces, for lists. The first row is the head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** A path as the person typed it, who may stand in another folder than the program works in. */
export function userPath(path: string): string {
  return resolve(process.env.CERMAT_CWD ?? process.cwd(), path);
}

/** Everything on standard input, for passwords that must not be on the command line. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString("utf8");
}
