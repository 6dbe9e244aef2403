"use client";

import { useTranslations } from "next-intl";
import { GroupedText } from "#app/ladder/grouped.tsx";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";
import { MarkSign } from "#app/ladder/verdict-cell.tsx";
import type { OrderReason, OrderVerdict, PublicOrder } from "#contract/kinds/order.ts";
import { RuleList } from "../rule-list.tsx";
import { useInLocale } from "../words.ts";
import type { JudgedProps } from "./ask.ts";
import { ItemFace, useItemName } from "./order-item.tsx";

type Props = JudgedProps<PublicOrder, OrderVerdict>;

/** The learner's order with its joints marked, the true one beside it, and why. */
export function JudgedOrder({ question, verdict }: Props) {
  const t = useTranslations("order");
  const { reasons, ties, ladder, mark } = verdict;
  return (
    <>
      <div className="order-both">
        <Given question={question} verdict={verdict} />
        {mark !== "right" && (
          <section>
            <h2 className="order-title">{t("truth")}</h2>
            <Truth question={question} verdict={verdict} />
          </section>
        )}
      </div>
      {ties && <p className="order-ties">{t("ties")}</p>}
      {ladder && (
        <div className="practice-sheet mt-7">
          <LadderDiagram ladder={ladder} />
        </div>
      )}
      {reasons.length > 0 && (
        <section className="practice-why">
          <h2 className="practice-section-title">{t("why")}</h2>
          <ol className="practice-reasons">
            {reasons.map((reason) => (
              <Reason key={reason.id} question={question} reason={reason} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Given({ question, verdict }: Props) {
  const t = useTranslations("order");
  const { given, joints, truth } = verdict;
  const below = question.items.filter(({ id }) => !given.includes(id));
  return (
    <section>
      <h2 className="order-title order-title-you">{t("yours")}</h2>
      <ol className="order-judged">
        {given.map((id, index) => {
          const extra = !truth.includes(id);
          return (
            <li key={id}>
              <div className={`order-row order-row-judged${extra ? " order-row-extra" : ""}`}>
                <span className="order-place">{index + 1}</span>
                <span className="order-face">
                  <Face question={question} id={id} />
                </span>
                {extra && <Told mark="wrong" text={t("doesNotHappen")} />}
              </div>
              {index < joints.length && <Joint right={joints[index] ?? false} />}
            </li>
          );
        })}
      </ol>
      {question.leavesOut && (
        <>
          <p className="order-out-title">{t("leftOut")}</p>
          <ul className="order-judged order-outs">
            {below.map(({ id }) => {
              const right = !truth.includes(id);
              return (
                <li key={id}>
                  <div className="order-row order-row-judged order-row-out">
                    <span className="order-place">–</span>
                    <span className="order-face">
                      <Face question={question} id={id} />
                    </span>
                    <Told
                      mark={right ? "right" : "wrong"}
                      text={right ? t("leftRightly") : t("happens")}
                    />
                  </div>
                </li>
              );
            })}
          </ul>
          {below.length === 0 && <p className="order-none">{t("nothing")}</p>}
        </>
      )}
    </section>
  );
}

/** Whether the one below may follow right after the one above. */
function Joint({ right }: { right: boolean }) {
  const t = useTranslations("order");
  return (
    <span className={`order-joint order-joint-${right ? "right" : "wrong"}`}>
      <MarkSign mark={right ? "right" : "wrong"} />
      <span className="sr-only">{right ? t("jointRight") : t("jointWrong")}</span>
    </span>
  );
}

function Told({ mark, text }: { mark: "right" | "wrong"; text: string }) {
  return (
    <span className={`order-told order-told-${mark}`}>
      <MarkSign mark={mark} />
      {text}
    </span>
  );
}

function Truth({ question, verdict }: Props) {
  return (
    <ol className="order-judged order-true">
      {verdict.truth.map((id, index) => (
        <li key={id}>
          <div className="order-row order-row-judged">
            <span className="order-place">{index + 1}</span>
            <span className="order-face">
              <Face question={question} id={id} />
            </span>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Face({ question, id }: { question: PublicOrder; id: string }) {
  const found = question.items.find((one) => one.id === id);
  return found ? <ItemFace item={found.item} /> : null;
}

function Reason({ question, reason }: { question: PublicOrder; reason: OrderReason }) {
  const inLocale = useInLocale();
  const nameOf = useItemName();
  const item = question.items.find(({ id }) => id === reason.id)?.item;
  return (
    <li className="order-reason">
      <p className="order-reason-name">{item && nameOf(item)}</p>
      <p>
        <GroupedText text={inLocale(reason.because)} />
      </p>
      <RuleList rules={reason.rules} brief />
    </li>
  );
}
