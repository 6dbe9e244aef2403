/** What the checker says of the captures that each rewriting makes: see pinned.test.ts. */
export const ONCE: Readonly<Record<string, string>> = {
  "as it is": `
    15 of 19 conform, f5ea9395; mid-connection 6, new-incarnation 1
    duplicate 3, ok 152, old 1, retransmission 6, violation 4; states 1 275, 2 55, 3 2
    9293-3.10.7.4-ack-of-unsent 1, 9293-3.10.7.4-no-ack 1, 9293-3.4-syn-takes-one 1, check-one-content 1`,
  removed: `
    111 of 144 conform, 89604fe2; mid-connection 41, new-incarnation 4, one-sided 4, unseen-segments 16
    duplicate 14, ok 1178, old 9, probe 49, retransmission 53, violation 41; states 1 2372, 2 290, 3 16, 4 6, 5 4
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 23, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 2, check-fin-is-last 1, check-number-taken 2, check-number-unsent 2, check-one-content 3, check-one-syn 2`,
  "repeated at once": `
    128 of 154 conform, 2f109114; mid-connection 31, new-incarnation 6, one-sided 1
    duplicate 146, ok 1420, old 13, probe 56, retransmission 78, violation 31; states 1 2968, 2 504, 3 14, 5 2
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 3`,
  "repeated later": `
    126 of 153 conform, 791c5597; mid-connection 30, new-incarnation 7
    duplicate 94, ok 1423, old 14, probe 59, retransmission 119, violation 32; states 1 3050, 2 423, 3 8, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 4, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 4`,
  "repeated with a new timestamp": `
    103 of 144 conform, 04414c39; mid-connection 29, new-incarnation 6, one-sided 1, unseen-segments 3
    duplicate 18, ok 1359, old 21, probe 64, retransmission 141, violation 50; states 1 2881, 2 416, 3 8, 5 1
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 5, check-ack-never-back 6, check-fin-is-last 3, check-flags 1, check-number-taken 8, check-number-unsent 1, check-one-content 7, check-one-syn 3, check-rst-is-the-end 4`,
  "behind the next": `
    85 of 125 conform, a92d0e46; mid-connection 34, new-incarnation 6, one-sided 1, unseen-segments 3
    duplicate 21, ok 1148, old 13, probe 58, retransmission 56, violation 48; states 1 2346, 2 335, 3 6, 4 1
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 24, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, 9293-3.8-window 2, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 4, check-one-syn 3, check-rst-is-the-end 2`,
  "seq + 1": `
    56 of 144 conform, cf8592bc; mid-connection 28, new-incarnation 6, one-sided 4, unseen-segments 12
    duplicate 11, ok 1144, old 13, probe 86, retransmission 59, violation 175; states 1 2531, 2 419, 3 21, 4 2, 5 3
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 40, 9293-3.8-window 12, check-fin-is-last 31, check-flags 1, check-number-taken 41, check-number-unsent 30, check-one-content 4, check-one-syn 2, check-rst-is-the-end 2`,
  "seq - 1": `
    51 of 154 conform, e989d4f1; mid-connection 31, new-incarnation 7, one-sided 2, unseen-segments 24
    duplicate 10, ok 1296, old 12, probe 62, retransmission 62, violation 148; states 1 2785, 2 377, 3 9, 4 6, 5 3
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 28, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 16, 9293-3.8-window 3, check-fin-is-last 23, check-flags 1, check-number-taken 62, check-number-unsent 2, check-one-content 3, check-one-syn 3, check-rst-is-the-end 1`,
  "seq + 1000": `
    46 of 153 conform, 1455ac14; mid-connection 30, new-incarnation 9, one-sided 10, unseen-segments 10
    duplicate 12, ok 1199, old 91, probe 43, retransmission 53, violation 190; states 1 2755, 2 406, 3 15
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 16, 9293-3.8-window 15, check-ack-never-back 66, check-fin-is-last 17, check-flags 1, check-number-taken 2, check-number-unsent 54, check-one-content 4, check-one-syn 2, check-rst-is-the-end 2`,
  "seq - 1000": `
    81 of 144 conform, d1de570a; mid-connection 29, new-incarnation 4, one-sided 4, unseen-segments 29
    duplicate 15, ok 1236, old 84, probe 45, retransmission 55, violation 74; states 1 2629, 2 373, 3 11, 4 5
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 19, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 19, 9293-3.8-window 3, check-fin-is-last 11, check-flags 1, check-number-taken 5, check-one-content 7, check-one-syn 3, check-rst-is-the-end 2`,
  "seq + 2^26": `
    80 of 139 conform, 97a7d6de; mid-connection 26, new-incarnation 6, one-sided 11, unseen-segments 12
    duplicate 8, ok 1067, old 164, probe 45, retransmission 50, violation 131; states 1 2546, 2 367, 3 10, 4 7
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 15, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 15, 9293-3.8-window 4, check-ack-never-back 72, check-fin-is-last 5, check-flags 1, check-number-taken 2, check-number-unsent 5, check-one-content 1, check-one-syn 3, check-rst-is-the-end 2`,
  "ack + 1": `
    23 of 123 conform, 1a4c16f3; mid-connection 27, new-incarnation 2, one-sided 1
    duplicate 8, ok 1081, old 10, probe 55, retransmission 57, violation 116; states 1 2294, 2 339, 3 9, 4 8, 5 4
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 87, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 13, check-number-taken 5, check-number-unsent 1, check-one-content 3, check-one-syn 2`,
  "ack - 1": `
    51 of 130 conform, 3c518b2d; mid-connection 29, new-incarnation 5, one-sided 3, unseen-segments 12
    duplicate 9, ok 1178, old 14, probe 45, retransmission 63, violation 107; states 1 2432, 2 381, 3 15, 4 2, 5 2
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 21, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 50, 9293-3.8-window 4, check-ack-never-back 18, check-fin-is-last 2, check-flags 1, check-number-unsent 1, check-one-content 2, check-one-syn 2, check-rst-is-the-end 1`,
  "ack + 1000": `
    23 of 132 conform, 08eb706f; mid-connection 29, new-incarnation 3, one-sided 2, unseen-segments 1
    duplicate 7, ok 1156, old 19, probe 51, retransmission 52, violation 133; states 1 2448, 2 377, 3 10, 4 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 94, 9293-3.10.7.4-no-ack 1, 9293-3.4-syn-takes-one 19, 9293-3.8-window 2, check-ack-never-back 2, check-fin-is-last 2, check-flags 1, check-number-taken 4, check-one-content 3, check-one-syn 1, check-rst-is-the-end 2`,
  "ack - 1000": `
    28 of 119 conform, 5901c3b0; mid-connection 26, new-incarnation 2, one-sided 1, unseen-segments 10
    duplicate 12, ok 1045, old 19, probe 37, retransmission 55, violation 127; states 1 2182, 2 398, 3 9, 4 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 18, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 19, 9293-3.8-window 1, check-ack-never-back 71, check-fin-is-last 2, check-flags 1, check-number-taken 3, check-one-content 3, check-one-syn 3, check-rst-is-the-end 2`,
  "ack - 2^26": `
    26 of 117 conform, 7aeeef6c; mid-connection 24, new-incarnation 3, one-sided 2, unseen-segments 13
    duplicate 8, ok 1035, old 13, probe 47, retransmission 50, violation 126; states 1 2181, 2 365, 3 11, 4 1
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 16, 9293-3.10.7.4-no-ack 1, 9293-3.4-syn-takes-one 16, 9293-3.8-window 4, check-ack-never-back 76, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 2, check-one-content 1, check-one-syn 2`,
  "SYN on": `
    27 of 117 conform, 1be8a8e8; mid-connection 27, new-incarnation 12, one-sided 4, unseen-segments 15
    duplicate 8, ok 1042, old 18, probe 46, retransmission 27, violation 127; states 1 2394, 2 134, 3 6, 4 1, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 11, check-fin-is-last 5, check-flags 30, check-number-taken 25, check-number-unsent 2, check-one-content 3, check-one-syn 44`,
  "SYN off": `
    11 of 32 conform, 9c2c515c; mid-connection 15, new-incarnation 2, one-sided 2
    duplicate 3, ok 214, old 1, probe 3, retransmission 9, violation 27; states 1 463, 2 33, 3 17, 5 1
    9293-3.10.2-send-closing 1, 9293-3.10.7.4-ack-of-unsent 1, 9293-3.10.7.4-no-ack 17, 9293-3.4-syn-takes-one 3, check-number-taken 2, check-rst-is-the-end 3`,
  "FIN on": `
    40 of 129 conform, 7a4b1962; mid-connection 23, new-incarnation 6, one-sided 1
    duplicate 7, ok 1040, old 9, probe 107, retransmission 62, violation 137; states 1 2298, 2 365, 3 38, 4 21, 5 2
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, check-fin-is-last 52, check-flags 41, check-number-taken 20, check-number-unsent 1, check-one-content 3, check-one-syn 1, check-rst-is-the-end 4`,
  "FIN off": `
    8 of 20 conform, 1e16bd21; mid-connection 7, unseen-segments 1
    duplicate 4, ok 164, old 1, probe 10, retransmission 8, violation 14; states 1 357, 2 40, 3 1, 4 4
    9293-3.10.7.4-ack-of-unsent 12, 9293-3.4-syn-takes-one 1, check-one-content 1`,
  "RST on": `
    31 of 131 conform, 1e4be5b2; mid-connection 24, new-incarnation 3, one-sided 1, unseen-segments 13
    duplicate 11, ok 1172, old 11, probe 47, retransmission 43, violation 136; states 1 2609, 2 223, 3 7, 4 1
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 18, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 5, 9293-3.8-window 4, check-fin-is-last 1, check-flags 45, check-number-taken 1, check-number-unsent 2, check-one-content 2, check-one-syn 2, check-rst-is-the-end 51`,
  "RST off": `
    3 of 9 conform, 363ce7a4; mid-connection 1, new-incarnation 1
    duplicate 2, ok 45, old 2, probe 1, retransmission 1, violation 7; states 1 113, 2 3
    9293-3.10.7.4-no-ack 6, check-fin-is-last 1`,
  "ACK off": `
    14 of 130 conform, 17bce90a; mid-connection 29, new-incarnation 5, one-sided 2, unseen-segments 13
    duplicate 7, ok 1150, old 8, probe 45, retransmission 51, violation 155; states 1 2428, 2 373, 3 27, 4 3, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 21, 9293-3.10.7.4-no-ack 117, 9293-3.4-syn-takes-one 2, 9293-3.8-window 5, check-fin-is-last 1, check-flags 1, check-number-unsent 1, check-one-content 2, check-one-syn 2, check-rst-is-the-end 1`,
  "one octet more": `
    66 of 153 conform, 318e6c85; mid-connection 30, new-incarnation 7, unseen-segments 7
    duplicate 7, ok 1279, old 10, probe 94, retransmission 60, violation 138; states 1 2713, 2 424, 3 29, 4 6, 5 4
    9293-3.10.2-send-closing 10, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, 9293-3.8-window 13, check-fin-is-last 28, check-flags 1, check-number-taken 45, check-number-unsent 1, check-one-content 21, check-one-syn 2, check-rst-is-the-end 4`,
  "one octet less": `
    14 of 24 conform, a12d126c; mid-connection 9, one-sided 1, unseen-segments 6
    duplicate 2, ok 228, old 1, probe 10, retransmission 15, violation 14; states 1 398, 2 141, 4 1
    9293-3.10.7.4-ack-of-unsent 9, 9293-3.4-syn-takes-one 1, check-number-taken 2, check-one-syn 1, check-rst-is-the-end 1`,
  "20 octets more": `
    51 of 139 conform, 1c1215c6; mid-connection 26, new-incarnation 6, one-sided 1, unseen-segments 1
    duplicate 10, ok 1198, old 16, probe 47, retransmission 56, violation 138; states 1 2522, 2 374, 3 27, 4 1, 5 1, 6 5
    9293-3.10.2-send-closing 14, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 4, 9293-3.8-window 1, check-fin-is-last 28, check-flags 1, check-number-taken 48, check-number-unsent 1, check-one-content 27, check-one-syn 3, check-rst-is-the-end 2`,
  "without data": `
    21 of 28 conform, 7d2439af; mid-connection 9, one-sided 1, unseen-segments 17
    duplicate 7, ok 344, old 1, probe 24, retransmission 11, violation 9; states 1 626, 2 166
    9293-3.10.7.4-ack-of-unsent 4, 9293-3.10.7.4-no-ack 1, check-fin-is-last 1, check-number-unsent 1, check-one-content 1, check-one-syn 1`,
  "other octets": `
    9 of 22 conform, bf619733; mid-connection 11, one-sided 1
    ok 186, old 2, probe 1, retransmission 9, violation 17; states 1 309, 2 121
    9293-3.10.2-send-closing 1, 9293-3.10.7.4-ack-of-unsent 1, 9293-3.10.7.4-no-ack 1, 9293-3.4-syn-takes-one 1, check-fin-is-last 1, check-number-unsent 1, check-one-content 11`,
  "window 0": `
    115 of 145 conform, 36c032ff; mid-connection 29, new-incarnation 7, unseen-segments 3
    duplicate 12, ok 1296, old 10, probe 39, retransmission 66, violation 37; states 1 2557, 2 352, 3 10, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 9, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, 9293-3.8-window 6, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 3`,
  "window 1": `
    116 of 144 conform, ed75b3cf; mid-connection 29, new-incarnation 6, one-sided 1, unseen-segments 2
    duplicate 12, ok 1330, old 11, probe 53, retransmission 65, violation 38; states 1 2638, 2 371, 3 8, 5 1
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 10, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, 9293-3.8-window 7, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-one-content 2, check-one-syn 3, check-rst-is-the-end 2`,
  "no timestamp": `
    112 of 139 conform, 1d51e167; mid-connection 26, new-incarnation 6, one-sided 1
    duplicate 11, ok 1301, old 10, probe 48, retransmission 64, violation 31; states 1 2567, 2 353, 3 9, 5 1
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 4, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 3, check-rst-is-the-end 2`,
  "timestamp back": `
    53 of 59 conform, 39ccb4aa; new-incarnation 4
    duplicate 2, ok 560, old 3, probe 26, retransmission 23, violation 6; states 1 1100, 2 132, 3 6, 5 2
    9293-3.10.2-send-closing 3, 9293-3.4-syn-takes-one 2, check-flags 1`,
  "timestamp on": `
    60 of 66 conform, b71bf226; new-incarnation 5
    duplicate 5, ok 624, old 4, probe 25, retransmission 23, violation 6; states 1 1233, 2 133, 3 6, 5 2
    9293-3.10.2-send-closing 3, 9293-3.4-syn-takes-one 2, check-flags 1`,
  "SYN at the number": `
    67 of 153 conform, 1103de89; mid-connection 24, new-incarnation 10, one-sided 2, unseen-segments 14
    duplicate 11, ok 1301, old 73, probe 51, retransmission 45, violation 107; states 1 2766, 2 378, 3 32
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 24, 9293-3.10.7.4-no-ack 1, 9293-3.4-syn-takes-one 5, 9293-3.8-window 10, check-fin-is-last 3, check-flags 1, check-number-taken 7, check-number-unsent 1, check-one-content 3, check-one-syn 46, check-rst-is-the-end 4`,
  "70 s later": `
    100 of 125 conform, 6f13d7e7; mid-connection 23, new-incarnation 6, one-sided 1
    duplicate 13, ok 1189, old 10, probe 45, retransmission 57, violation 30; states 1 2360, 2 320, 3 7, 5 1
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 2, check-one-content 3, check-one-syn 3, check-rst-is-the-end 2`,
  "1 s later": `
    96 of 120 conform, 2ef95503; mid-connection 20, new-incarnation 5, one-sided 1
    duplicate 10, ok 1149, old 9, probe 48, retransmission 55, violation 28; states 1 2303, 2 288, 3 7
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 2, check-one-content 2, check-one-syn 3, check-rst-is-the-end 2`,
  "at once": `
    101 of 125 conform, 801782ce; mid-connection 22, new-incarnation 3, one-sided 1
    duplicate 20, ok 1203, old 10, probe 50, retransmission 48, violation 28; states 1 2392, 2 314, 3 11, 5 1
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-fin-is-last 2, check-number-taken 2, check-number-unsent 2, check-one-content 3, check-one-syn 2, check-rst-is-the-end 2`,
  "a RST at the number": `
    73 of 154 conform, 12c2c209; mid-connection 31, new-incarnation 6, one-sided 1
    duplicate 15, ok 1489, old 11, probe 52, retransmission 76, violation 101; states 1 3116, 2 346, 3 24, 4 1, 5 1
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 73`,
  "a RST in the window": `
    66 of 153 conform, bde0eb8a; mid-connection 30, new-incarnation 7
    duplicate 16, ok 1490, old 12, probe 53, retransmission 68, violation 102; states 1 3060, 2 409, 3 11, 4 1, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 75`,
  "a RST of the past": `
    59 of 144 conform, c7fa612b; mid-connection 29, new-incarnation 6, one-sided 1
    duplicate 13, ok 1371, old 48, probe 53, retransmission 65, violation 103; states 1 2865, 2 430, 3 9, 5 2
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 3, check-rst-is-the-end 75`,
  "a RST,ACK at the number": `
    53 of 139 conform, 23f06d49; mid-connection 26, new-incarnation 6, one-sided 1
    duplicate 13, ok 1365, old 10, probe 48, retransmission 62, violation 106; states 1 2865, 2 329, 3 14
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 4, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 3, check-rst-is-the-end 76`,
  "a RST in answer": `
    65 of 144 conform, 452c55c3; mid-connection 28, new-incarnation 5
    duplicate 16, ok 1381, old 17, probe 53, retransmission 65, violation 100; states 1 2966, 2 270, 3 27, 5 1
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 3, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 2, check-one-content 3, check-one-syn 3, check-rst-is-the-end 70`,
  "a RST,ACK in answer": `
    127 of 154 conform, fe67a309; mid-connection 31, new-incarnation 6
    duplicate 13, ok 1561, old 11, probe 52, retransmission 76, violation 31; states 1 3228, 2 254, 3 5, 5 1
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-ack-never-back 1, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 3`,
  "a SYN in the window": `
    82 of 153 conform, d41be076; mid-connection 30, new-incarnation 28
    duplicate 16, ok 1430, old 89, probe 53, retransmission 68, violation 85; states 1 2975, 2 476, 3 29, 4 1, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 56, check-rst-is-the-end 4`,
  "a SYN far off": `
    119 of 144 conform, 7cdbdfa1; mid-connection 29, new-incarnation 33, one-sided 1
    duplicate 12, ok 1367, old 127, probe 53, retransmission 65, violation 29; states 1 2856, 2 413, 3 36, 5 1
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 2`,
  "a SYN,ACK in answer": `
    58 of 139 conform, f30ba5c8; mid-connection 26, new-incarnation 22
    duplicate 12, ok 1321, old 76, probe 47, retransmission 45, violation 103; states 1 3006, 2 190, 3 6, 4 1, 5 5
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 5, check-ack-never-back 20, check-fin-is-last 1, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 3, check-one-syn 54, check-rst-is-the-end 2`,
  "an ACK in answer": `
    111 of 144 conform, a3df6e1a; mid-connection 28, new-incarnation 4, unseen-segments 2
    duplicate 27, ok 1414, old 29, probe 54, retransmission 64, violation 44; states 1 2834, 2 419, 3 8, 5 3
    9293-3.10.2-send-closing 4, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 3, 9293-3.4-syn-takes-one 4, 9293-3.8-window 1, check-ack-never-back 3, check-fin-is-last 2, check-flags 1, check-number-taken 5, check-number-unsent 3, check-one-content 4, check-one-syn 3, check-rst-is-the-end 3`,
  "a FIN in answer": `
    51 of 154 conform, 81803795; mid-connection 31, new-incarnation 6, unseen-segments 4
    duplicate 14, ok 1382, old 21, probe 98, retransmission 88, violation 141; states 1 3156, 2 323, 3 8, 5 1
    9293-3.10.2-send-closing 5, 9293-3.10.7.4-ack-of-unsent 9, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 3, check-ack-never-back 6, check-fin-is-last 88, check-flags 1, check-number-taken 12, check-number-unsent 2, check-one-content 6, check-one-syn 2, check-rst-is-the-end 5`,
  "a probe": `
    83 of 153 conform, 89ad2903; mid-connection 30, new-incarnation 7
    duplicate 14, ok 1412, old 28, probe 124, retransmission 68, violation 95; states 1 3060, 2 413, 3 9
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 8, 9293-3.10.7.4-no-ack 22, 9293-3.4-syn-takes-one 4, check-ack-never-back 28, check-fin-is-last 2, check-flags 1, check-number-taken 6, check-number-unsent 1, check-one-content 3, check-one-syn 2, check-rst-is-the-end 16`,
  "a probe with an octet": `
    70 of 144 conform, b6712b42; mid-connection 29, new-incarnation 6, one-sided 1, unseen-segments 1
    duplicate 12, ok 1315, old 28, probe 82, retransmission 119, violation 97; states 1 3028, 2 273, 3 4, 5 1
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 25, 9293-3.4-syn-takes-one 6, check-fin-is-last 29, check-flags 1, check-number-taken 2, check-number-unsent 1, check-one-content 7, check-one-syn 3, check-rst-is-the-end 14`,
  "data of its end": `
    40 of 139 conform, 11298cf8; mid-connection 26, new-incarnation 6, one-sided 1
    duplicate 13, ok 1318, old 18, probe 48, retransmission 73, violation 134; states 1 2776, 2 418, 3 13, 5 1
    9293-3.10.2-send-closing 30, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 25, 9293-3.4-syn-takes-one 4, 9293-3.8-window 1, check-ack-never-back 1, check-fin-is-last 5, check-flags 1, check-number-taken 10, check-number-unsent 1, check-one-content 41, check-one-syn 3, check-rst-is-the-end 5`,
  "a FIN of its end": `
    37 of 144 conform, 5f82d1f3; mid-connection 28, new-incarnation 5, one-sided 1, unseen-segments 1
    duplicate 18, ok 1281, old 13, probe 85, retransmission 74, violation 161; states 1 2838, 2 382, 3 12, 4 14, 5 15, 6 3
    9293-3.10.2-send-closing 9, 9293-3.10.7.4-ack-of-unsent 7, 9293-3.10.7.4-no-ack 22, 9293-3.4-syn-takes-one 4, check-ack-never-back 2, check-fin-is-last 81, check-flags 1, check-number-taken 18, check-number-unsent 2, check-one-content 6, check-one-syn 3, check-rst-is-the-end 6`,
  "cut before": `
    128 of 135 conform, a8754184; mid-connection 132, new-incarnation 2, one-sided 33
    duplicate 6, ok 646, old 7, probe 19, retransmission 14, violation 7; states 1 1054, 2 274, 3 70
    9293-3.10.7.4-ack-of-unsent 1, check-fin-is-last 2, check-one-content 2, check-rst-is-the-end 2`,
  "cut after": `
    135 of 153 conform, b39e4e56; mid-connection 30, new-incarnation 5, one-sided 28
    duplicate 6, ok 791, old 6, probe 30, retransmission 35, violation 21; states 1 1553, 2 199, 3 22, 6 4
    9293-3.10.2-send-closing 1, 9293-3.10.7.4-ack-of-unsent 6, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 4, check-flags 1, check-number-taken 2, check-one-content 2, check-one-syn 1, check-rst-is-the-end 2`,
  "only one end from here": `
    81 of 144 conform, bd20d445; mid-connection 29, new-incarnation 3, one-sided 27
    duplicate 11, ok 899, old 13, probe 41, retransmission 53, violation 107; states 1 1902, 2 270, 3 39, 4 21, 6 16
    9293-3.10.2-send-closing 3, 9293-3.10.7.4-ack-of-unsent 49, 9293-3.10.7.4-no-ack 1, 9293-3.4-syn-takes-one 4, 9293-3.8-window 38, check-fin-is-last 2, check-flags 1, check-number-taken 2, check-one-content 2, check-one-syn 3, check-rst-is-the-end 2`,
  "only the first end": `
    16 of 19 conform, c030dda2; mid-connection 6, new-incarnation 2, one-sided 19, unseen-segments 1
    duplicate 2, ok 79, old 3, retransmission 5, violation 4; states 1 133, 2 31, 4 19, 6 3
    9293-3.10.7.4-no-ack 1, check-ack-never-back 2, check-one-content 1`,
  "only the second end": `
    19 of 19 conform, 98d12c11; mid-connection 19, one-sided 19
    ok 47, old 3, retransmission 1; states 1 79, 2 2, 3 12, 4 7, 6 2
`,
  "at the wrap": `
    16 of 19 conform, 0f15fc41; mid-connection 5, one-sided 1
    duplicate 2, ok 108, old 3, probe 3, retransmission 14, violation 6; states 1 208, 2 62, 3 1, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 1, 9293-3.4-syn-takes-one 1, check-number-taken 2`,
  "no timestamps": `
    16 of 19 conform, f9393080; mid-connection 6, new-incarnation 1
    duplicate 2, ok 120, old 1, retransmission 12, violation 3; states 1 228, 2 47, 3 1
    9293-3.10.7.4-ack-of-unsent 1, check-rst-is-the-end 2`,
  "no options": `
    16 of 19 conform, 588e86e2; mid-connection 6, unseen-segments 2
    duplicate 1, ok 142, old 1, probe 8, retransmission 8, violation 5; states 1 277, 2 52, 3 1
    9293-3.8-window 4, check-fin-is-last 1`,
  "once more at once": `
    14 of 19 conform, d7296eda; mid-connection 6, new-incarnation 13, unseen-segments 4
    duplicate 6, ok 287, old 15, retransmission 11, violation 13; states 1 553, 2 108, 3 3
    9293-3.10.7.4-ack-of-unsent 2, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 2, check-fin-is-last 5, check-one-content 2`,
  "once more after 70 s": `
    14 of 19 conform, 4447ef34; mid-connection 6, new-incarnation 12, unseen-segments 2
    duplicate 4, ok 207, old 3, probe 4, retransmission 20, violation 20; states 1 421, 2 93, 3 2
    9293-3.10.2-send-closing 1, 9293-3.10.7.4-no-ack 2, 9293-3.4-syn-takes-one 1, check-ack-never-back 2, check-fin-is-last 8, check-flags 2, check-number-unsent 2, check-one-syn 2`,
  "seen at the other end": `
    16 of 19 conform, 3421fe97; mid-connection 5, one-sided 1
    duplicate 2, ok 107, old 3, probe 3, retransmission 15, violation 6; states 1 208, 2 62, 3 1, 5 1
    9293-3.10.2-send-closing 2, 9293-3.10.7.4-ack-of-unsent 1, 9293-3.4-syn-takes-one 1, check-number-taken 2`,
  "seen on the way": `
    16 of 19 conform, f26f9b50; mid-connection 6, new-incarnation 1
    duplicate 2, ok 120, old 1, retransmission 12, violation 3; states 1 225, 2 50, 3 1
    9293-3.10.7.4-ack-of-unsent 1, check-rst-is-the-end 2`,
};
