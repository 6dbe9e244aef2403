/** What the checker says of captures with other spans of time: see pinned.test.ts. */
export const TIMED: Readonly<Record<string, string>> = {
  "behind the one before by 5.5 ms": `
    100 of 125 conform, 3c7430d4; mid-connection 23, new-incarnation 6, one-sided 1
    duplicate 20, ok 1190, old 10, probe 45, retransmission 50, violation 29; states 1 2350, 2 327, 3 10, 5 1
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 3, check-rst-is-the-end 2`,
  "behind the one before by 20.5 ms": `
    97 of 120 conform, f66e969b; mid-connection 20, new-incarnation 5, one-sided 1
    duplicate 18, ok 1149, old 9, probe 48, retransmission 48, violation 27; states 1 2289, 2 301, 3 7, 5 1
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 2, check-one-syn 3, check-rst-is-the-end 2`,
  "behind the one before by 40.5 ms": `
    102 of 125 conform, 0914d8c8; mid-connection 22, new-incarnation 3, one-sided 1
    duplicate 20, ok 1202, old 10, probe 50, retransmission 50, violation 27; states 1 2400, 2 309, 3 7, 5 2
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-fin-is-last 2, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 2`,
  "behind the one before by 150.5 ms": `
    112 of 135 conform, 47ec3db9; mid-connection 26, new-incarnation 6
    duplicate 20, ok 1298, old 8, probe 49, retransmission 55, violation 24; states 1 2567, 2 335, 3 5, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 2, check-fin-is-last 2, check-flags 1, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 3`,
  "behind the one before by 200.5 ms": `
    110 of 134 conform, b3b7f3d4; mid-connection 24, new-incarnation 6
    duplicate 14, ok 1291, old 9, probe 53, retransmission 56, violation 27; states 1 2567, 2 325, 3 7, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-one-content 3, check-one-syn 2, check-rst-is-the-end 2`,
  "behind the one before by 500.5 ms": `
    100 of 125 conform, 78bd464b; mid-connection 23, new-incarnation 6, one-sided 1
    duplicate 13, ok 1189, old 10, probe 45, retransmission 57, violation 30; states 1 2377, 2 306, 3 4, 5 1
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 2, check-one-content 3, check-one-syn 3, check-rst-is-the-end 2`,
  "behind the one before by 1000.5 ms": `
    96 of 120 conform, 2ef95503; mid-connection 20, new-incarnation 5, one-sided 1
    duplicate 10, ok 1149, old 9, probe 48, retransmission 55, violation 28; states 1 2303, 2 288, 3 7
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 2, check-one-content 2, check-one-syn 3, check-rst-is-the-end 2`,
  "behind the one before by 59000.5 ms": `
    102 of 125 conform, ad82bda6; mid-connection 22, new-incarnation 3, one-sided 1
    duplicate 14, ok 1202, old 10, probe 50, retransmission 56, violation 27; states 1 2402, 2 302, 3 10, 4 2, 5 2
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-fin-is-last 2, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 2`,
  "behind the one before by 60000.5 ms": `
    112 of 135 conform, 2bc3d32f; mid-connection 26, new-incarnation 6
    duplicate 12, ok 1298, old 8, probe 49, retransmission 63, violation 24; states 1 2535, 2 362, 3 9, 4 1, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 2, check-fin-is-last 2, check-flags 1, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 3`,
  "repeated after 5.5 ms": `
    126 of 153 conform, ebe052c1; mid-connection 30, new-incarnation 7
    duplicate 153, ok 1420, old 13, probe 55, retransmission 68, violation 32; states 1 2974, 2 494, 3 12, 4 1, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 4, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 4`,
  "repeated after 20.5 ms": `
    118 of 144 conform, 13069cb8; mid-connection 29, new-incarnation 6, one-sided 1
    duplicate 127, ok 1354, old 13, probe 60, retransmission 67, violation 32; states 1 2839, 2 454, 3 7, 4 4, 5 2
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 5, check-fin-is-last 2, check-flags 1, check-number-taken 3, check-number-unsent 1, check-one-content 3, check-one-syn 3, check-rst-is-the-end 2`,
  "repeated after 40.5 ms": `
    112 of 139 conform, ad655486; mid-connection 26, new-incarnation 6, one-sided 1
    duplicate 120, ok 1316, old 14, probe 51, retransmission 69, violation 34; states 1 2785, 2 411, 3 10, 4 1, 5 1
    9293-3.10.2-send-closing 5, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 4, 9293-3.4-syn-takes-one 4, check-fin-is-last 1, check-flags 1, check-number-taken 3, check-number-unsent 1, check-one-content 3, check-one-syn 3, check-rst-is-the-end 2`,
  "repeated after 150.5 ms": `
    118 of 144 conform, 49b0df4f; mid-connection 28, new-incarnation 5, one-sided 1
    duplicate 124, ok 1327, old 21, probe 59, retransmission 67, violation 34; states 1 2855, 2 399, 3 9, 5 1
    9293-3.10.2-send-closing 5, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 4, check-fin-is-last 2, check-flags 2, check-number-taken 2, check-number-unsent 2, check-one-content 3, check-one-syn 3, check-rst-is-the-end 2`,
  "repeated after 200.5 ms": `
    128 of 154 conform, 178932ad; mid-connection 31, new-incarnation 6, one-sided 1
    duplicate 91, ok 1426, old 19, probe 58, retransmission 120, violation 30; states 1 3044, 2 435, 3 7, 5 2
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 3`,
  "repeated after 500.5 ms": `
    124 of 153 conform, 6c5efcac; mid-connection 30, new-incarnation 7, unseen-segments 1
    duplicate 70, ok 1430, old 18, probe 68, retransmission 118, violation 37; states 1 3051, 2 422, 3 9
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 4, check-ack-never-back 2, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 4, check-one-syn 3, check-rst-is-the-end 5`,
  "repeated after 1000.5 ms": `
    111 of 144 conform, a1b1d3bb; mid-connection 29, new-incarnation 6, one-sided 1
    duplicate 57, ok 1354, old 25, probe 70, retransmission 107, violation 40; states 1 2876, 2 421, 3 8, 5 1
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 5, check-ack-never-back 4, check-fin-is-last 2, check-flags 1, check-number-taken 5, check-number-unsent 1, check-one-content 3, check-one-syn 3, check-rst-is-the-end 4`,
  "repeated after 59000.5 ms": `
    105 of 139 conform, d0bde42e; mid-connection 26, new-incarnation 7, one-sided 1
    duplicate 58, ok 1316, old 18, probe 67, retransmission 100, violation 45; states 1 2799, 2 398, 3 10, 5 1
    9293-3.10.2-send-closing 5, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 4, 9293-3.4-syn-takes-one 4, check-ack-never-back 8, check-fin-is-last 1, check-flags 1, check-number-taken 3, check-number-unsent 1, check-one-content 3, check-one-syn 3, check-rst-is-the-end 5`,
  "repeated after 60000.5 ms": `
    110 of 144 conform, 6b2ac42e; mid-connection 28, new-incarnation 5, one-sided 1
    duplicate 63, ok 1325, old 28, probe 67, retransmission 102, violation 47; states 1 2838, 2 412, 3 10, 4 2, 5 2
    9293-3.10.2-send-closing 5, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 4, check-ack-never-back 5, check-fin-is-last 2, check-flags 2, check-number-taken 2, check-number-unsent 2, check-one-content 5, check-one-syn 3, check-rst-is-the-end 8`,
};
