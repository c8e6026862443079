"use client";

import { createContext, useContext } from "react";
import { USUAL_KEYS, type OwnKeys } from "@/lib/account/model/keys";

const Keys = createContext<OwnKeys>(USUAL_KEYS);

/** The letters of the actions, as the person who works here has chosen them. */
export const OwnKeysProvider = Keys.Provider;
export const useOwnKeys = (): OwnKeys => useContext(Keys);
