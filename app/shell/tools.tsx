import { LanguageSwitch } from "./language.tsx";
import { ThemeSwitch } from "./theme.tsx";

/** Language and theme, at the end of every header. */
export function Tools({ signedIn }: { signedIn: boolean }) {
  return (
    <div className="ml-auto flex items-center gap-1">
      <LanguageSwitch signedIn={signedIn} />
      <ThemeSwitch />
    </div>
  );
}
