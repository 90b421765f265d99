"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { FormState } from "../settings/form-state.ts";
import { SettingsForm } from "../settings/settings-form.tsx";
import { changePerson, invite, revokeInvitation } from "./actions.ts";

const ROLES = ["owner", "editor", "photographer"] as const;

interface Props {
  readonly organizerId: string;
  readonly ownId: string;
  readonly people: readonly {
    readonly userId: string;
    readonly email: string;
    readonly role: (typeof ROLES)[number];
  }[];
  readonly invitations: readonly {
    readonly invitationId: string;
    readonly email: string;
    readonly role: (typeof ROLES)[number];
    readonly expiresAt: string;
  }[];
  /** Where invited people sign in. */
  readonly signInUrl: string;
}

/** Who works here and what they may do; invitations on their way. */
export function PeoplePanel({ organizerId, ownId, people, invitations, signInUrl }: Props) {
  const t = useTranslations("organize.people");
  const problems = useTranslations("organize.problem");
  const locale = useLocale();
  const [state, setState] = useState<FormState>();
  const [isBusy, start] = useTransition();
  // Server and browser stand in different zones, and have to say the same.
  const until = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <div className="flex flex-col gap-10">
      <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
        {people.map(({ userId, email, role }) => (
          <li key={userId} className="px-4 py-3">
            <SettingsForm
              action={changePerson.bind(null, organizerId, userId)}
              remove={t("remove")}
              variant="secondary"
              className="flex flex-wrap items-center gap-3"
            >
              {() => (
                <>
                  <span className="min-w-0 flex-1 basis-56 truncate font-medium">
                    {email} {userId === ownId && <span className="text-soft">({t("you")})</span>}
                  </span>
                  <SelectField id={`role-${userId}`} name="role" label={t("role")} labelHidden defaultValue={role}>
                    {ROLES.map((name) => (
                      <option key={name} value={name}>
                        {t(`roles.${name}`)}
                      </option>
                    ))}
                  </SelectField>
                </>
              )}
            </SettingsForm>
          </li>
        ))}
      </ul>
      <section>
        <h2 className="text-lg font-semibold">{t("invite")}</h2>
        <p className="mb-4 text-soft">{t("inviteText", { url: signInUrl })}</p>
        <SettingsForm key={invitations.length} action={invite.bind(null, organizerId)} submit={t("send")}>
          {(wrong) => (
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField id="email" name="email" type="email" label={t("email")} required error={wrong("email")} />
              <SelectField id="invite-role" name="role" label={t("role")} defaultValue="photographer">
                {[...ROLES].reverse().map((name) => (
                  <option key={name} value={name}>
                    {t(`roles.${name}`)}
                  </option>
                ))}
              </SelectField>
            </div>
          )}
        </SettingsForm>
      </section>
      {invitations.length > 0 && (
        <section>
          <h2 className="text-lg font-semibold">{t("open")}</h2>
          <ul className="mt-3 divide-y divide-line rounded-xl border border-line bg-surface">
            {invitations.map(({ invitationId, email, role, expiresAt }) => (
              <li key={invitationId} className="flex flex-wrap items-center gap-3 px-4 py-2">
                <span className="min-w-0 flex-1 basis-56 truncate font-medium">{email}</span>
                <span className="text-sm text-soft">
                  {t(`roles.${role}`)} · {t("until", { day: until.format(new Date(expiresAt)) })}
                </span>
                <Button
                  size="small"
                  busy={isBusy}
                  onClick={() => start(async () => setState(await revokeInvitation(organizerId, invitationId)))}
                >
                  {t("revoke")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {state?.status === "refused" && (
        <Notice tone="danger" role="alert">
          {problems(state.code)}
        </Notice>
      )}
    </div>
  );
}
