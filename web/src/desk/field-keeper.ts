/** What is asked of a control of a form; the browser's are such. */
export interface Field {
  readonly type: string;
  value: string;
  readonly defaultValue?: string;
  checked?: boolean;
  readonly defaultChecked?: boolean;
  /** A select does not say where it began: its {@link SelectField} does. */
  readonly dataset: { readonly saved?: string };
}

interface Known {
  /** What is saved, as it was drawn last. */
  readonly saved: string;
  /** What the field held when it was last as saved; anything else in it was typed since. */
  readonly began: string;
  /** What was sent last: it may be typed on while that is on its way. */
  readonly sent?: string;
}

/**
 * Keeps what somebody typed, and lets every other field follow what is saved. Browsers do so for text until it is first edited, and
 * never again; React never does it for a select, which would write an old value over somebody else's newer one.
 */
export class FieldKeeper {
  readonly #known = new WeakMap<Field, Known>();

  /** What the fields hold is on its way. */
  send(fields: readonly Field[]): void {
    for (const field of fields) {
      const known = this.#known.get(field);
      if (known) this.#known.set(field, { ...known, sent: heldBy(field) });
    }
  }

  /** @param isSaved what was sent has just been saved */
  look(fields: readonly Field[], isSaved: boolean): void {
    for (const field of fields) {
      const saved = savedOf(field);
      if (saved === undefined) continue;
      const known = this.#known.get(field) ?? { saved, began: saved };
      const began = isSaved ? (known.sent ?? known.began) : known.began;
      const isTyped = heldBy(field) !== began;
      if (saved !== known.saved && !isTyped) hold(field, saved);
      this.#known.set(field, { ...known, saved, began: isTyped ? began : heldBy(field) });
    }
  }
}

function savedOf({ type, dataset, defaultValue, defaultChecked }: Field): string | undefined {
  if (type === "checkbox") return String(defaultChecked);
  if (type.startsWith("select")) return dataset.saved;
  return ["hidden", "file", "submit", "button", "fieldset"].includes(type) ? undefined : defaultValue;
}

function heldBy(field: Field): string {
  return field.type === "checkbox" ? String(field.checked) : field.value;
}

function hold(field: Field, value: string): void {
  if (field.type === "checkbox") field.checked = value === "true";
  else if (field.value !== value) field.value = value;
}
