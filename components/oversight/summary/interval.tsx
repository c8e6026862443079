import classes from "./summary.module.css";

interface IntervalProps {
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
  /** right end of the scale, the same for the whole column; it begins at zero */
  readonly most: number;
  readonly text: string;
}

/** A share with its interval drawn on a scale from zero; the numbers stand beside it. */
export function Interval({ rate, low, high, most, text }: IntervalProps) {
  const at = (value: number) => `${Math.min(100, (100 * value) / most)}%`;
  return (
    <span className={classes.interval}>
      <span className={classes.scale} aria-hidden>
        {rate !== null && (
          <span
            className={classes.range}
            style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }}
          />
        )}
        {rate !== null && <span className={classes.point} style={{ left: at(rate) }} />}
      </span>
      {text}
    </span>
  );
}
