import type { ReactNode } from "react";
import { Brand } from "#app/shell/brand.tsx";
import { Tools } from "#app/shell/tools.tsx";
import { currentLearner } from "#server/account/current-learner.ts";
import { Picture } from "./_components/picture.tsx";

/** Two halves: the form, and on wide screens the handshake beside it. */
export default async function EnterLayout({ children }: { children: ReactNode }) {
  const learner = await currentLearner();
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,560px)_minmax(0,1fr)]">
      <div className="flex flex-col">
        <header className="top border-b-0 md:px-8 lg:pl-16">
          <Brand />
          <Tools signedIn={learner !== null} />
        </header>
        <main className="flex flex-1 flex-col px-4 py-10 md:px-8 lg:px-16">
          <div className="my-auto grid w-full gap-6 max-md:mt-0 md:max-lg:mx-auto md:max-w-[416px]">
            {children}
          </div>
        </main>
      </div>
      <aside className="hidden items-center justify-center border-rule border-l bg-sheet p-8 lg:flex">
        <div className="w-full max-w-[740px]">
          <Picture />
        </div>
      </aside>
    </div>
  );
}
