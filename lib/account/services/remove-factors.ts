import type { Tx } from "@/lib/db/tx";

/** Takes every second factor off an account, and ends its sessions: its telephone or key is lost. */
export async function removeFactors(tx: Tx, userId: string): Promise<void> {
  await tx.twoFactor.deleteMany({ where: { userId } });
  await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } });
  await tx.session.deleteMany({ where: { userId } });
}
