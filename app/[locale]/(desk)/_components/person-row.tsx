"use client";

import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Switch } from "react-aria-components";
import { useRouter } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";
import { type Person, ROLES, type Role } from "#contract/account.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { failedBy } from "./failure.ts";

/** A person with what an admin can change; what is refused is said below, in its own line. */
export function PersonRow({ person }: { person: Person }) {
  const t = useTranslations("people");
  const { role, ban, failed } = useChanges(person);
  return (
    <tbody>
      <tr className={person.you ? "is-you" : ""} data-failed={failed !== null || undefined}>
        <th scope="row">
          <span className="type-small type-strong">{person.name}</span>
          {person.you && <span className="you-tag">{t("you")}</span>}
          <span className="block text-soft [overflow-wrap:anywhere] md:hidden">
            {person.email || t("elsewhere")}
          </span>
        </th>
        <td className="max-md:hidden">
          {person.email || <span className="text-soft">{t("elsewhere")}</span>}
        </td>
        <td>
          <RoleSelect person={person} change={role} />
        </td>
        <td>
          <Switch
            className="switch"
            aria-label={t("ban", { name: person.name })}
            isSelected={ban.isPending ? ban.variables.banned : person.banned}
            isDisabled={ban.isPending || person.you}
            onChange={(banned) => ban.mutate({ id: person.id, banned })}
          >
            <span className="switch-track" aria-hidden="true">
              <span />
            </span>
            <span className="type-note max-md:sr-only">
              {t(person.you ? "notYourself" : person.banned ? "isBanned" : "isNotBanned")}
            </span>
          </Switch>
        </td>
      </tr>
      {failed !== null && (
        <tr>
          <td colSpan={4}>
            <p role="alert" className="type-small flex items-center gap-2 text-wrong">
              <X size={16} aria-hidden="true" className="shrink-0" />
              {failed}
            </p>
          </td>
        </tr>
      )}
    </tbody>
  );
}

type RoleChange = UseMutationResult<unknown, unknown, { id: string; role: Role }>;

/** Giving one's own role away is asked first: this page goes with it. */
function RoleSelect({ person, change }: { person: Person; change: RoleChange }) {
  const t = useTranslations("people");
  const [wanted, setWanted] = useState<Role | null>(null);
  const choose = (role: Role) => change.mutate({ id: person.id, role });
  return (
    <>
      <select
        className="desk-select"
        aria-label={t("roleOf", { name: person.name })}
        value={change.isPending ? change.variables.role : person.role}
        disabled={change.isPending}
        onChange={(event) => {
          const role = ROLES.find((one) => one === event.target.value);
          if (role === undefined) return;
          if (person.you) setWanted(role);
          else choose(role);
        }}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`roles.${role}`)}
          </option>
        ))}
      </select>
      <AskDialog
        open={wanted !== null}
        onClose={() => setWanted(null)}
        title={t("ownTitle")}
        stay={t("ownStay")}
        go={{ label: t("ownGo"), onPress: () => wanted !== null && choose(wanted) }}
      >
        {t("ownText")}
      </AskDialog>
    </>
  );
}

function useChanges(person: Person) {
  const t = useTranslations("people");
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  /** The server's list decides what is shown, whether a change was taken or refused. */
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.account.people.pathKey() });
  const role = useMutation(
    trpc.account.setRole.mutationOptions({
      onSettled,
      // Who gave this page away sees at once that it is gone.
      onSuccess: () => person.you && router.refresh(),
    }),
  );
  const ban = useMutation(trpc.account.setBanned.mutationOptions({ onSettled }));
  const error = role.error ?? ban.error;
  return {
    role,
    ban,
    failed: error
      ? t("failed", { name: person.name, why: failedBy(error).sentence ?? t("away") })
      : null,
  };
}
