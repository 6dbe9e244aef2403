BEGIN;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('learner', 'author', 'admin');

-- CreateEnum
CREATE TYPE "locale" AS ENUM ('zh', 'en');

-- CreateTable
CREATE TABLE "learner" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT,
    "password_hash" TEXT,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'learner',
    "locale" "locale" NOT NULL DEFAULT 'en',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "day_starts_at" SMALLINT NOT NULL DEFAULT 4,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "banned_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "learner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in" (
    "id_hash" BYTEA NOT NULL,
    "learner_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "identity" (
    "provider" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "learner_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("provider","account_id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "published_version" INTEGER,
    "retired_at" TIMESTAMPTZ(3),
    "content_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_version" (
    "question_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "body" JSONB,
    "kind" TEXT,
    "topic" TEXT,
    "skill" TEXT,
    "prompt_zh" TEXT NOT NULL DEFAULT '',
    "prompt_en" TEXT NOT NULL DEFAULT '',
    "frequency" SMALLINT NOT NULL DEFAULT 2,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_version_pkey" PRIMARY KEY ("question_id","version")
);

-- CreateTable
CREATE TABLE "question_key" (
    "question_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "key" JSONB,

    CONSTRAINT "question_key_pkey" PRIMARY KEY ("question_id","version")
);

-- CreateTable
CREATE TABLE "practice" (
    "learner_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "planned" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "practice_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "card" (
    "learner_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "scheduled_days" INTEGER NOT NULL,
    "learning_steps" INTEGER NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "state" SMALLINT NOT NULL,
    "last_review" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "card_pkey" PRIMARY KEY ("learner_id","skill")
);

-- CreateTable
CREATE TABLE "attempt" (
    "learner_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "practice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "question_id" UUID NOT NULL,
    "question_version" INTEGER NOT NULL,
    "skill" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "oracle_version" TEXT NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "revealed_at" TIMESTAMPTZ(3),
    "judged_at" TIMESTAMPTZ(3),
    "answer" JSONB,
    "verdict" JSONB,
    "mark" TEXT,
    "rating" SMALLINT,
    "due" TIMESTAMPTZ(3),
    "points" INTEGER,
    "variant" TEXT,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "review" (
    "learner_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "rating" SMALLINT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("learner_id","attempt_id")
);

-- CreateTable
CREATE TABLE "point_entry" (
    "learner_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "variant" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "earned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "point_entry_pkey" PRIMARY KEY ("learner_id","attempt_id")
);

-- CreateTable
CREATE TABLE "score" (
    "period" TEXT NOT NULL,
    "learner_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,

    CONSTRAINT "score_pkey" PRIMARY KEY ("learner_id","period")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "learner_email_key" ON "learner"("email");

-- CreateIndex
CREATE INDEX "sign_in_learner_id_idx" ON "sign_in"("learner_id");

-- CreateIndex
CREATE INDEX "identity_learner_id_idx" ON "identity"("learner_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_slug_key" ON "question"("slug");

-- CreateIndex
CREATE INDEX "question_version_skill_idx" ON "question_version"("skill");

-- CreateIndex
CREATE INDEX "card_learner_id_due_idx" ON "card"("learner_id", "due");

-- CreateIndex
CREATE INDEX "attempt_learner_id_judged_at_idx" ON "attempt"("learner_id", "judged_at");

-- CreateIndex
CREATE INDEX "attempt_learner_id_variant_idx" ON "attempt"("learner_id", "variant");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_learner_id_practice_id_position_key" ON "attempt"("learner_id", "practice_id", "position");

-- CreateIndex
CREATE INDEX "review_learner_id_skill_reviewed_at_idx" ON "review"("learner_id", "skill", "reviewed_at");

-- CreateIndex
CREATE UNIQUE INDEX "point_entry_learner_id_variant_key" ON "point_entry"("learner_id", "variant");

-- CreateIndex
CREATE UNIQUE INDEX "point_entry_learner_id_skill_day_key" ON "point_entry"("learner_id", "skill", "day");

-- CreateIndex
CREATE INDEX "score_period_points_learner_id_idx" ON "score"("period", "points", "learner_id");

-- AddForeignKey
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "learner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_key" ADD CONSTRAINT "question_key_question_id_version_fkey" FOREIGN KEY ("question_id", "version") REFERENCES "question_version"("question_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice" ADD CONSTRAINT "practice_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_learner_id_practice_id_fkey" FOREIGN KEY ("learner_id", "practice_id") REFERENCES "practice"("learner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "point_entry" ADD CONSTRAINT "point_entry_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score" ADD CONSTRAINT "score_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say. A second tab finds the open session and the open question of the
-- first one instead of making its own.
CREATE UNIQUE INDEX "practice_one_open" ON "practice"("learner_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "attempt_one_open" ON "attempt"("learner_id", "practice_id") WHERE "judged_at" IS NULL;

-- A judged attempt is judged whole, an open one not at all.
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_judged_whole" CHECK (
    ("judged_at" IS NULL) = ("verdict" IS NULL)
    AND ("judged_at" IS NULL) = ("rating" IS NULL)
    AND ("judged_at" IS NULL) = ("due" IS NULL)
    AND ("judged_at" IS NULL) = ("points" IS NULL)
);
ALTER TABLE "review" ADD CONSTRAINT "review_rating_known" CHECK ("rating" BETWEEN 1 AND 4);
ALTER TABLE "point_entry" ADD CONSTRAINT "point_entry_positive" CHECK ("points" > 0);
ALTER TABLE "learner" ADD CONSTRAINT "learner_day_starts_at_hour" CHECK ("day_starts_at" BETWEEN 0 AND 23);
ALTER TABLE "learner" ADD CONSTRAINT "learner_email_folded" CHECK ("email" = lower("email"));

COMMIT;
