import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const CSS = readFileSync(new URL("./globals.css", import.meta.url), "utf8");

type Theme = "light" | "dark";
type Colour = { l: number; c: number; h: number };
type Rgb = readonly [number, number, number];

const NUMBER = "(\\d*\\.?\\d+)";
const OKLCH = `oklch\\(${NUMBER} ${NUMBER} ${NUMBER}\\)`;
const TOKEN = new RegExp(`--([a-z-]+): light-dark\\(\\s*${OKLCH},\\s*${OKLCH}\\s*\\)`, "g");

/** The tokens of globals.css, each in both themes. */
const TOKENS = new Map(
  [...CSS.matchAll(TOKEN)].map(([, name = "", ...values]) => {
    const [l = 0, c = 0, h = 0, dl = 0, dc = 0, dh = 0] = values.map(Number);
    return [name, { light: { l, c, h }, dark: { l: dl, c: dc, h: dh } }] as const;
  }),
);

/** CSS Color 4: OKLCH to linear sRGB. */
function linear({ l, c, h }: Colour): Rgb {
  const angle = (h * Math.PI) / 180;
  const [a, b] = [c * Math.cos(angle), c * Math.sin(angle)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

/** What a screen shows: 8 bits a channel. */
function onScreen(colour: Colour): number[] {
  return linear(colour).map((value) => {
    const within = Math.min(1, Math.max(0, value));
    const encoded = within <= 0.0031308 ? 12.92 * within : 1.055 * within ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255);
  });
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: Colour): number {
  const [r = 0, g = 0, b = 0] = onScreen(colour).map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function token(name: string, theme: Theme): Colour {
  const found = TOKENS.get(name);
  if (!found) throw new Error(`globals.css has no token --${name}`);
  return found[theme];
}

function contrast(one: string, other: string, theme: Theme): number {
  const both = [luminance(token(one, theme)), luminance(token(other, theme))];
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}

const TEXT = 4.5;
const PART = 3;

/** What stands on what, and how clearly it must. */
const PAIRS: readonly (readonly [needs: number, on: string, names: string])[] = [
  [TEXT, "paper", "text soft ink right partly wrong"],
  [TEXT, "sheet", "text soft ink right partly wrong"],
  [TEXT, "sunk", "text soft ink"],
  [TEXT, "ink-wash", "ink text soft"],
  [TEXT, "ink", "on-ink"],
  [TEXT, "ink-press", "on-ink"],
  [TEXT, "right-wash", "right text ink"],
  [TEXT, "partly-wash", "partly text ink soft"],
  [TEXT, "wrong-wash", "wrong text ink soft"],
  [PART, "right", "sheet"],
  [PART, "partly", "sheet"],
  [PART, "wrong", "sheet"],
  [PART, "paper", "edge st-opening st-open st-closing st-wait"],
  [PART, "sheet", "edge st-opening st-open st-closing st-wait"],
  [PART, "sunk", "edge"],
  [PART, "rule", "ink"],
];

const THEMES: readonly Theme[] = ["light", "dark"];
const CASES = PAIRS.flatMap(([needs, on, names]) =>
  names.split(" ").flatMap((name) => THEMES.map((theme) => ({ name, on, theme, needs }))),
);

describe("the colours of globals.css", () => {
  it("are known in both themes", () => {
    const written = [...CSS.matchAll(/--[a-z-]+: light-dark\(/g)];
    expect(TOKENS.size).toBe(written.length);
    expect(TOKENS.size).toBe(21);
  });

  it("are computed as WCAG does: black on white is 21 to 1", () => {
    const [black, white] = [
      { l: 0, c: 0, h: 0 },
      { l: 1, c: 0, h: 0 },
    ];
    expect(onScreen(white)).toEqual([255, 255, 255]);
    expect((luminance(white) + 0.05) / (luminance(black) + 0.05)).toBeCloseTo(21, 2);
    // Two values of the table of the look, measured by other means.
    expect(contrast("text", "paper", "light")).toBeCloseTo(14.75, 1);
    expect(contrast("st-wait", "sheet", "dark")).toBeCloseTo(6.43, 1);
  });

  it.each(THEMES)("lie inside sRGB in the %s theme, so that no screen changes them", (theme) => {
    for (const [name, colours] of TOKENS) {
      for (const value of linear(colours[theme])) {
        expect(value, name).toBeGreaterThan(-0.0005);
        expect(value, name).toBeLessThan(1.0005);
      }
    }
  });

  it.each(CASES)("$theme: $name on $on is at least $needs", ({ name, on, theme, needs }) => {
    expect(contrast(name, on, theme)).toBeGreaterThanOrEqual(needs);
  });
});
