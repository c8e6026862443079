import { daysAfter } from "@/lib/regions/time-zone";

/** Part of a link to the queue: only what is open, as the numbers beside it count; a second review looks new. */
export const OPEN_QUERY = ["new", "unsure", "field_check", "awaiting_signoff", "returned", "reopened"]
  .map((state) => `&status=${state}`)
  .join("");

/**
 * Where the queue shows just what each number of stuck work counts.
 * @param today of the office, YYYY-MM-DD: what is due today is not late yet
 */
export function stuckLinks(periodId: number, today: string) {
  const queue = `/antrean?periode=${periodId}`;
  return {
    overdue: `${queue}&tampilan=field-check&tenggat=${daysAfter(today, -1)}`,
    signoff: `${queue}&tampilan=signoff`,
    unsure: `${queue}&tampilan=unsure`,
    returned: `${queue}&tampilan=returned`,
    untouched: `${queue}&tampilan=all&tingkat=T&status=new`,
  } as const;
}
