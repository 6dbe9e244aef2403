/** Wire traces of congestion control, fast retransmit and SACK (see wire.ts). */
export const CONGESTION: Readonly<Record<string, string>> = {
  "slow start: an ACK lets out what it acknowledged and up to one segment more": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w60000
      = ESTABLISHED
      < ACK 101 301
    send 12000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
      < ACK 3101 301 +1000
    > ACK 301 1101 w60000
      < ACK 4101 301 +1000
      < ACK 5101 301 +1000
    > ACK 301 2101 w60000
      < ACK 6101 301 +1000
      < ACK 7101 301 +1000
    > ACK 301 5101 w60000
      < ACK 8101 301 +1000
      < ACK 9101 301 +1000
      < ACK 10101 301 +1000
      < PSH,ACK 11101 301 +1000`,
  "the third duplicate ACK sends the missing segment, the first two a new one each": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w60000
      = ESTABLISHED
      < ACK 101 301
    send 12000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
      < ACK 3101 301 +1000
    > ACK 301 1101 w60000
      < ACK 4101 301 +1000
      < ACK 5101 301 +1000
    > ACK 301 1101 w60000
      < ACK 6101 301 +1000
    > ACK 301 1101 w60000
      < ACK 7101 301 +1000
    > ACK 301 1101 w60000
      < ACK 1101 301 +1000
    > ACK 301 1101 w60000
    > ACK 301 6101 w60000
    > ACK 301 7101 w60000
      < ACK 8101 301 +1000`,
  "a window update is no duplicate ACK": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w4000
      = ESTABLISHED
      < ACK 101 301
    send 9000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
      < ACK 3101 301 +1000
    > ACK 301 101 w4001
    > ACK 301 101 w4002
    > ACK 301 101 w4003`,
  "after a timeout one segment at a time, and the next at each ACK": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w60000
      = ESTABLISHED
      < ACK 101 301
    send 4000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
      < PSH,ACK 3101 301 +1000
    timeout rto
      < ACK 101 301 +1000
    > ACK 301 1101 w60000
      < ACK 1101 301 +1000
    > ACK 301 2101 w60000
      < ACK 2101 301 +1000
    > ACK 301 4101 w60000`,
  "two timeouts of the same segment halve ssthresh once": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w60000
      = ESTABLISHED
      < ACK 101 301
    send 4000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
      < PSH,ACK 3101 301 +1000
    timeout rto
      < ACK 101 301 +1000
    timeout rto
      < ACK 101 301 +1000
    > ACK 301 4101 w60000
    send 4000
      < ACK 4101 301 +1000
      < ACK 5101 301 +1000
    > ACK 301 5101 w60000
      < ACK 6101 301 +1000
    > ACK 301 6101 w60000
      < PSH,ACK 7101 301 +1000
    > ACK 301 7101 w60000`,
  "after a pause cwnd starts again at the initial window": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w60000
      = ESTABLISHED
      < ACK 101 301
    send 4000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
      < PSH,ACK 3101 301 +1000
    > ACK 301 2101 w60000
    > ACK 301 4101 w60000
    send 1000
      < PSH,ACK 4101 301 +1000
    > ACK 301 5101 w60000
    wait 5000
    send 9000
      < ACK 5101 301 +1000
      < ACK 6101 301 +1000
      < ACK 7101 301 +1000
      < ACK 8101 301 +1000`,
  "after a lost SYN the first window is one segment": `
    open
      < SYN 100 -
      = SYN-SENT
    timeout rto
      < SYN 100 -
    > SYN,ACK 300 101 w60000
      = ESTABLISHED
      < ACK 101 301
    send 3000
      < ACK 101 301 +1000`,
  "without congestion control only the window holds back, and only the timer repeats": `
    with no-congestion-control
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w60000
      = ESTABLISHED
      < ACK 101 301
    send 8000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
      < ACK 3101 301 +1000
      < ACK 4101 301 +1000
      < ACK 5101 301 +1000
      < ACK 6101 301 +1000
      < PSH,ACK 7101 301 +1000
    > ACK 301 1101 w60000
    > ACK 301 1101 w60000
    > ACK 301 1101 w60000
    > ACK 301 1101 w60000
    timeout rto
      < ACK 1101 301 +1000
    > ACK 301 2101 w60000`,
  "with SACK only the holes are sent again": `
    with sack
    open
      < SYN 100 - sackok
      = SYN-SENT
    > SYN,ACK 300 101 w60000 sackok
      = ESTABLISHED
      < ACK 101 301
    send 8000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
      < ACK 3101 301 +1000
    > ACK 301 101 w60000 sack=1101-2101
      < ACK 4101 301 +1000
    > ACK 301 101 w60000 sack=1101-2101
      < ACK 5101 301 +1000
    > ACK 301 101 w60000 sack=3101-4101,1101-2101
      < ACK 101 301 +1000
    > ACK 301 101 w60000 sack=3101-5101,1101-2101
      < ACK 2101 301 +1000
    > ACK 301 2101 w60000 sack=3101-6101
      < ACK 6101 301 +1000
      < PSH,ACK 7101 301 +1000
    > ACK 301 6101 w60000`,
  "SACK blocks name what lies behind the gaps, joined where it touches": `
    with sack
    open
      < SYN 100 - sackok
      = SYN-SENT
    > SYN,ACK 300 101 sackok
      = ESTABLISHED
      < ACK 101 301
    > ACK 311 101 +10
      < ACK 101 301 sack=311-321
    > ACK 341 101 +10
      < ACK 101 301 sack=311-321,341-351
    > ACK 321 101 +10
      < ACK 101 301 sack=311-331,341-351
    > FIN,ACK 361 101 +10
      < ACK 101 301 sack=311-331,341-351,361-371
    > ACK 301 101 +10
      deliver 10
      deliver 10
      deliver 10
      < ACK 101 331 sack=341-351,361-371`,
  "after a timeout SACK is forgotten": `
    with sack
    open
      < SYN 100 - sackok
      = SYN-SENT
    > SYN,ACK 300 101 w60000 sackok
      = ESTABLISHED
      < ACK 101 301
    send 4000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
      < PSH,ACK 3101 301 +1000
    > ACK 301 101 w60000 sack=1101-4101
    timeout rto
      < ACK 101 301 +1000
    > ACK 301 1101 w60000
      < ACK 1101 301 +1000`,
};
