import { useState } from "react";

export const NAV_COOKIE = "cermat.navigasi";
const YEAR = 365 * 24 * 60 * 60;

/** Collapsed or not, kept in a cookie so that the server draws the same width and nothing jumps. */
export function useNavCollapsed(initial: boolean): [boolean, () => void] {
  const [collapsed, setCollapsed] = useState(initial);
  const toggle = () => {
    document.cookie = `${NAV_COOKIE}=${collapsed ? "lebar" : "sempit"}; path=/; max-age=${YEAR}; samesite=lax`;
    setCollapsed(!collapsed);
  };
  return [collapsed, toggle];
}
