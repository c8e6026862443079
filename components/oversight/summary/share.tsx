import classes from "./summary.module.css";

interface ShareProps {
  readonly done: number;
  readonly of: number;
  readonly label: string;
}

/** A part of a whole as a bar from zero, with its words for everybody. */
export function Share({ done, of, label }: ShareProps) {
  return (
    <div className={classes.share}>
      <div className={classes.track} role="img" aria-label={label}>
        <div className={classes.fill} style={{ width: `${of === 0 ? 0 : (100 * done) / of}%` }} />
      </div>
      <span>{label}</span>
    </div>
  );
}
