import { describe, expect, it } from "vitest";
import { MigrationError } from "#prisma/migrate-files.ts";
import { Complaint, describeFailure, messageOf } from "./complaint.ts";

describe("what a person reads about a failure", () => {
  it("is the sentence alone when there is one", () => {
    expect(describeFailure(new Complaint("The disk is full."))).toBe("The disk is full.");
    expect(describeFailure(new MigrationError("It failed."))).toBe("It failed.");
  });

  it("is a sentence for what the system refuses", () => {
    const full = Object.assign(new Error("write"), { code: "ENOSPC", path: "/data/a" });
    expect(describeFailure(full)).toBe("Seqack cannot go on: the disk is full at /data/a.");
  });

  it("is everything when it is our mistake", () => {
    expect(describeFailure(new TypeError("x is not a function"))).toContain("complaint.test.ts");
  });

  it("joins the reasons of several tries", () => {
    const both = new AggregateError([new Error("a"), new Error("b")]);
    expect(messageOf(both)).toBe("a; b");
  });
});
