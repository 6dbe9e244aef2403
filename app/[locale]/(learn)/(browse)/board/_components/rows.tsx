import { useTranslations } from "next-intl";
import type { Board, BoardRow } from "#contract/board.ts";

/** The top and, where the learner is further down, their neighbours under a gap. */
export function Rows({ board }: { board: Board }) {
  const t = useTranslations("board");
  const inTop = board.top.some((row) => row.you);
  const last = board.top.at(-1)?.rank ?? 0;
  const near = inTop ? [] : (board.around?.rows.filter((row) => row.rank > last) ?? []);
  const between = (near[0]?.rank ?? last) - last - 1;
  return (
    <table className="board-table">
      <thead>
        <tr>
          <th scope="col" className="text-end">
            {t("rank")}
          </th>
          <th scope="col">{t("name")}</th>
          <th scope="col" className="text-end">
            {t("points")}
          </th>
        </tr>
      </thead>
      <tbody>
        {board.top.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat; a row is its place
          <Row key={index} row={row} />
        ))}
        {near.length > 0 && (
          <tr className="is-gap">
            <td colSpan={3}>{between > 0 ? t("more", { count: between }) : "…"}</td>
          </tr>
        )}
        {near.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Row key={index} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: BoardRow }) {
  const t = useTranslations("board");
  return (
    <tr className={row.you ? "is-you" : ""}>
      <td className="type-num text-end text-soft">{row.rank}</td>
      <th scope="row">
        {row.name}
        {row.you && <span className="you-tag">{t("you")}</span>}
      </th>
      <td className="type-num text-end">{row.points}</td>
    </tr>
  );
}
