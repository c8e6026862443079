import Link from "next/link";
import classes from "./top-bar.module.css";

/** Two lines of a list, one of them under the glass. */
export function Logo() {
  return (
    <Link href="/ringkasan" className={classes.logo} aria-label="Cermat">
      <svg
        width="22"
        height="22"
        viewBox="0 0 22 22"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        aria-hidden
      >
        <path d="M3 5h16M3 17h6M3 11h4" opacity="0.45" />
        <circle cx="13.5" cy="12.5" r="4.5" />
        <path d="m17 16 3 3" />
      </svg>
      <span>Cermat</span>
    </Link>
  );
}
