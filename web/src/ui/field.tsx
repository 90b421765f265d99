import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

interface FieldProps {
  /** Of the control; the hint's and the error's ids follow from it. */
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and what to do about it; marks the control as invalid. */
  readonly error?: ReactNode;
  /** Keeps the label for assistive technology only. */
  readonly labelHidden?: boolean;
  readonly className?: string;
}

/** A label, its control and what is to be said about it. */
function Field({ id, label, hint, error, labelHidden, className, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={classNames("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-sm font-semibold"}>
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

/** Ties a control to the words of its {@link Field}. */
function describedBy({ id, hint, error }: Pick<FieldProps, "id" | "hint" | "error">) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, ...(ids && { "aria-describedby": ids }), ...(error && { "aria-invalid": true as const }) };
}

const CONTROL =
  "tap w-full rounded-lg border border-edge bg-surface px-3 text-base text-ink placeholder:text-soft aria-invalid:border-danger";

type Control<Attributes> = FieldProps & Omit<Attributes, keyof FieldProps>;

export function TextField(props: Control<InputHTMLAttributes<HTMLInputElement>>) {
  const { id, label, hint, error, labelHidden, className, ...rest } = props;
  return (
    <Field {...fieldOnly(props)}>
      <input {...rest} {...describedBy({ id, hint, error })} className={CONTROL} />
    </Field>
  );
}

/** The platform's own select: the best one on every phone. */
export function SelectField(props: Control<SelectHTMLAttributes<HTMLSelectElement>>) {
  const { id, label, hint, error, labelHidden, className, ...rest } = props;
  return (
    <Field {...fieldOnly(props)}>
      {/* A select keeps nothing of where it began, and forms have to know. */}
      <select data-saved={rest.defaultValue} {...rest} {...describedBy({ id, hint, error })} className={CONTROL} />
    </Field>
  );
}

function fieldOnly({ id, label, hint, error, labelHidden, className }: FieldProps): FieldProps {
  return {
    id,
    label,
    hint,
    error,
    ...(labelHidden !== undefined && { labelHidden }),
    ...(className !== undefined && { className }),
  };
}
