import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

const STOP_TIMEOUT_MS = 30_000;
const RESTARTS = 5;
const RESTART_WINDOW_MS = 60_000;

export interface ChildSpec {
  readonly name: string;
  readonly args: readonly string[];
  /** Shows its standard output too; errors are always shown. */
  readonly chatty?: boolean;
}

/** A process of ours that is started again when it dies by itself, unless it does so again and again. */
export class Child {
  private process: ChildProcess | undefined;
  private stopping = false;
  private readonly deaths: number[] = [];

  constructor(
    private readonly spec: ChildSpec,
    private readonly onHopeless: (name: string) => void,
  ) {}

  start(): void {
    const child = spawn(process.execPath, [...this.spec.args], {
      stdio: ["ignore", this.spec.chatty === true ? "inherit" : "ignore", "inherit", "ipc"],
    });
    this.process = child;
    child.once("exit", (code, signal) => this.ended(code ?? signal ?? "unknown"));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const late = new AbortController();
    const kill = wait(STOP_TIMEOUT_MS, undefined, { signal: late.signal }).then(
      () => child.kill("SIGKILL"),
      () => undefined,
    );
    await ended;
    late.abort();
    await kill;
  }

  private ended(how: number | string): void {
    if (this.stopping) return;
    const now = Date.now();
    this.deaths.push(now);
    process.stderr.write(`${this.spec.name}: ended with ${String(how)}, starting it again\n`);
    if (this.deaths.filter((at) => now - at < RESTART_WINDOW_MS).length > RESTARTS)
      this.onHopeless(this.spec.name);
    else this.start();
  }
}
