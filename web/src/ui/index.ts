/** The parts every page is made of. Client-side code may import single files instead, to carry no more than it needs. */
export { Badge } from "./badge.tsx";
export { Button } from "./button.tsx";
export { buttonClass } from "./button-class.ts";
export { EmptyState } from "./empty-state.tsx";
export { SelectField, TextField } from "./field.tsx";
export { LinkButton } from "./link-button.tsx";
export { Notice } from "./notice.tsx";
export { Page } from "./page.tsx";
