"use client";

import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { TRIES_OF_A_BROKEN_PAGE, Tries, waitBefore } from "./backoff.ts";
import { askHealth, type Fault } from "./health.ts";

export type Recovery = {
  fault: Fault;
  /** Seconds until the next try; null while trying, or when only the learner tries again. */
  seconds: number | null;
  stopped: boolean;
  tryNow: () => void;
};

const tries = new Tries();

/**
 * Brings a page back: asks whether Seqack can work, waits longer each time, and loads the page anew
 * once it can. A page that still breaks although all is well is left alone after a few tries.
 */
export function useRecovery(retry: () => void): Recovery {
  const [fault, setFault] = useState<Fault>("unknown");
  const [nextAt, setNextAt] = useState<number | null>(null);
  const [stopped, setStopped] = useState(false);
  const seconds = useSeconds(nextAt);

  // True once all was well and the page was loaded anew.
  const healed = useRef(false);

  const schedule = useCallback((found: Fault, said: Fault) => {
    setFault(said);
    const now = Date.now();
    const tired = found === "odd" && tries.count(now) >= TRIES_OF_A_BROKEN_PAGE;
    setStopped(tired);
    setNextAt(tired ? null : now + waitBefore(tries.count(now), Math.random()));
  }, []);

  const tryNow = useEffectEvent(async () => {
    setNextAt(null);
    tries.add(Date.now());
    const found = await askHealth();
    const wasHealed = healed.current;
    healed.current = found === "odd";
    if (found === "odd") retry();
    // If the page comes back, this one is gone by then. Until it is known, what was said still stands.
    schedule(found, found === "odd" && !wasHealed ? fault : found);
  });

  useEffect(() => {
    let gone = false;
    askHealth().then((found) => {
      if (!gone) schedule(found, found);
    });
    return () => {
      gone = true;
    };
  }, [schedule]);

  useEffect(() => {
    if (nextAt === null) return;
    const timer = setTimeout(() => tryNow(), Math.max(0, nextAt - Date.now()));
    return () => clearTimeout(timer);
  }, [nextAt]);

  // A laptop that wakes or a network that returns need not wait for its turn.
  useEffect(() => {
    const online = () => tryNow();
    window.addEventListener("online", online);
    return () => window.removeEventListener("online", online);
  }, []);

  return { fault, seconds, stopped, tryNow: () => setNextAt(Date.now()) };
}

/** Counts down to an instant. */
function useSeconds(nextAt: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (nextAt === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [nextAt]);
  return nextAt === null ? null : Math.max(1, Math.ceil((nextAt - now) / 1000));
}
