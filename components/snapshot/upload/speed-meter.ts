const WINDOW_MS = 5_000;
const MIN_SPAN_MS = 400;

/** Bytes a second over the last five seconds, so that the time left neither jumps nor lags. */
export class SpeedMeter {
  private readonly points: { at: number; bytes: number }[] = [];

  /** @returns the speed, or null while there is too little to tell */
  add(at: number, bytes: number): number | null {
    this.points.push({ at, bytes });
    while (this.points.length > 2 && at - (this.points[1]?.at ?? at) > WINDOW_MS) this.points.shift();
    const first = this.points[0];
    if (first === undefined || at - first.at < MIN_SPAN_MS) return null;
    return Math.max(0, ((bytes - first.bytes) * 1_000) / (at - first.at));
  }
}
