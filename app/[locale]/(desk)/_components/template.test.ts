import { describe, expect, test } from "vitest";
import { LOCALES } from "#contract/text.ts";
import { previewQuestion } from "#server/desk/preview.ts";
import { placeOfTemplateName, TEMPLATE_NAME, templateIn } from "./template.ts";

describe.each(LOCALES)("the template in %s", (locale) => {
  const source = templateIn(locale);

  test("can be shown and published as it is", () => {
    expect(previewQuestion(source, 1)).toMatchObject({ status: "shown", problems: [] });
  });

  test("asks for names of its own, one after the other", () => {
    expect(placeOfTemplateName(source)).toEqual({ line: 2, column: 7 });
    const slugged = source.replace(TEMPLATE_NAME, "mine");
    expect(placeOfTemplateName(slugged)).toEqual({ line: 3, column: 8 });
    expect(placeOfTemplateName(slugged.replace(TEMPLATE_NAME, "mine"))).toBeNull();
  });
});
