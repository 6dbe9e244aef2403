import type { ReactNode } from "react";
import { Brand } from "#app/shell/brand.tsx";

type Props = {
  title: string;
  tools?: ReactNode;
  /** The diagram beside the words. */
  picture: ReactNode;
  children: ReactNode;
};

/** A page that says what is wrong, beside a run that shows what TCP does then. */
export function FaultFrame({ title, tools, picture, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="top">
        <Brand />
        <div className="ml-auto flex items-center gap-1">{tools}</div>
      </header>
      <main className="frame grid w-full flex-1 content-start items-center gap-10 md:content-center md:pt-6 md:pb-[14vh] lg:grid-cols-[minmax(0,1fr)_380px] lg:gap-16">
        <div className="grid max-w-[32rem] gap-4">
          <h1 className="type-display">{title}</h1>
          {children}
        </div>
        {picture}
      </main>
    </div>
  );
}
