import type { Page } from "@playwright/test";

/** Hears everything a page complains of: broken policy, errors in the console, errors nobody caught. */
export async function listen(page: Page): Promise<string[]> {
  const heard: string[] = [];
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(String(error)));
  return heard;
}
