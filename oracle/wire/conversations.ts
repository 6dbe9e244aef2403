const NUMBERS = "isn client=1000 server=4294967290\nmsl 5s\n";
const LISTENING = `${NUMBERS}server listen\nat 0ms client open\n`;
const START = `${NUMBERS}start established\n`;

/** What two users do in the runs whose traces and sentences are pinned; no faults, no settings. */
const CONVERSATIONS: Readonly<Record<string, string>> = {
  whole: `${LISTENING}at 60ms client send 2500\nat 130ms server send 1
at 300ms client close\nat 400ms server close`,
  bulk: `${START}at 0ms client send 9000 then close\nat 5ms server send 3000\nat 900ms server close`,
  crossing: `${NUMBERS}at 0ms client open\nat 5ms server open\nat 80ms client send 10
at 90ms server send 10\nat 200ms client close\nat 205ms server close`,
  half: `${START}server closes-on-fin\nat 0ms client send 100 then close\nat 0ms server send 700`,
  aborted: `${LISTENING}at 60ms client send 300\nat 90ms server abort\nat 95ms client send 5`,
  refused: `${NUMBERS}at 0ms client open with 20\nat 4s client open`,
  crashed: `${START}user-timeout 9s\nat 0ms client send 50\nat 70ms server crash
at 100ms client send 50\nat 101ms client status
at 2s server open
until 60s`,
  "window closed": `${START}receives server=on\nwindow server=1000\nat 0ms client send 2600 then close
at 2500ms server receive 600\nat 6s server receive\nat 7s server close\nuntil 30s`,
  idle: `${LISTENING}keepalive client=3s server=8s\nat 60ms server send 40\nuntil 20s`,
  "again on the same ports": `${LISTENING}at 60ms client close\nat 100ms server close
at 150ms server open with 30\nat 200ms client open with 30\nat 30s client abort`,
};

/** The lines that set a host up, each in another way than when nothing is said. */
export const HOST_LINES: readonly string[] = [
  "mss client=500 server=700",
  "window client=600",
  "rto 200ms",
  "profile linux",
  "profile server=linux",
  "congestion none",
  "nagle on",
  "sack on",
  "timestamps on",
  "fast-open on",
  "delayed-ack 150ms",
  "sack on\ndrop 2, 4, 7",
  "timestamps on\nreplay 4 at 800ms",
  "congestion none\nnagle server=on\ndrop 3",
  "window-scale client=3 server=0",
  "receives client=on\nwindow client=2000\nat 2s client receive 50\nat 3s client receive",
  "syn-queue server=full",
  "syn-cookies on\nsyn-queue full",
  "time-wait-reuse on",
  "quiet-time on",
  "link client->server=5ms server->client=33ms",
];

/** What befalls segments by their number, or by chance. */
export const FAULT_LINES: readonly string[] = [
  "drop 1",
  "drop 2, 5",
  "drop 3, 4",
  "drop 4, 5, 6, 7, 8",
  "duplicate 1\nduplicate 3 after 400ms",
  "duplicate 2 after 3s\nduplicate 4",
  "delay 1 by 90ms\ndelay 4 by 1500ms",
  "reorder 1, 4, 6",
  "replay 1 at 500ms\nreplay 3 at 9s",
  "inject client at 500ms RST seq=client+1",
  "inject server at 55ms SYN,ACK seq=server ack=client+3 window=9",
  "inject client at 700ms FIN,ACK seq=client+2600 ack=server+90 len=10",
  "inject server at 90ms ACK seq=server+1 ack=client-5000\ninject client at 91ms SYN seq=client+9",
  "chance drop 20% duplicate 10% reorder 10% delay 10%",
];

/** Every conversation with one more line (or none, ""), except those that say that setting already. */
export function conversationsWith(line: string): readonly string[] {
  const word = `\n${line.split(" ")[0]} `;
  const texts = Object.values(CONVERSATIONS);
  return texts
    .filter((text) => line === "" || !text.includes(word))
    .map((text) => `${text}\n${line}`);
}
