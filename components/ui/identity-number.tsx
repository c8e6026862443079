import classes from "./identity-number.module.css";

/**
 * A NIK or NKK in groups 6-6-4 (region · date · serial), masked or not. What is not 16 characters is shown as
 * it stands.
 */
export function IdentityNumber({ value }: { readonly value: string | null | undefined }) {
  if (value === null || value === undefined || value === "") return <span aria-hidden>–</span>;
  if (value.length !== 16) return <span className={classes.number}>{value}</span>;
  return (
    <span className={classes.number}>
      {[value.slice(0, 6), value.slice(6, 12), value.slice(12)].map((group, at) => (
        <span key={at}>{group}</span>
      ))}
    </span>
  );
}
