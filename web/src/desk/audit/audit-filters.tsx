import { getTranslations } from "next-intl/server";
import { Button, SelectField, TextField } from "../../ui/index.ts";
import type { AuditNames } from "./describe.ts";
import { type AuditFilters as Filters, GROUPS } from "./filters.ts";

interface Props {
  readonly action: string;
  readonly filters: Filters;
  readonly names: AuditNames;
}

/** Who, what, when, and at which race. A plain form: the filters stand in the address. */
export async function AuditFilters({ action, filters, names: { people, events } }: Props) {
  const t = await getTranslations("privacyDesk.audit");
  const isGroup = GROUPS.some((group) => group === filters.what);
  return (
    <form action={action} className="my-5 grid grid-cols-2 items-end gap-3 lg:grid-cols-6">
      <SelectField id="who" name="who" label={t("who")} defaultValue={filters.who} className="max-lg:col-span-2">
        <option value="">{t("everybody")}</option>
        <option value="nobody">{t("nobody")}</option>
        {people.map(({ userId, email }) => (
          <option key={userId} value={userId}>
            {email}
          </option>
        ))}
      </SelectField>
      <SelectField id="what" name="what" label={t("what")} defaultValue={filters.what} className="max-lg:col-span-2">
        <option value="">{t("everything")}</option>
        {filters.what && !isGroup && <option value={filters.what}>{filters.what}</option>}
        {GROUPS.map((group) => (
          <option key={group} value={group}>
            {t(`group.${group}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="event"
        name="event"
        label={t("event")}
        defaultValue={filters.event}
        className="max-lg:col-span-2"
      >
        <option value="">{t("everyRace")}</option>
        {events.map(({ eventId, name }) => (
          <option key={eventId} value={eventId}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField id="from" name="from" type="date" label={t("from")} defaultValue={filters.from} />
      <TextField id="to" name="to" type="date" label={t("to")} defaultValue={filters.to} />
      <Button type="submit" className="max-lg:col-span-2">
        {t("show")}
      </Button>
    </form>
  );
}
