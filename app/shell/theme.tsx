"use client";

import { Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useSyncExternalStore } from "react";
import { Button, Label, Radio, RadioGroup } from "react-aria-components";
import { THEME_KEY } from "./theme-script.ts";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const CHANGED = "seqack-theme-changed";

function readTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  return () => window.removeEventListener(CHANGED, changed);
}

/** The chosen theme and the way to choose another. The browser keeps it; the server need not know. */
function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore<Theme>(subscribe, readTheme, () => "system");
  const choose = useCallback((next: Theme) => {
    if (next === "system") {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem(THEME_KEY);
    } else {
      document.documentElement.dataset.theme = next;
      localStorage.setItem(THEME_KEY, next);
    }
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return [theme, choose];
}

/** Switches between light and dark from what is seen now. */
export function ThemeSwitch() {
  const t = useTranslations("common.theme");
  const [theme, choose] = useTheme();
  const toggle = () => {
    const isDark =
      theme === "dark" ||
      (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
    choose(isDark ? "light" : "dark");
  };
  return (
    <Button className="tool" aria-label={t("label")} onPress={toggle}>
      <Moon size={18} aria-hidden className="only-light" />
      <Sun size={18} aria-hidden className="only-dark" />
    </Button>
  );
}

/** Three choices in words, for the settings. */
export function ThemeChoice() {
  const t = useTranslations("common.theme");
  const [theme, choose] = useTheme();
  const chosen = (value: string) => choose(THEMES.find((known) => known === value) ?? "system");
  return (
    <RadioGroup value={theme} onChange={chosen} orientation="horizontal" className="grid gap-2">
      <Label className="type-small type-strong">{t("label")}</Label>
      <div className="segmented">
        {THEMES.map((value) => (
          <Radio key={value} value={value} className="segment">
            {t(value)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
