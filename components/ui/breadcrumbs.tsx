import Link from "next/link";
import classes from "./breadcrumbs.module.css";

export interface Breadcrumb {
  readonly label: string;
  readonly href: string;
}

export function Breadcrumbs({ items }: { readonly items: readonly Breadcrumb[] }) {
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
