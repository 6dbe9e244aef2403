BEGIN;

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "hints" SMALLINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "skill" (
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "requires" TEXT[] NOT NULL,

    CONSTRAINT "skill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "belief" (
    "learner_id" UUID NOT NULL,
    "mutant" TEXT NOT NULL,
    "questions" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "belief_pkey" PRIMARY KEY ("learner_id","mutant")
);

-- CreateTable
CREATE TABLE "problem_report" (
    "learner_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "attempt_id" UUID,
    "question_id" UUID NOT NULL,
    "question_version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "problem_report_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateIndex
CREATE INDEX "skill_topic_position_idx" ON "skill"("topic", "position");

-- CreateIndex
CREATE INDEX "problem_report_question_id_idx" ON "problem_report"("question_id");

-- AddForeignKey
ALTER TABLE "belief" ADD CONSTRAINT "belief_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_report" ADD CONSTRAINT "problem_report_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_report" ADD CONSTRAINT "problem_report_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_hints_few" CHECK ("hints" BETWEEN 0 AND 4);
ALTER TABLE "belief" ADD CONSTRAINT "belief_counted" CHECK ("questions" > 0);
ALTER TABLE "problem_report" ADD CONSTRAINT "problem_report_says_something" CHECK (length("text") BETWEEN 1 AND 4000);

COMMIT;
