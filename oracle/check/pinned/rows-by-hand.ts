/** What the checker says of the captures written by hand, rewritten in all ways: see pinned.test.ts. */
export const HAND_WRITTEN: Readonly<Record<string, string>> = {
  "an old SYN,ACK comes before the SYN": `
    39 of 51 conform, 91495b27; mid-connection 50, new-incarnation 1, one-sided 2
    duplicate 4, ok 184, old 15, probe 1, retransmission 4, violation 15; states 1 404, 2 40, 3 2`,
  "both open at once, and one is reset before it has heard an ACK": `
    46 of 50 conform, 86860119; mid-connection 1, new-incarnation 5, one-sided 2
    duplicate 3, ok 196, old 5, probe 1, retransmission 9, violation 5; states 1 288, 2 61, 3 89`,
  "the SYN,ACK is lost before the capture: did the first SYN arrive?": `
    41 of 50 conform, 9bf5142e; mid-connection 1, new-incarnation 2, one-sided 5
    duplicate 5, ok 148, old 4, probe 1, retransmission 53, violation 9; states 1 395, 2 41, 3 4`,
  "the third ACK is lost and the SYN,ACK comes again": `
    63 of 91 conform, fc92ff15; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 14, ok 521, old 10, probe 5, retransmission 87, violation 31; states 1 1314, 2 19, 3 3`,
  "a refused SYN, then one that is taken": `
    53 of 63 conform, c6cf1019; mid-connection 2, new-incarnation 54, one-sided 1, unseen-segments 1
    duplicate 5, ok 305, old 11, probe 2, retransmission 3, violation 11; states 1 666, 2 4, 3 4`,
  "a second SYN,ACK with another number that nobody takes up": `
    43 of 51 conform, 70108300; mid-connection 2, new-incarnation 1, one-sided 3
    duplicate 4, ok 149, old 57, probe 1, retransmission 3, violation 9; states 1 421, 2 23, 3 2`,
  "data comes on the SYN": `
    33 of 40 conform, abfd703e; mid-connection 1, one-sided 4
    duplicate 5, ok 112, old 7, probe 2, retransmission 3, violation 9; states 1 267, 2 9`,
  "data on the SYN is not taken and comes again": `
    42 of 51 conform, 6744b860; mid-connection 2, new-incarnation 1, one-sided 3, unseen-segments 1
    duplicate 5, ok 153, old 5, probe 2, retransmission 48, violation 10; states 1 434, 2 10, 3 2`,
  "the client has given up when the SYN,ACK comes": `
    35 of 39 conform, 9b354d55; mid-connection 1, new-incarnation 4, one-sided 3
    duplicate 2, ok 121, old 4, retransmission 4, violation 4; states 1 168, 2 96, 3 6`,
  "the server has crashed and opens itself (RFC 9293 figure 9)": `
    84 of 100 conform, fafea34e; mid-connection 1, new-incarnation 92, one-sided 1
    duplicate 10, ok 692, old 22, retransmission 93, violation 18; states 1 1623, 2 44, 3 3`,
  "an old SYN reaches a listening server first (RFC 9293 figure 8)": `
    64 of 73 conform, a0df7575; mid-connection 1, new-incarnation 67, one-sided 3
    duplicate 7, ok 424, old 19, retransmission 2, violation 12; states 1 701, 2 220, 3 7`,
  "both ends open at once": `
    65 of 76 conform, 01133876; mid-connection 1, new-incarnation 2, one-sided 1
    duplicate 7, ok 441, old 9, probe 3, retransmission 11, violation 11; states 1 725, 2 150, 3 87, 4 2`,
  "numbers wrap in the handshake": `
    45 of 64 conform, b79fd30e; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 7, ok 300, old 5, probe 1, retransmission 5, violation 24; states 1 666, 2 18`,
  "the server aborts before the handshake ends": `
    35 of 39 conform, 7fd865b1; mid-connection 1, new-incarnation 4, one-sided 1
    duplicate 2, ok 120, old 5, retransmission 4, violation 4; states 1 261, 2 6, 3 3`,
  "nobody answers": `
    33 of 38 conform, 9b643b09; one-sided 37
    duplicate 4, ok 40, old 10, retransmission 75, violation 5; states 1 162, 2 1, 3 105`,
  "an old SYN,ACK is refused and the true one taken": `
    55 of 63 conform, a76eb21b; mid-connection 2, new-incarnation 7, one-sided 4
    duplicate 4, ok 256, old 67, retransmission 2, violation 8; states 1 551, 2 117, 3 6`,
  "a probe of a closed window may acknowledge something new": `
    62 of 91 conform, ed95fffc; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 5
    duplicate 7, ok 529, old 8, probe 85, retransmission 7, violation 32; states 1 1071, 2 259, 3 4, 4 2`,
  "an ACK that was overtaken says nothing of the data before it": `
    61 of 77 conform, 02a92901; mid-connection 2, new-incarnation 1, one-sided 3, unseen-segments 1
    duplicate 4, ok 381, old 8, probe 1, retransmission 73, violation 21; states 1 954, 2 22`,
  "with the window full a plain ACK is no probe": `
    53 of 78 conform, a92d8a9f; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 8, ok 446, old 8, retransmission 6, violation 26; states 1 976, 2 12`,
  "windows are scaled only when both ends offer it": `
    5 of 52 conform, fbe1333d; mid-connection 2, new-incarnation 1, one-sided 3, unseen-segments 1
    duplicate 4, ok 159, old 6, probe 2, retransmission 3, violation 53; states 1 440, 2 14`,
  "a closed window is probed with one octet": `
    80 of 116 conform, ef61a839; mid-connection 3, new-incarnation 1, one-sided 3, unseen-segments 5
    duplicate 12, ok 786, old 14, probe 211, retransmission 12, violation 39; states 1 2075, 2 71, 3 2`,
  "two segments are sent again as one": `
    66 of 92 conform, 9b99ed5a; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 9, ok 536, old 11, probe 2, retransmission 84, violation 33; states 1 1319, 2 30, 3 1`,
  "a segment was not captured": `
    56 of 77 conform, 2af0a809; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 70
    duplicate 7, ok 442, old 8, probe 1, retransmission 7, violation 23; states 1 951, 2 25`,
  "what is acknowledged was not captured": `
    58 of 77 conform, 1023d676; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 66
    duplicate 10, ok 441, old 9, probe 1, retransmission 5, violation 22; states 1 944, 2 32`,
  "a keepalive and its answer": `
    68 of 90 conform, a070fe28; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 12, ok 440, old 12, probe 165, retransmission 7, violation 25; states 1 1297, 2 25`,
  "data is lost behind the capture and sent again": `
    75 of 107 conform, c745c3b2; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 11, ok 714, old 14, probe 2, retransmission 108, violation 42; states 1 1756, 2 26`,
  "data of the server comes in another order": `
    67 of 91 conform, 34315415; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 3
    duplicate 9, ok 602, old 10, probe 3, retransmission 14, violation 30; states 1 1301, 2 35`,
  "the window shrinks": `
    62 of 91 conform, 3a14f6c7; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 5
    duplicate 9, ok 606, old 11, probe 3, retransmission 5, violation 34; states 1 1313, 2 23`,
  "a SYN of the past, and its sender goes on": `
    69 of 89 conform, 29edf824; mid-connection 1, new-incarnation 2, one-sided 3, unseen-segments 1
    duplicate 9, ok 513, old 101, probe 3, retransmission 5, violation 23; states 1 1291, 2 17`,
  "data of the past": `
    63 of 77 conform, e457470c; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 6, ok 374, old 87, probe 1, retransmission 5, violation 15; states 1 947, 2 29`,
  "a copy made by the network comes behind the RST: it has the timestamp of the first": `
    65 of 92 conform, 7e033f14; mid-connection 2, new-incarnation 2, one-sided 1, unseen-segments 1
    duplicate 91, ok 530, old 8, probe 1, retransmission 5, violation 40; states 1 1254, 2 91, 3 5`,
  "the client's last FIN is lost, or its answer": `
    69 of 105 conform, 14743ff0; mid-connection 2, new-incarnation 4, one-sided 2, unseen-segments 1
    duplicate 12, ok 704, old 8, probe 4, retransmission 104, violation 43; states 1 1602, 2 122, 3 22, 4 2, 6 2`,
  "the client's first FIN is lost, or its answer": `
    68 of 105 conform, be02cc21; mid-connection 2, new-incarnation 4, one-sided 2, unseen-segments 1
    duplicate 16, ok 702, old 8, probe 5, retransmission 102, violation 42; states 1 1624, 2 114, 3 8, 4 3, 6 1`,
  "both ends close at once": `
    62 of 90 conform, 9b3018eb; mid-connection 2, new-incarnation 3, one-sided 2, unseen-segments 1
    duplicate 9, ok 604, old 7, probe 2, retransmission 8, violation 31; states 1 1187, 2 50, 3 79, 4 3, 5 1, 6 2`,
  "a FIN comes after TIME-WAIT is over": `
    73 of 104 conform, d4dd8da0; mid-connection 2, new-incarnation 4, one-sided 2, unseen-segments 1
    duplicate 13, ok 704, old 8, probe 1, retransmission 103, violation 38; states 1 1685, 2 40, 3 6, 4 2, 6 1`,
  "the third segment is a FIN already": `
    37 of 50 conform, 5a37c565; mid-connection 2, new-incarnation 1, one-sided 3, unseen-segments 1
    duplicate 5, ok 188, old 5, probe 2, retransmission 5, violation 14; states 1 417, 2 12, 3 8, 4 1`,
  "the server closes first, in three segments": `
    50 of 76 conform, 7e049bf9; mid-connection 2, new-incarnation 2, one-sided 2, unseen-segments 1
    duplicate 10, ok 429, old 5, retransmission 7, violation 31; states 1 940, 2 17, 3 4, 4 1, 6 2`,
  "half closed by the server": `
    71 of 114 conform, 0d26d30c; mid-connection 3, new-incarnation 1, one-sided 3, unseen-segments 4
    duplicate 11, ok 972, old 14, probe 1, retransmission 8, violation 50; states 1 2077, 2 28, 3 3, 4 1, 6 3`,
  "data of the server crosses the client's FIN": `
    76 of 115 conform, f059f55d; mid-connection 3, new-incarnation 2, one-sided 3, unseen-segments 4
    duplicate 10, ok 986, old 10, probe 5, retransmission 10, violation 44; states 1 2066, 2 46, 3 10, 4 5, 5 2, 6 1`,
  "the last ACK is lost": `
    69 of 105 conform, f3478005; mid-connection 2, new-incarnation 4, one-sided 2, unseen-segments 1
    duplicate 19, ok 700, old 9, probe 2, retransmission 103, violation 42; states 1 1696, 2 44, 3 6, 4 3, 6 1`,
  "the FIN comes on data": `
    44 of 64 conform, 9bfae65d; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 7, ok 300, old 5, probe 1, retransmission 4, violation 25; states 1 665, 2 18, 4 1`,
  "the server closes with data unread": `
    54 of 76 conform, f565c67e; mid-connection 2, new-incarnation 3, one-sided 1, unseen-segments 1
    duplicate 7, ok 438, old 4, probe 1, retransmission 5, violation 27; states 1 951, 2 13`,
  "a RST that is not at RCV.NXT ends nothing": `
    73 of 104 conform, 97522815; mid-connection 2, new-incarnation 1, one-sided 1, unseen-segments 5
    duplicate 10, ok 698, old 112, probe 4, retransmission 8, violation 35; states 1 1704, 2 30`,
  "the RST is lost and the server finds out later": `
    62 of 75 conform, 34e4880b; mid-connection 2, new-incarnation 2, one-sided 2, unseen-segments 1
    duplicate 5, ok 442, old 7, probe 1, retransmission 6, violation 15; states 1 918, 2 26, 3 8`,
  "61 seconds of TIME-WAIT": `
    77 of 114 conform, d7896781; mid-connection 3, new-incarnation 106, one-sided 3, unseen-segments 1
    duplicate 14, ok 969, old 16, probe 1, retransmission 11, violation 45; states 1 2045, 2 60, 3 3, 4 4`,
  "a new SYN takes over TIME-WAIT of the server": `
    79 of 114 conform, 3d5a16e8; mid-connection 3, new-incarnation 107, one-sided 3, unseen-segments 1
    duplicate 13, ok 972, old 21, probe 1, retransmission 7, violation 42; states 1 2075, 2 25, 3 6, 4 3, 6 3`,
  "data still waits for the window when the client closes": `
    85 of 129 conform, 1eabde65; mid-connection 3, new-incarnation 1, one-sided 2, unseen-segments 5
    duplicate 13, ok 1101, old 16, probe 133, retransmission 5, violation 54; states 1 2138, 2 497, 3 6, 4 1, 5 2`,
  "a SYN comes again and its answer comes soon after that": `
    55 of 76 conform, 014f0d02; mid-connection 1, new-incarnation 2, one-sided 3
    duplicate 10, ok 360, old 7, probe 1, retransmission 81, violation 24; states 1 831, 2 133, 3 2`,
  "a closed end answers what was left over": `
    79 of 129 conform, d18fea23; mid-connection 3, new-incarnation 3, one-sided 1, unseen-segments 8
    duplicate 13, ok 1224, old 15, probe 2, retransmission 12, violation 55; states 1 2589, 2 43, 3 6, 4 2, 6 2`,
  "the RST was lost and the end is asked twice": `
    52 of 76 conform, c58fd29d; mid-connection 2, new-incarnation 2, one-sided 1
    duplicate 9, ok 371, old 7, probe 1, retransmission 68, violation 26; states 1 820, 2 136, 3 8`,
  "nothing is heard of an end any more": `
    78 of 115 conform, 5e93823d; mid-connection 3, new-incarnation 4, one-sided 3, unseen-segments 1
    duplicate 11, ok 664, old 14, probe 4, retransmission 328, violation 45; states 1 1520, 2 390, 3 196, 4 13, 6 13`,
  "forged data that its receiver takes, and then the true FIN": `
    6 of 140 conform, cbf77e29; mid-connection 3, new-incarnation 2, one-sided 2, unseen-segments 1
    duplicate 13, ok 1211, old 13, probe 10, retransmission 140, violation 187; states 1 2611, 2 405, 3 124, 4 6, 6 2`,
  "a forged FIN that was not captured": `
    5 of 128 conform, 6e8a6497; mid-connection 3, new-incarnation 3, one-sided 2, unseen-segments 1
    duplicate 17, ok 1097, old 9, probe 5, retransmission 11, violation 172; states 1 2267, 2 347, 3 5, 4 2, 6 1`,
  "a forged FIN, then an ACK at its number and the true FIN": `
    3 of 106 conform, e543b5f2; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 4
    duplicate 9, ok 614, old 12, probe 97, retransmission 13, violation 138; states 1 1735, 2 30, 4 1`,
  "an ACK made into data": `
    5 of 92 conform, 9a9cc4b4; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 5
    duplicate 9, ok 535, old 10, probe 1, retransmission 7, violation 113; states 1 1333, 2 16, 4 1`,
  "data that begins one number too low": `
    12 of 77 conform, 29c19a6d; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 5
    duplicate 6, ok 388, old 8, probe 1, retransmission 6, violation 79; states 1 953, 2 23`,
  "data of the other end that begins one number too low": `
    11 of 116 conform, 3f3d26c0; mid-connection 3, new-incarnation 1, one-sided 3, unseen-segments 13
    duplicate 11, ok 894, old 11, probe 6, retransmission 10, violation 142; states 1 2110, 2 36, 3 2`,
  "data that begins one number too high": `
    9 of 77 conform, 40e62ced; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 9
    duplicate 7, ok 381, old 8, probe 1, retransmission 8, violation 83; states 1 955, 2 21`,
  "an ACK goes back": `
    9 of 77 conform, 4c4d6b7d; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 7, ok 374, old 12, retransmission 5, violation 90; states 1 949, 2 27`,
  "an ACK one number back brings news": `
    8 of 78 conform, 6f16433f; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 5
    duplicate 5, ok 376, old 8, probe 4, retransmission 8, violation 93; states 1 972, 2 16`,
  "a FIN without its flag": `
    8 of 90 conform, a48ce7d9; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 5
    duplicate 82, ok 446, old 10, probe 3, retransmission 8, violation 112; states 1 1282, 2 37, 3 2, 6 1`,
  "a SYN,ACK in the middle": `
    4 of 90 conform, e1a194dc; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 6
    duplicate 9, ok 514, old 20, probe 1, retransmission 7, violation 110; states 1 1304, 2 18`,
  "only the client is captured": `
    50 of 63 conform, ece5ba20; mid-connection 2, one-sided 58, unseen-segments 2
    duplicate 6, ok 296, old 14, retransmission 7, violation 18; states 1 548, 2 12, 3 8, 4 110, 6 4`,
  "only the server is captured": `
    34 of 40 conform, f69e762c; mid-connection 40, one-sided 39
    duplicate 3, ok 114, old 8, probe 3, retransmission 4, violation 8; states 1 227, 2 2, 3 2, 4 49`,
  "the capture begins in the middle": `
    70 of 106 conform, 5202d9e0; mid-connection 106, new-incarnation 3, one-sided 1
    duplicate 12, ok 796, old 12, probe 6, retransmission 7, violation 50; states 1 1733, 2 23, 3 4, 4 2, 5 2, 6 2`,
  "it begins in the middle and one end is silent: it may have closed before": `
    32 of 42 conform, 31605cff; mid-connection 42, one-sided 2
    duplicate 1, ok 122, old 4, probe 3, retransmission 2, violation 12; states 1 103, 2 161, 3 15, 4 7, 6 2`,
  "it begins with the answer to a keepalive: what was acknowledged had been sent": `
    53 of 66 conform, 11e1e8a7; mid-connection 66, one-sided 1, unseen-segments 1
    duplicate 4, ok 317, old 7, probe 2, retransmission 5, violation 17; states 1 613, 2 53, 3 36, 4 2`,
  "it begins with a SACK, and then the hole is filled": `
    46 of 54 conform, 623383f4; mid-connection 54, one-sided 2
    duplicate 1, ok 215, old 5, retransmission 6, violation 8; states 1 428, 2 42`,
  "data that was not captured is what the keepalive repeats": `
    55 of 76 conform, 5da82640; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 65
    duplicate 10, ok 367, old 10, probe 65, retransmission 3, violation 27; states 1 917, 2 39, 3 8`,
  "it begins with a keepalive of the end whose last data was sent before": `
    48 of 53 conform, cae1bbd9; mid-connection 53, one-sided 2, unseen-segments 2
    duplicate 2, ok 210, old 6, probe 2, retransmission 6, violation 5; states 1 418, 2 44`,
  "it begins between a FIN and its repetition": `
    41 of 51 conform, 5deb55d5; mid-connection 51, new-incarnation 1, one-sided 2
    duplicate 4, ok 156, old 3, probe 1, retransmission 46, violation 13; states 1 264, 2 128, 3 17, 4 3, 5 32, 6 2`,
  "a SYN meets a connection that began before the capture (RFC 9293 figure 9)": `
    66 of 73 conform, e64e9ed5; mid-connection 1, new-incarnation 3, one-sided 5
    duplicate 6, ok 370, old 10, retransmission 71, violation 7; states 1 905, 2 23`,
  "without the SYN nobody knows by how much the windows are scaled": `
    48 of 65 conform, 86b5c188; mid-connection 65, one-sided 3, unseen-segments 1
    duplicate 2, ok 311, old 9, retransmission 6, violation 19; states 1 677, 2 17`,
  "data without an ACK": `
    2 of 50 conform, 3ec35380; mid-connection 2, new-incarnation 1, one-sided 4
    duplicate 5, ok 143, old 6, probe 2, retransmission 3, violation 60; states 1 426, 2 10, 3 2`,
  "a FIN without an ACK": `
    2 of 49 conform, ac2a8dc4; mid-connection 2, new-incarnation 1, one-sided 4
    duplicate 5, ok 140, old 6, probe 2, retransmission 3, violation 59; states 1 418, 2 10, 3 2`,
  "the third ACK stands at the SYN's own number": `
    5 of 40 conform, 4922cfbd; mid-connection 1, new-incarnation 1, one-sided 3
    duplicate 3, ok 82, old 6, probe 1, retransmission 4, violation 42; states 1 251, 2 16, 3 9`,
  "the third ACK stands one too far": `
    7 of 77 conform, ab8ed7f2; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 5
    duplicate 7, ok 379, old 8, probe 1, retransmission 7, violation 86; states 1 951, 2 22, 3 3`,
  "the third ACK acknowledges the SYN's own number": `
    5 of 52 conform, 027cee52; mid-connection 2, new-incarnation 1, one-sided 4
    duplicate 3, ok 152, old 7, probe 1, retransmission 5, violation 59; states 1 398, 2 56`,
  "data beyond the window": `
    7 of 65 conform, 281eba0b; mid-connection 2, new-incarnation 1, one-sided 4
    duplicate 6, ok 251, old 7, probe 1, retransmission 4, violation 78; states 1 671, 2 23`,
  "the last ACK stands at the FIN's own number": `
    2 of 90 conform, 0738da25; mid-connection 2, new-incarnation 3, one-sided 2, unseen-segments 1
    duplicate 7, ok 519, old 7, probe 5, retransmission 11, violation 112; states 1 1284, 2 31, 3 3, 4 2, 5 1, 6 1`,
  "new data acknowledges less than was acknowledged": `
    7 of 77 conform, 436b9669; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 7, ok 372, old 10, retransmission 5, violation 94; states 1 955, 2 21`,
  "other octets with the same numbers": `
    5 of 65 conform, 973180ac; mid-connection 2, new-incarnation 1, one-sided 4
    duplicate 7, ok 251, old 7, probe 1, retransmission 4, violation 77; states 1 674, 2 20`,
  "a second FIN behind the first": `
    3 of 63 conform, 76ce2b40; mid-connection 2, new-incarnation 1, one-sided 4
    duplicate 5, ok 241, old 6, probe 2, retransmission 5, violation 78; states 1 621, 2 24, 3 9, 4 4, 6 16`,
  "RST and SYN together": `
    0 of 11 conform, 0ea38eea; one-sided 10
    ok 2, violation 15; states 1 23, 2 11`,
  "FIN and RST together": `
    2 of 51 conform, fc7dea51; mid-connection 2, new-incarnation 1, one-sided 4
    duplicate 5, ok 148, old 6, probe 2, retransmission 3, violation 59; states 1 429, 2 16, 3 1`,
  "a RST in the window, and its sender goes on": `
    6 of 88 conform, cd41e05d; mid-connection 2, new-incarnation 1, one-sided 1, unseen-segments 1
    duplicate 11, ok 515, old 10, probe 3, retransmission 5, violation 103; states 1 1276, 2 17, 3 1`,
  "a SYN in the window, and its sender goes on": `
    7 of 89 conform, 4b91dc10; mid-connection 1, new-incarnation 2, one-sided 3, unseen-segments 1
    duplicate 9, ok 511, old 25, probe 3, retransmission 5, violation 101; states 1 1291, 2 17`,
  "a FIN, and its sender goes on with data": `
    1 of 90 conform, 0cbecd8a; mid-connection 2, new-incarnation 1, one-sided 2, unseen-segments 1
    duplicate 10, ok 514, old 10, probe 4, retransmission 7, violation 116; states 1 1281, 2 41`,
};
