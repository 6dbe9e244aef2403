/** The page's sentence, and what it means for whoever reads it. */
export function Heading({ sentence, line }: { sentence: string; line: string }) {
  return (
    <div className="grid gap-2">
      <h1 className="type-display">{sentence}</h1>
      <p className="text-pretty text-soft">{line}</p>
    </div>
  );
}
