import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { badInput, UserError } from "@/lib/errors";
import { LIMITS } from "../limits";
import type { FromParser, ParsedCell, ParsedSheet, ParseTask, RowsWanted } from "./parse-messages";

/** From the project's own folder, not from this module: a bundler would pack the thread with the pages. */
const THREAD = join(process.cwd(), "lib", "ingest", "library", "parse-thread.ts");

type Answer<T extends FromParser["type"]> = Extract<FromParser, { readonly type: T }>;

/**
 * A workbook held by SheetJS in a thread of its own: a file that makes it take all memory or all time ends the
 * thread and is refused, and whoever serves pages meanwhile is not held up.
 */
export class Parser {
  private waiting: { resolve(message: FromParser): void; reject(error: unknown): void } | null = null;
  private readonly worker: Worker;

  private constructor(
    path: string,
    private readonly file: string,
    private readonly limitMb: number,
  ) {
    this.worker = new Worker(THREAD, {
      workerData: { path } satisfies ParseTask,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.parserHeapMb },
    });
    this.worker.on("message", (message: FromParser) => this.waiting?.resolve(message));
    this.worker.on("error", (error) => this.waiting?.reject(error));
  }

  /** @throws UserError bad-input for a password, for damage, and for more than the thread's memory and time */
  static async open(
    path: string,
    file: string,
    limitMb: number,
  ): Promise<{ parser: Parser; sheets: readonly ParsedSheet[]; date1904: boolean }> {
    const parser = new Parser(path, file, limitMb);
    try {
      const { sheets, date1904 } = await parser.answer("book");
      return { parser, sheets, date1904 };
    } catch (error) {
      await parser.close();
      throw error;
    }
  }

  async rows(wanted: RowsWanted): Promise<readonly (readonly ParsedCell[])[]> {
    const answer = this.answer("rows");
    this.worker.postMessage(wanted);
    return (await answer).rows;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private async answer<T extends FromParser["type"]>(type: T): Promise<Answer<T>> {
    let timer: NodeJS.Timeout | undefined;
    try {
      const message = await new Promise<FromParser>((resolve, reject) => {
        this.waiting = { resolve, reject };
        timer = setTimeout(
          () => reject(badInput("file-legacy-broken", { file: this.file })),
          LIMITS.parserSeconds * 1000,
        );
      });
      if (message.type === "failed")
        throw new UserError("bad-input", message.locked ? "file-locked" : "file-legacy-broken", {
          file: this.file,
        });
      if (message.type !== type) throw new Error(`the parser answered ${message.type} instead of ${type}`);
      return message as Answer<T>;
    } catch (error) {
      if (outOfMemory(error)) throw this.tooBig(error);
      throw error;
    } finally {
      clearTimeout(timer);
      this.waiting = null;
    }
  }

  private tooBig(cause: unknown): UserError {
    return new UserError(
      "bad-input",
      "file-legacy-too-big",
      { file: this.file, limitMb: this.limitMb },
      { cause },
    );
  }
}

const outOfMemory = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
