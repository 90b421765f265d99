/** The parts every page is made of. Client-side code may import single files instead, to carry no more than it needs. */
export { Badge } from "./badge.tsx";
export { Button } from "./button.tsx";
export { buttonClass } from "./button-class.ts";
export { classNames } from "./class-names.ts";
export { EmptyState } from "./empty-state.tsx";
export { describedBy, Field, SelectField, TextAreaField, TextField } from "./field.tsx";
export { LinkButton } from "./link-button.tsx";
export { Notice, type Tone } from "./notice.tsx";
export { Page } from "./page.tsx";
export { Skeleton } from "./skeleton.tsx";
export { Spinner } from "./spinner.tsx";
