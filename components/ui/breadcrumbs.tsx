import Link from "next/link";
import classes from "./breadcrumbs.module.css";

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export function Crumbs({ items }: { readonly items: readonly Crumb[] }) {
  return (
    <ol className={classes.list}>
      {items.map(({ label, href }) => (
        <li key={href}>
          <Link href={href}>{label}</Link>
        </li>
      ))}
    </ol>
  );
}
