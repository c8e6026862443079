import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { IdentityDialog } from "@/components/account/identity-dialog";
import { Frame } from "@/components/frame/frame";
import { pagesOf } from "@/lib/access/pages";
import { can } from "@/lib/access/permissions";
import { detectorTitles } from "@/lib/next/detector-titles";
import { periodChoice } from "@/lib/next/period";
import { shownLongActions } from "@/lib/next/shown-long-actions";
import { requireSession } from "@/lib/next/require-page";
import { requireResource } from "@/lib/next/require-resource";
import { ownKeys } from "@/lib/account/queries/own-keys";
import { tourDue } from "@/lib/account/queries/tour";
import { confirmIdentityAction } from "./confirm-action";
import { searchAction } from "./search-action";
import { signOut } from "./sign-out-action";
import { finishTourAction } from "./tour-action";

/** The frame asks by the address, so that a refusal has its status; each page asks again for itself. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const { actor, ctx, name, hasSecondFactor } = await requireSession();
  await requireResource(ctx);
  const { periods, current } = await periodChoice(ctx);
  const collapsed = (await cookies()).get("cermat.navigasi")?.value === "sempit";
  return (
    <Frame
      key={actor.id}
      pages={pagesOf(actor)}
      initiallyCollapsed={collapsed}
      account={{ name, username: actor.username, role: actor.role, signOut }}
      tour={
        can(actor, "tour.finish")
          ? { due: await tourDue(ctx), finish: finishTourAction.bind(null, undefined) }
          : null
      }
      keys={await ownKeys(ctx)}
      search={searchAction}
      rules={await detectorTitles()}
      periods={periods}
      currentPeriod={current}
      longActions={await shownLongActions(ctx)}
    >
      <IdentityDialog hasSecondFactor={hasSecondFactor} confirm={confirmIdentityAction}>
        {children}
      </IdentityDialog>
    </Frame>
  );
}
