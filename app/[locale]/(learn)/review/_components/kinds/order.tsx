"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { OrderAnswer, OrderVerdict, PublicOrder } from "#contract/kinds/order.ts";
import { CheckButton } from "../check-button.tsx";
import { Dock } from "../dock.tsx";
import { isFree, useKeys } from "../keys.ts";
import { Keys, Note } from "../margin.tsx";
import type { AskProps, KindView, Values } from "./ask.ts";
import { JudgedOrder } from "./order-judged.tsx";
import { OrderList } from "./order-list.tsx";
import { placesIn, written } from "./order-places.ts";

/** The drawn order is never right, so an answer is there once something was moved. */
function orderAnswer(question: PublicOrder, values: Values): OrderAnswer | null {
  if (values.order === undefined) return null;
  return { kind: "order", order: [...placesIn(question, values).above] };
}

/** Put segments or states into the order in which they happen. */
function AskOrder({ question, draft, sending, notice, onSubmit }: AskProps<PublicOrder>) {
  const t = useTranslations("order");
  const tr = useTranslations("review");
  const answer = orderAnswer(question, draft.values);
  const check = () => {
    if (answer) onSubmit(answer);
  };
  useKeys((event) => {
    const onRow = event.target instanceof Element && event.target.closest("[data-row]");
    const anywhere = event.ctrlKey || event.metaKey;
    if (event.key !== "Enter" || !(anywhere || (isFree(event) && !onRow))) return;
    event.preventDefault();
    check();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check();
  };
  return (
    <div className="practice-columns">
      <form onSubmit={submit}>
        <OrderList
          question={question}
          places={placesIn(question, draft.values)}
          onChange={(places) => draft.set("order", written(places))}
          onCheck={check}
        />
        <Dock notice={notice}>
          <p className="practice-hint practice-wide-only">{answer ? "" : t("moveFirst")}</p>
          <CheckButton sending={sending} disabled={!answer} />
        </Dock>
      </form>
      <aside className="practice-margin">
        <Note title={t("howTitle")}>
          <p className="practice-note-text">{t(question.leavesOut ? "howWithLine" : "how")}</p>
        </Note>
        <Keys
          keys={[
            ["Alt ↑ ↓", t("keys.move")],
            ["Tab", t("keys.next")],
            ["Ctrl Enter", tr("keys.check")],
          ]}
        />
      </aside>
    </div>
  );
}

function PreviewOrder({ question }: { question: PublicOrder }) {
  const [values, setValues] = useState<Values>({});
  return (
    <OrderList
      question={question}
      places={placesIn(question, values)}
      onChange={(places) => setValues({ order: written(places) })}
    />
  );
}

export const order: KindView<PublicOrder, OrderVerdict, OrderAnswer> = {
  Ask: AskOrder,
  answerIn: orderAnswer,
  Judged: JudgedOrder,
  Preview: PreviewOrder,
  fresh: true,
};
