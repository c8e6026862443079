import { createContext } from "react";

/** Asks who sits here; true once it was shown. Outside a page of the desk nobody is asked. */
export const AskIdentity = createContext<() => Promise<boolean>>(() => Promise.resolve(false));
