"use client";

import ReactMarkdown from "react-markdown";
import rehypeSanitize from "rehype-sanitize";

const PLUGINS = [rehypeSanitize];

/** An author's text. Raw HTML in it is not read, and what Markdown makes is sanitized as well. */
export function Markdown({ text, className }: { text: string; className?: string }) {
  return (
    <div className={`practice-prose ${className ?? ""}`}>
      <ReactMarkdown rehypePlugins={PLUGINS}>{text}</ReactMarkdown>
    </div>
  );
}
