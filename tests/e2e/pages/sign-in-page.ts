import type { Page } from "@playwright/test";
import { PASSWORD } from "../support/people";
import { visit } from "../support/visit";

/** /masuk */
export class SignInPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await visit(this.page, "/masuk");
  }

  get password() {
    return this.page.getByLabel("Kata sandi", { exact: true });
  }

  async signIn(username: string, password: string = PASSWORD): Promise<void> {
    await this.page.getByLabel("Nama pengguna").fill(username);
    await this.password.fill(password);
    await this.page.getByRole("button", { name: "Masuk" }).click();
  }

  get refusal() {
    return this.page.getByRole("alert").filter({ hasText: /./ });
  }
}
