import { ValidationWords } from "@/components/ui/validation-words";
import type { ReactNode } from "react";
import { Logo } from "./logo";
import classes from "./standalone-page.module.css";

/** A page without the frame: sign-in, first password, an address that does not exist. */
export function StandalonePage({ children }: { readonly children: ReactNode }) {
  return (
    <main className={classes.main}>
      <div className={classes.column}>
        <ValidationWords />
        <Logo />
        {children}
      </div>
    </main>
  );
}
