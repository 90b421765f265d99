import { Resource } from "sst";
import { z } from "zod";
import { resources } from "../topology/resources.ts";

const Named = z.object({ name: z.string().min(1) });
const WithUrl = z.object({ url: z.url() });
const WithArn = z.object({ arn: z.string().startsWith("arn:") });
const WithValue = z.object({ value: z.string().min(1) });

const shapes = {
  photos: Named,
  photoTable: Named,
  faceTable: Named,
  /** The address of our own recogniser's function; empty where Rekognition reads the photos. */
  recogniser: z.object({ url: z.union([z.literal(""), z.url()]) }),
  photoQueue: WithUrl,
  photoDeadLetters: z.object({ ...WithUrl.shape, ...WithArn.shape }),
  photoWorkflow: WithArn,
  cdn: WithUrl,
  edgeStore: WithArn,
  site: WithUrl,
  /** `<organizer>.` before this name is an organizer's own address; empty where there is none. */
  organizerHosts: z.object({ under: z.string() }),
  mail: z.object({ sender: z.email() }),
  supabaseUrl: WithValue,
  supabasePublishableKey: WithValue,
  supabaseSecretKey: WithValue,
  cursorSigningKey: WithValue,
} as const satisfies Record<keyof typeof resources, z.ZodType>;

export type SettingName = keyof typeof shapes;

/**
 * A linked resource or secret. On AWS, SST fills it in; on a laptop the stack does, through `SST_RESOURCE_*`.
 * @throws Error naming the resource when it is not linked or has the wrong shape
 */
export function setting<Name extends SettingName>(name: Name): z.infer<(typeof shapes)[Name]> {
  const resource = resources[name];
  const parsed = shapes[name].safeParse((Resource as unknown as Record<string, unknown>)[resource]);
  if (parsed.success) return parsed.data as z.infer<(typeof shapes)[Name]>;
  throw new Error(`The resource ${resource} is linked but incomplete: ${z.prettifyError(parsed.error)}`);
}

/** Called when a function or server starts, so that a missing setting stops it by name before the first request. */
export function requireSettings(...names: readonly SettingName[]): void {
  for (const name of names) setting(name);
}

/** `local`, `dev`, `prod` or a developer's own. */
export function stage(): string {
  return Resource.App.stage;
}
