import { SYSTEM } from "@/lib/access/actor";
import type { EventKind } from "@/lib/calendar/model/event";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import { daysAfter, officeToday } from "@/lib/regions/time-zone";
import { QUARTERS } from "@/scripts/server/demo/periods";

const EVENTS: readonly (readonly [EventKind, string, string, string, string])[] = [
  ["list-arrival", "", "2025-02-17", "2025-02-17", "DHS semester I diterima dari KPU provinsi"],
  ["school-drive", "06", "2025-04-22", "2025-04-25", "Perekaman KTP-el di SMA dan SMK"],
  ["card-reissue", "", "2025-07-07", "2025-07-31", "Penerbitan ulang KK setelah pemutakhiran SIAK"],
  ["list-arrival", "", "2025-08-18", "2025-08-18", "DHS semester II diterima dari KPU provinsi"],
  ["school-drive", "10", "2025-10-13", "2025-10-17", "Perekaman KTP-el di sekolah"],
  ["boundary-change", "01", "2025-11-03", "2025-11-03", "Penegasan batas desa"],
];
/** Working days until the meeting of the last quarter. */
const DAYS_AHEAD = 17;

/** The sample office's calendar: what happened in the year, and when it meets. */
export async function seedCalendar(regionCode: string): Promise<void> {
  const meeting = daysAfter(officeToday(regionCode), DAYS_AHEAD);
  await inTx(async (tx) => {
    await tx.calendarEvent.createMany({
      data: EVENTS.map(([kind, kec, from, to, title]) => ({
        kind,
        areaCode: `${regionCode}${kec}`,
        startsOn: new Date(from),
        endsOn: new Date(to),
        title: `${title} (contoh)`,
        createdBy: "system",
      })),
    });
    const admin = await tx.user.findUniqueOrThrow({ where: { username: "admin" }, select: { id: true } });
    await tx.plenoDate.create({
      data: {
        regionCode,
        stage: "DPB",
        period: QUARTERS.at(-1)?.period ?? "",
        heldOn: new Date(meeting),
        reason: "Tanggal contoh untuk demo",
        setBy: admin.id,
      },
    });
    await audit(
      tx,
      { actor: SYSTEM },
      { action: "demo.calendar", entityType: "region", entityId: regionCode, data: { meeting } },
    );
  });
}
