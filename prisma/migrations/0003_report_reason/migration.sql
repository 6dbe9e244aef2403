BEGIN;

-- AlterTable
ALTER TABLE "problem_report" ADD COLUMN     "reason" TEXT NOT NULL DEFAULT 'other';

-- What Prisma's schema cannot say.
ALTER TABLE "problem_report" ADD CONSTRAINT "problem_report_reason_known" CHECK (
    "reason" IN ('wrong-key', 'unclear', 'typo', 'translation', 'other')
);

COMMIT;
