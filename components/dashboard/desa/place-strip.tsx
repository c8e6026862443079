import { getFormatter, getTranslations } from "next-intl/server";
import type { Place } from "@/lib/dashboard/model/place";
import classes from "./desa.module.css";

/** The desa among all others on one line: grey dots are the others, the dark one is this, with its interval. */
export async function PlaceStrip({ place, name }: { readonly place: Place; readonly name: string }) {
  const t = await getTranslations("dashboard.desa");
  const format = await getFormatter();
  const decimal = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const most = Math.max(0.001, place.high, ...place.others);
  const at = (value: number) => `${Math.min(100, (100 * value) / most)}%`;
  return (
    <div className={classes.strip}>
      <span>{t(`measure.${place.measure}`)}</span>
      <span className={classes.line} aria-hidden>
        {place.others.map((rate, n) => (
          <i key={n} style={{ left: at(rate) }} />
        ))}
        <b style={{ left: at(place.low), width: `calc(${at(place.high)} - ${at(place.low)})` }} />
        <i data-self style={{ left: at(place.rate) }} />
      </span>
      <span>
        {t("place", {
          name,
          rate: decimal(place.rate),
          low: decimal(place.low),
          high: decimal(place.high),
          rank: place.rank,
          of: place.of,
        })}
      </span>
    </div>
  );
}
