import "../globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { hasLocale, NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { routing } from "#app/i18n/routing.ts";
import { THEME_SCRIPT } from "#app/shell/theme-script.ts";
import { ApiProvider } from "#app/trpc/client.tsx";
import { Locale } from "./_locale.tsx";

export const metadata: Metadata = {
  title: { default: "Seqack", template: "%s · Seqack" },
  icons: { icon: "/icon.svg" },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f3f5f2" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1116" },
  ],
};

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The frame of every page. It asks no database, so that the page about a missing one has a frame. */
export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={locale === "zh" ? "zh-Hans" : "en"} suppressHydrationWarning>
      <head>
        {/* Where react-aria looks for the nonce of the styles that it adds. */}
        <meta name="csp-nonce" nonce={nonce} suppressHydrationWarning />
        {/* Sets the chosen theme before the first paint; the text is our own constant. */}
        <script
          nonce={nonce}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, and the nonce names it
          dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }}
          suppressHydrationWarning
        />
      </head>
      <body>
        <NextIntlClientProvider>
          <Locale locale={locale}>
            <ApiProvider>{children}</ApiProvider>
          </Locale>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
