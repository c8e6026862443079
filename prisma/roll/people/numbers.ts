import type { CalendarDay } from "../model";
import type { Rng } from "../rng";
import { digitsOf } from "./birth";

/**
 * Gives out NIK and NKK as a registry would: the next serial for a region and day, now and then one further
 * because the number in between went to somebody who is no voter. Serials are therefore small, mostly 0001 to
 * 0009, and no number is given twice.
 */
export class Registry {
  /** Last serial by the first twelve digits. */
  readonly #serials = new Map<number, number>();

  constructor(private readonly rng: Rng) {}

  nik(prefix: string, born: CalendarDay, sex: "L" | "P"): string {
    return this.#next(prefix + digitsOf(born, sex === "P"));
  }

  nkk(prefix: string, issued: CalendarDay): string {
    return this.#next(prefix + digitsOf(issued, false));
  }

  #next(stem: string): string {
    const key = Number(stem);
    const serial = (this.#serials.get(key) ?? 0) + (this.rng.chance(0.25) ? 2 : 1);
    this.#serials.set(key, serial);
    return stem + String(serial).padStart(4, "0");
  }
}
