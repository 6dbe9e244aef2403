import { ESTABLISHED } from "./wire-states.ts";

/** Wire traces of waiting, windows, probes and signs of life (see wire.ts). */
export const FLOW: Readonly<Record<string, string>> = {
  "small data waits while something is unacknowledged: Nagle": `
    with nagle
${ESTABLISHED}    send 10
      < PSH,ACK 101 301 +10
    send 20
    send 30
    > ACK 301 111
      < PSH,ACK 111 301 +50
    > ACK 301 161`,
  "a full segment does not wait for Nagle": `
    with nagle
${ESTABLISHED}    send 10
      < PSH,ACK 101 301 +10
    send 1500
      < ACK 111 301 +1000
    > ACK 301 1111
      < PSH,ACK 1111 301 +500`,
  "every second segment is acknowledged, a single one after a while": `
    with delayed-ack=200
${ESTABLISHED}    > PSH,ACK 301 101 +10
      deliver 10
    timeout delayed-ack
      < ACK 101 311
    > PSH,ACK 311 101 +10
      deliver 10
    > PSH,ACK 321 101 +10
      deliver 10
      < ACK 101 331`,
  "data takes a delayed acknowledgment along": `
    with delayed-ack=200
${ESTABLISHED}    > PSH,ACK 301 101 +10
      deliver 10
    send 5
      < PSH,ACK 101 311 +5`,
  "a gap and a FIN are acknowledged at once": `
    with delayed-ack=200
${ESTABLISHED}    > PSH,ACK 311 101 +10
      < ACK 101 301
    > PSH,ACK 301 101 +10
      deliver 10
      deliver 10
      < ACK 101 321
    > FIN,ACK 321 101
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 322`,
  "a held acknowledgment may be delayed when the instant is over": `
    with delayed-ack=200
${ESTABLISHED}    hold > PSH,ACK 301 101 +10
      deliver 10
    flush
    timeout delayed-ack
      < ACK 101 311`,
  "what the user has not read narrows the window": `
    with receives window=3000
${ESTABLISHED}    > ACK 301 101 +1000
      < ACK 101 1301 w2000
    > ACK 1301 101 +1000
      < ACK 101 2301 w1000
    > PSH,ACK 2301 101 +1000
      < ACK 101 3301 w0
    receive 300
      deliver 300
    receive 900
      deliver 900
      < ACK 101 3301 w1200
    receive
      deliver 1800
      < ACK 101 3301
    receive 500
    > PSH,ACK 3301 101 +200
      deliver 200
      < ACK 101 3501
    > PSH,ACK 3501 101 +400
      deliver 300
      < ACK 101 3901 w2600`,
  "RECEIVE waits before ESTABLISHED, gives what is there, and ends with the connection": `
    with receives
    receive 5
      tell error: connection does not exist
    listen
      = LISTEN
    receive 5
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > ACK 301 101
      = ESTABLISHED
    > PSH,ACK 301 101 +8
      deliver 5
      < ACK 101 309 w4992
    > FIN,ACK 309 101
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 310 w4992
    receive
      deliver 3
    receive
      tell error: connection closing`,
  "STATUS tells the state, and that there is none": `
    status
      tell error: connection does not exist
    listen
      = LISTEN
    status
      tell status: LISTEN
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    status
      tell status: SYN-RECEIVED
    crash
      = CLOSED
    status
      tell error: connection does not exist`,
  "a closed window is probed with one octet until it opens": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w1000
      = ESTABLISHED
      < ACK 101 301
    send 1500
      < ACK 101 301 +1000
    > ACK 301 1101 w0
    timeout persist
      < ACK 1101 301 +1
    > ACK 301 1101 w0
    timeout rto
      < ACK 1101 301 +1
    > ACK 301 1101 w0
    timeout rto
      < ACK 1101 301 +1
    > ACK 301 1101 w2000
      < ACK 1101 301 +1
      < PSH,ACK 1102 301 +499
    > ACK 301 1601 w2000`,
  "an octet that the closed window takes is not sent again": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w1000
      = ESTABLISHED
      < ACK 101 301
    send 1500
      < ACK 101 301 +1000
    > ACK 301 1101 w0
    timeout persist
      < ACK 1101 301 +1
    > ACK 301 1102 w0
    timeout persist
      < ACK 1102 301 +1
    > ACK 301 1103 w2000
      < PSH,ACK 1103 301 +498`,
  "a FIN behind a closed window is a probe itself": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w1000
      = ESTABLISHED
      < ACK 101 301
    send 1000
      < PSH,ACK 101 301 +1000
    > ACK 301 1101 w0
    close
      = FIN-WAIT-1
    timeout persist
      < FIN,ACK 1101 301
    > ACK 301 1101 w0
    > ACK 301 1102 w500
      = FIN-WAIT-2
      tell ok`,
  "a small part of the window waits for the timer": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w3000
      = ESTABLISHED
      < ACK 101 301
    send 5000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
    > ACK 301 3101 w100
    timeout persist
      < ACK 3101 301 +100`,
  "a probe that is answered keeps the connection": `
    with user-timeout=2000
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w1000
      = ESTABLISHED
      < ACK 101 301
    send 1500
      < ACK 101 301 +1000
    > ACK 301 1101 w0
    timeout persist
      < ACK 1101 301 +1
    wait 900
    > ACK 301 1101 w0
    timeout rto
      < ACK 1101 301 +1
    timeout user
      tell error: connection aborted due to user timeout
      = CLOSED`,
  "a keepalive repeats the last number, and nine without an answer end the connection": `
    with keepalive=1000
${ESTABLISHED}    timeout keepalive
      < ACK 100 301
    > ACK 301 101
    timeout keepalive
      < ACK 100 301
    timeout keepalive
      < ACK 100 301
    timeout keepalive
      < ACK 100 301
    timeout keepalive
      < ACK 100 301
    timeout keepalive
      < ACK 100 301
    timeout keepalive
      < ACK 100 301
    timeout keepalive
      < ACK 100 301
    timeout keepalive
      < ACK 100 301
    timeout keepalive
      < ACK 100 301
    timeout keepalive
      tell error: connection timed out
      = CLOSED`,
  "no keepalive while data is out, whose retransmission asks already": `
    with keepalive=500
${ESTABLISHED}    send 10
      < PSH,ACK 101 301 +10
    timeout keepalive
    timeout rto
      < PSH,ACK 101 301 +10`,
  "after a crash an OPEN waits for the quiet time": `
    with quiet-time msl=5000
${ESTABLISHED}    crash
      = CLOSED
    > PSH,ACK 301 101 +5
      < RST 101 -
    open
    timeout quiet
      < SYN 1252600 -
      = SYN-SENT`,
  "without quiet time an OPEN after a crash goes out at once": `${ESTABLISHED}    crash
      = CLOSED
    open
      < SYN 2600 -
      = SYN-SENT`,
  "a crash without a connection forgets nothing": `
    with quiet-time
    crash
    open
      < SYN 100 -
      = SYN-SENT`,
  "with a closed window the text is refused and its ACK taken": `
    with receives window=20
${ESTABLISHED}    send 10
      < PSH,ACK 101 301 +10
    > PSH,ACK 301 101 +20
      < ACK 111 321 w0
    > PSH,ACK 321 111 +5
      < ACK 111 321 w0`,
  "with a closed window an ACK of the FIN may come with text": `
    with receives window=20
${ESTABLISHED}    > PSH,ACK 301 101 +20
      < ACK 101 321 w0
    close
      < FIN,ACK 101 321 w0
      = FIN-WAIT-1
    > FIN,ACK 321 102
      = FIN-WAIT-2
      tell ok
      < ACK 102 321 w0
    receive
      deliver 20
      < ACK 102 321
    > FIN,ACK 321 102
      tell connection closing
      = TIME-WAIT
      < ACK 102 322`,
};
