"use client";

import { createContext, use } from "react";

/** Shows the introduction again; null for people who do not judge, for whom there is none. */
export const TourContext = createContext<(() => void) | null>(null);

export const useTour = () => use(TourContext);
