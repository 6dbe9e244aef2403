import { printBelievers } from "./diagnosis/believers.ts";
import { printChoosing } from "./diagnosis/choosing.ts";
import { readQuestions } from "./diagnosis/practice.ts";
import { printSlips } from "./diagnosis/slips.ts";
import { printTimes } from "./diagnosis/timing.ts";

/**
 * How well beliefs are found over the questions of content/, each figure beside its goal: learners
 * who follow one belief, learners who know TCP and slip, and the time it takes. Always the same runs.
 */

const RUNS = 1000;
const WITHIN = 3;

const questions = readQuestions();
console.log(`${questions.length} questions are diagnosed\n`);
console.log("Learners who follow one belief");
printBelievers(questions, RUNS, WITHIN);
console.log("\nLearners who know TCP and slip in one part of ten: named as believing something");
printSlips(questions, RUNS);
console.log("\nChoosing the next question among all");
printChoosing(questions, RUNS / 5);
console.log("\nGrading one answer with its diagnosis");
printTimes(questions, RUNS);
