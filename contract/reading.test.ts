import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDigits, readNumber } from "./reading.ts";

const TOP = 2 ** 32 - 1;

describe("a typed number is read as a person means it", () => {
  test.each([
    ["0", 0],
    ["00", 0],
    ["121", 121],
    [" 121 ", 121],
    ["2,714,806,234", 2_714_806_234],
    ["2 714 806 234", 2_714_806_234],
    ["2_714_806_234", 2_714_806_234],
    ["１２３", 123], // full-width digits
    ["１，２３４", 1234], // full-width comma
    ["1　234", 1234], // ideographic space
    ["1\u00a0234", 1234], // no-break space, as copied from a table
    ["4294967295", TOP],
    ["000000000001", 1],
  ])("%j is %d", (typed, value) => {
    expect(readNumber(typed)).toBe(value);
  });
});

describe("what is no number from 0 to 2^32 - 1 is refused, not guessed", () => {
  test.each([
    ["4294967296"],
    ["-1"],
    ["－1"],
    ["+1"],
    ["12x"],
    ["x12"],
    ["1.5"],
    ["1e3"],
    ["0x10"],
    [""],
    ["   "],
    [","],
    ["，"],
    ["NaN"],
    ["Infinity"],
    ["١٢٣"], // digits of another script
    ["一二三"],
    ["9999999999999999999999"],
    ["0000000000001"], // more digits than any number has
    ["1\u200b2"], // an invisible character between
  ])("%j", (typed) => {
    expect(readNumber(typed)).toBeNull();
  });
});

test("full-width forms fold to what an ASCII keyboard types", () => {
  expect(plainDigits("１２，３４５　６７")).toBe("1234567");
  expect(plainDigits("１２ｘ")).toBe("12x");
});

const uint32 = fc.integer({ min: 0, max: TOP });
const FULL_WIDTH_ZERO = 0xff10;
const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(FULL_WIDTH_ZERO + Number(digit)));

test("every 32-bit number is read back, plain, grouped and full-width", () => {
  fc.assert(
    fc.property(uint32, (value) => {
      const forms = [String(value), value.toLocaleString("en-US"), fullWidth(String(value))];
      expect(forms.map(readNumber)).toEqual([value, value, value]);
    }),
    { seed: 793, numRuns: 300 },
  );
});

const likely = fc.constantFrom(...'0459,，_ 　-－+.xe１９"\u200b٣');

test("whatever is typed, the reading is null or a whole number in range", () => {
  fc.assert(
    fc.property(fc.string({ unit: likely, maxLength: 14 }), (typed) => {
      const value = readNumber(typed);
      if (value !== null) {
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(TOP);
      }
    }),
    { seed: 6298, numRuns: 500 },
  );
});
