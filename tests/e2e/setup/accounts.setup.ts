import { test as setup } from "@playwright/test";
import { Frame } from "../pages/frame";
import { SignInPage } from "../pages/sign-in-page";
import { cli } from "../support/cli";
import { PASSWORD, PEOPLE, signedIn, type PersonName } from "../support/people";

for (const [name, { username, role, areas }] of Object.entries(PEOPLE)) {
  setup(`${name} gets an account from the command line and signs in`, async ({ page }) => {
    const area = areas.flatMap((code) => ["--area", code]);
    cli(["user", "create", "--username", username, "--role", role, ...area, "--keep-password"], PASSWORD);
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.signIn(username);
    await page.waitForURL("**/ringkasan");
    if (role === "verifikator") await new Frame(page).putTourAway();
    await page.context().storageState({ path: signedIn(name as PersonName) });
  });
}
