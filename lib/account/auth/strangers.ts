import { SYSTEM } from "@/lib/access/actor";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import { prisma } from "@/lib/db/prisma";

/**
 * One more refused sign-in under a name that is no account. The name is never written down: people type their
 * password into the wrong field.
 */
export async function countStranger(): Promise<void> {
  await recordStrangers();
  await prisma().$executeRaw`
    INSERT INTO refused_sign_in AS r (hour, refused) VALUES (date_trunc('hour', now()), 1)
    ON CONFLICT (hour) DO UPDATE SET refused = r.refused + 1`;
}

/** Hours that are over become one line of the trail each, when the next person comes to the door. */
export async function recordStrangers(): Promise<void> {
  await inTx(async (tx) => {
    const over = await tx.$queryRaw<{ hour: Date; refused: number }[]>`
      DELETE FROM refused_sign_in WHERE hour < date_trunc('hour', now()) RETURNING hour, refused`;
    for (const { hour, refused } of over)
      await audit(
        tx,
        { actor: SYSTEM },
        {
          action: "user.sign-in-refused",
          entityType: "user",
          entityId: "unknown",
          data: { reason: "unknown", hour: hour.toISOString(), refused },
        },
      );
  });
}
