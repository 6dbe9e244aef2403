/** What the checker says of captures rewritten twice, by bundle: see pinned.test.ts. */
export const TWICE: Readonly<Record<string, string>> = {
  0: `
    76 of 149 conform, 0d9a8e04; mid-connection 50, new-incarnation 10, one-sided 11
    duplicate 48, ok 939, old 30, probe 22, retransmission 86, violation 125; states 1 2114, 2 354, 3 26, 4 5, 5 1
    9293-3.10.2-send-closing 7, 9293-3.10.7.4-ack-of-unsent 23, 9293-3.10.7.4-no-ack 5, 9293-3.4-syn-takes-one 12, 9293-3.8-window 1, check-ack-never-back 15, check-fin-is-last 17, check-flags 5, check-number-taken 14, check-one-content 5, check-one-syn 5, check-rst-is-the-end 16`,
  1: `
    89 of 150 conform, 50b7f030; mid-connection 46, new-incarnation 8, one-sided 8, unseen-segments 4
    duplicate 59, ok 958, old 41, probe 40, retransmission 83, violation 108; states 1 2120, 2 413, 3 36, 4 8, 5 1
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 11, 9293-3.10.7.4-no-ack 9, 9293-3.4-syn-takes-one 6, check-ack-never-back 22, check-fin-is-last 10, check-flags 6, check-number-taken 14, check-number-unsent 2, check-one-content 6, check-one-syn 5, check-rst-is-the-end 13`,
  2: `
    80 of 153 conform, 268c4e23; mid-connection 52, new-incarnation 7, one-sided 7, unseen-segments 4
    duplicate 39, ok 996, old 27, probe 37, retransmission 61, violation 123; states 1 2116, 2 416, 3 30, 4 4
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 18, 9293-3.10.7.4-no-ack 15, 9293-3.4-syn-takes-one 8, 9293-3.8-window 3, check-ack-never-back 3, check-fin-is-last 21, check-flags 11, check-number-taken 16, check-number-unsent 6, check-one-content 7, check-one-syn 3, check-rst-is-the-end 10`,
  3: `
    80 of 154 conform, f98ba1c6; mid-connection 48, new-incarnation 6, one-sided 10, unseen-segments 4
    duplicate 53, ok 1040, old 34, probe 34, retransmission 84, violation 105; states 1 2247, 2 424, 3 25, 4 4
    9293-3.10.2-send-closing 1, 9293-3.10.7.4-ack-of-unsent 17, 9293-3.10.7.4-no-ack 10, 9293-3.4-syn-takes-one 7, 9293-3.8-window 3, check-ack-never-back 8, check-fin-is-last 11, check-flags 6, check-number-taken 8, check-number-unsent 2, check-one-content 6, check-one-syn 5, check-rst-is-the-end 21`,
  4: `
    68 of 151 conform, 9c2148b8; mid-connection 49, new-incarnation 8, one-sided 5, unseen-segments 7
    duplicate 37, ok 961, old 50, probe 36, retransmission 81, violation 142; states 1 2145, 2 448, 3 19, 4 2
    9293-3.10.2-send-closing 1, 9293-3.10.7.4-ack-of-unsent 23, 9293-3.10.7.4-no-ack 16, 9293-3.4-syn-takes-one 17, check-ack-never-back 22, check-fin-is-last 13, check-flags 4, check-number-taken 15, check-number-unsent 4, check-one-content 1, check-one-syn 3, check-rst-is-the-end 23`,
  5: `
    93 of 165 conform, d4e81044; mid-connection 49, new-incarnation 13, one-sided 2, unseen-segments 3
    duplicate 57, ok 1100, old 34, probe 31, retransmission 101, violation 105; states 1 2427, 2 401, 3 26, 4 1, 5 1
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 10, 9293-3.10.7.4-no-ack 17, 9293-3.4-syn-takes-one 3, check-ack-never-back 16, check-fin-is-last 8, check-flags 11, check-number-taken 8, check-number-unsent 3, check-one-content 5, check-one-syn 9, check-rst-is-the-end 12`,
  6: `
    88 of 160 conform, 7ddd4c9a; mid-connection 51, new-incarnation 14, one-sided 14, unseen-segments 5
    duplicate 46, ok 1029, old 62, probe 32, retransmission 77, violation 104; states 1 2191, 2 478, 3 24, 4 4, 5 1, 6 2
    9293-3.10.2-send-closing 5, 9293-3.10.7.4-ack-of-unsent 17, 9293-3.10.7.4-no-ack 8, 9293-3.4-syn-takes-one 12, check-ack-never-back 18, check-fin-is-last 7, check-flags 4, check-number-taken 5, check-number-unsent 7, check-one-content 2, check-one-syn 7, check-rst-is-the-end 12`,
  7: `
    75 of 144 conform, 36d3e21b; mid-connection 40, new-incarnation 8, one-sided 7, unseen-segments 11
    duplicate 57, ok 934, old 46, probe 28, retransmission 89, violation 122; states 1 2147, 2 378, 3 23, 4 1, 6 3
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 12, 9293-3.10.7.4-no-ack 10, 9293-3.4-syn-takes-one 11, 9293-3.8-window 11, check-ack-never-back 14, check-fin-is-last 9, check-flags 5, check-number-taken 22, check-number-unsent 2, check-one-content 7, check-one-syn 5, check-rst-is-the-end 12`,
  8: `
    80 of 148 conform, 98ff4a1d; mid-connection 56, new-incarnation 6, one-sided 8, unseen-segments 1
    duplicate 29, ok 947, old 47, probe 45, retransmission 82, violation 102; states 1 1982, 2 489, 3 22, 4 9, 5 2
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 15, 9293-3.10.7.4-no-ack 14, 9293-3.4-syn-takes-one 8, 9293-3.8-window 2, check-ack-never-back 7, check-fin-is-last 7, check-flags 6, check-number-taken 14, check-number-unsent 2, check-one-content 4, check-one-syn 5, check-rst-is-the-end 16`,
  9: `
    73 of 158 conform, 47a2ed16; mid-connection 57, new-incarnation 7, one-sided 10, unseen-segments 5
    duplicate 42, ok 1028, old 34, probe 44, retransmission 112, violation 125; states 1 2264, 2 474, 3 19, 4 3, 5 5, 6 2, 7 3
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 22, 9293-3.10.7.4-no-ack 16, 9293-3.4-syn-takes-one 16, check-ack-never-back 10, check-fin-is-last 10, check-flags 3, check-number-taken 12, check-number-unsent 6, check-one-content 7, check-one-syn 2, check-rst-is-the-end 19`,
  10: `
    88 of 158 conform, 247ec250; mid-connection 57, new-incarnation 9, one-sided 9, unseen-segments 5
    duplicate 45, ok 915, old 36, probe 25, retransmission 96, violation 110; states 1 1990, 2 412, 3 35, 4 15, 5 1, 6 1
    9293-3.10.2-send-closing 7, 9293-3.10.7.4-ack-of-unsent 12, 9293-3.10.7.4-no-ack 9, 9293-3.4-syn-takes-one 10, 9293-3.8-window 3, check-ack-never-back 9, check-fin-is-last 16, check-flags 6, check-number-taken 11, check-number-unsent 3, check-one-content 2, check-one-syn 6, check-rst-is-the-end 16`,
  11: `
    97 of 160 conform, 86968a2e; mid-connection 57, new-incarnation 11, one-sided 5, unseen-segments 4
    duplicate 42, ok 1065, old 44, probe 29, retransmission 90, violation 99; states 1 2231, 2 465, 3 33, 4 6, 5 3
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 18, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 11, check-ack-never-back 7, check-fin-is-last 8, check-flags 8, check-number-taken 16, check-number-unsent 3, check-one-content 1, check-one-syn 6, check-rst-is-the-end 16`,
  12: `
    89 of 146 conform, c83f2c8d; mid-connection 64, new-incarnation 5, one-sided 11, unseen-segments 9
    duplicate 44, ok 837, old 43, probe 13, retransmission 103, violation 92; states 1 1730, 2 501, 3 23, 4 6, 5 2, 6 2
    9293-3.10.7.4-ack-of-unsent 11, 9293-3.10.7.4-no-ack 12, 9293-3.4-syn-takes-one 11, 9293-3.8-window 1, check-ack-never-back 5, check-fin-is-last 11, check-flags 4, check-number-taken 13, check-number-unsent 3, check-one-content 4, check-one-syn 8, check-rst-is-the-end 9`,
  13: `
    84 of 154 conform, 038dafb2; mid-connection 52, new-incarnation 5, one-sided 5, unseen-segments 7
    duplicate 33, ok 909, old 41, probe 24, retransmission 66, violation 122; states 1 1964, 2 364, 3 47, 4 5, 5 2, 6 8
    9293-3.10.2-send-closing 5, 9293-3.10.7.4-ack-of-unsent 17, 9293-3.10.7.4-no-ack 14, 9293-3.4-syn-takes-one 10, 9293-3.8-window 3, check-ack-never-back 7, check-fin-is-last 16, check-flags 7, check-number-taken 13, check-number-unsent 7, check-one-content 1, check-one-syn 4, check-rst-is-the-end 18`,
  14: `
    74 of 137 conform, 8d1a6b72; mid-connection 50, new-incarnation 11, one-sided 11, unseen-segments 1
    duplicate 33, ok 818, old 28, probe 23, retransmission 76, violation 90; states 1 1694, 2 411, 3 28, 4 3
    9293-3.10.2-send-closing 5, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 7, 9293-3.4-syn-takes-one 12, check-ack-never-back 4, check-fin-is-last 10, check-flags 5, check-number-taken 17, check-number-unsent 1, check-one-content 2, check-one-syn 5, check-rst-is-the-end 16`,
  15: `
    82 of 141 conform, ee7d15f8; mid-connection 48, new-incarnation 6, one-sided 10, unseen-segments 4
    duplicate 36, ok 861, old 39, probe 28, retransmission 74, violation 106; states 1 1908, 2 343, 3 32, 4 3, 6 2
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 15, 9293-3.10.7.4-no-ack 10, 9293-3.4-syn-takes-one 10, 9293-3.8-window 3, check-ack-never-back 7, check-fin-is-last 13, check-flags 7, check-number-taken 12, check-number-unsent 2, check-one-content 5, check-one-syn 4, check-rst-is-the-end 15`,
  16: `
    90 of 155 conform, 48b6f902; mid-connection 55, new-incarnation 9, one-sided 11, unseen-segments 6
    duplicate 37, ok 1009, old 50, probe 35, retransmission 85, violation 96; states 1 2110, 2 472, 3 33, 4 4, 5 3, 6 2
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 13, 9293-3.10.7.4-no-ack 6, 9293-3.4-syn-takes-one 7, 9293-3.8-window 1, check-ack-never-back 15, check-fin-is-last 12, check-flags 6, check-number-taken 15, check-number-unsent 5, check-one-content 3, check-one-syn 2, check-rst-is-the-end 9`,
  17: `
    86 of 165 conform, ec151ba1; mid-connection 50, new-incarnation 10, one-sided 8, unseen-segments 6
    duplicate 61, ok 1041, old 42, probe 27, retransmission 90, violation 119; states 1 2281, 2 430, 3 40, 4 6, 5 1, 6 2
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 18, 9293-3.10.7.4-no-ack 10, 9293-3.4-syn-takes-one 8, 9293-3.8-window 12, check-ack-never-back 14, check-fin-is-last 12, check-flags 5, check-number-taken 6, check-number-unsent 2, check-one-content 4, check-one-syn 9, check-rst-is-the-end 16`,
  18: `
    72 of 134 conform, 3842b5f1; mid-connection 44, new-incarnation 11, one-sided 6, unseen-segments 5
    duplicate 35, ok 865, old 38, probe 32, retransmission 74, violation 96; states 1 1912, 2 338, 3 22, 4 3, 5 2, 6 3
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 9, 9293-3.10.7.4-no-ack 11, 9293-3.4-syn-takes-one 9, check-ack-never-back 8, check-fin-is-last 13, check-flags 4, check-number-taken 11, check-number-unsent 2, check-one-content 3, check-one-syn 5, check-rst-is-the-end 17`,
  19: `
    79 of 145 conform, b6dd9bd8; mid-connection 52, new-incarnation 7, one-sided 5, unseen-segments 1
    duplicate 33, ok 970, old 44, probe 37, retransmission 113, violation 98; states 1 2080, 2 484, 3 23, 4 2, 6 1
    9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 10, 9293-3.4-syn-takes-one 11, check-ack-never-back 13, check-fin-is-last 17, check-flags 7, check-number-taken 8, check-number-unsent 3, check-one-content 3, check-one-syn 9, check-rst-is-the-end 11`,
  20: `
    88 of 158 conform, 04242385; mid-connection 51, new-incarnation 6, one-sided 8, unseen-segments 5
    duplicate 28, ok 1024, old 36, probe 47, retransmission 70, violation 100; states 1 2173, 2 388, 3 34, 4 12, 5 1, 6 2
    9293-3.10.2-send-closing 1, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 11, 9293-3.4-syn-takes-one 8, 9293-3.8-window 3, check-ack-never-back 8, check-fin-is-last 19, check-flags 5, check-number-taken 2, check-number-unsent 2, check-one-content 6, check-one-syn 5, check-rst-is-the-end 24`,
  21: `
    76 of 144 conform, 2d707c06; mid-connection 49, new-incarnation 11, one-sided 5, unseen-segments 1
    duplicate 35, ok 973, old 39, probe 35, retransmission 67, violation 118; states 1 2036, 2 466, 3 26, 4 2, 5 2, 6 2
    9293-3.10.2-send-closing 5, 9293-3.10.7.4-ack-of-unsent 18, 9293-3.10.7.4-no-ack 17, 9293-3.4-syn-takes-one 15, check-ack-never-back 13, check-fin-is-last 9, check-flags 2, check-number-taken 14, check-number-unsent 2, check-one-content 6, check-one-syn 3, check-rst-is-the-end 14`,
  22: `
    75 of 134 conform, fa44e24e; mid-connection 40, new-incarnation 8, one-sided 6, unseen-segments 2
    duplicate 33, ok 852, old 40, probe 35, retransmission 75, violation 109; states 1 1888, 2 378, 3 14, 4 4, 5 4
    9293-3.10.2-send-closing 7, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 8, 9293-3.4-syn-takes-one 13, 9293-3.8-window 18, check-ack-never-back 2, check-fin-is-last 13, check-flags 5, check-number-taken 12, check-number-unsent 3, check-one-content 2, check-one-syn 4, check-rst-is-the-end 14`,
  23: `
    74 of 130 conform, 0a1f4313; mid-connection 47, new-incarnation 8, one-sided 11, unseen-segments 3
    duplicate 26, ok 783, old 39, probe 21, retransmission 76, violation 80; states 1 1694, 2 325, 3 23, 4 6, 6 2
    9293-3.10.2-send-closing 6, 9293-3.10.7.4-ack-of-unsent 10, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 9, check-ack-never-back 8, check-fin-is-last 8, check-flags 5, check-number-taken 8, check-number-unsent 5, check-one-content 3, check-one-syn 5, check-rst-is-the-end 10`,
};
