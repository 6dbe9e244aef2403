"use client";

import { useEffect, useState } from "react";

/** A pause in typing that is long enough to ask the server. */
const PAUSE = 250;

/** What is typed, and after a pause what is asked for. */
export function useSearch(initial: string) {
  const [typed, setTyped] = useState(initial);
  const [asked, setAsked] = useState(initial.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, setTyped, asked };
}
