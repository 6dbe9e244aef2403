import { expect, test } from "../setup/e2e.ts";
import { openAttempt, openPractice } from "./attempts.ts";
import { become } from "./own.ts";

const SLUG = "handshake-numbers";

for (const language of ["en", "zh"] as const) {
  for (const judged of [0, 9]) {
    test(`ten beads stand in one row at 360 px: ${language}, question ${judged + 1}`, async ({
      page,
      app,
      person,
    }) => {
      const learner = await person("learner");
      const practiceId = await openPractice(app.database, learner.id, 10);
      const open = () =>
        openAttempt(app.database, { learnerId: learner.id, practiceId, slug: SLUG });
      for (let n = 0; n < judged; n++) {
        const values = [await open(), ["right", "partly", "wrong"][n % 3]];
        await app.database.pool.query(
          `UPDATE attempt SET judged_at = now(), answer = '{}', verdict = '{}', mark = $2,
             rating = 3, due = now(), points = 0 WHERE id = $1`,
          values,
        );
      }
      await become(page, app.url, learner);
      await page.setViewportSize({ width: 360, height: 640 });
      await page.goto(`/${language}/review/${await open()}`);
      const beads = page.locator(".practice-bead");
      await expect(beads).toHaveCount(10);
      const boxes = await beads.evaluateAll((all) =>
        all.map((bead) => bead.getBoundingClientRect()).map(({ top, width }) => ({ top, width })),
      );
      expect(new Set(boxes.map(({ top }) => top)).size).toBe(1);
      expect(Math.min(...boxes.map(({ width }) => width))).toBeGreaterThanOrEqual(5);
    });
  }
}
