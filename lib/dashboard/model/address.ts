import { z } from "zod";
import { MAP_RATES, type MapRate } from "./area-rate";

/**
 * The address of the dashboard, e.g. `?periode=4&peta=open&kec=331401&jenis=GND&dari=2025-01-01`: it can be
 * kept and shared. A part that makes no sense is left out.
 */
export interface DashboardAddress {
  /** id of the data that is shown, instead of the one of the top bar */
  readonly periodId: number | null;
  readonly rate: MapRate;
  /** drill-down of the heat table */
  readonly kecKey: string | null;
  readonly family: string | null;
  readonly tiers: boolean;
  /** periods between these reference dates, YYYY-MM-DD */
  readonly from: string | null;
  readonly to: string | null;
  /** the period whose ages stand behind the pyramid */
  readonly compareId: number | null;
}

const id = z.coerce.number().int().min(1).max(2_147_483_647);
const day = z.iso.date();

export function readDashboardAddress(
  query: Readonly<Record<string, string | string[] | undefined>>,
): DashboardAddress {
  const one = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  const or = <T>(shape: z.ZodType<T>, name: string): T | null => shape.safeParse(one(name)).data ?? null;
  return {
    periodId: or(id, "periode"),
    rate: or(z.enum(MAP_RATES), "peta") ?? MAP_RATES[0],
    kecKey: or(z.string().min(1).max(120), "kec"),
    family: or(z.string().regex(/^[A-Z]{3}$/), "jenis"),
    tiers: one("menurut") === "tingkat",
    from: or(day, "dari"),
    to: or(day, "sampai"),
    compareId: or(id, "banding"),
  };
}
