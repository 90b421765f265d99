/** A file that somebody dropped or chose, with its path from the folder on. */
export interface FoundFile {
  readonly path: string;
  readonly file: File;
}

export interface Found {
  readonly files: readonly FoundFile[];
  /** Where they can be found again after a reload, in browsers that know that. */
  readonly handles: readonly FileSystemHandle[];
}

interface WithHandles extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}
interface Pickers {
  showDirectoryPicker?(options: { id: string; mode: "read" }): Promise<FileSystemDirectoryHandle>;
}
interface Permissions {
  queryPermission?(how: { mode: "read" }): Promise<PermissionState>;
  requestPermission?(how: { mode: "read" }): Promise<PermissionState>;
}

/** The same path, size and time of change are the same file. */
export function keyOf({ path, file }: FoundFile): string {
  return `${path}|${file.size}|${file.lastModified}`;
}

/** Files of a drop, folders included. */
export async function filesOfDrop(transfer: DataTransfer): Promise<Found> {
  // All are asked for before the first wait: afterwards the drop is empty.
  const items = [...transfer.items].filter(({ kind }) => kind === "file") as WithHandles[];
  const wanted = items.map((item) => item.getAsFileSystemHandle?.().catch(() => null));
  const entries = items.map((item) => item.webkitGetAsEntry());
  const handles = (await Promise.all(wanted)).filter((handle) => handle !== null && handle !== undefined);
  if (handles.length > 0 && handles.length === items.length) return { files: await filesOfHandles(handles), handles };
  const walked = await Promise.all(entries.map((entry) => (entry ? walk(entry) : [])));
  return { files: walked.flat(), handles: [] };
}

/** Files of an `<input>`. */
export function filesOfInput(list: Iterable<File>): Found {
  return { files: [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })), handles: [] };
}

/** Whether this browser can be asked for a folder that it finds again later. */
export function canPickFolder(): boolean {
  return typeof (window as Pickers).showDirectoryPicker === "function";
}

/** @returns `undefined` when nothing was chosen */
export async function pickFolder(): Promise<Found | undefined> {
  try {
    const folder = await (window as Pickers).showDirectoryPicker?.({ id: "photos", mode: "read" });
    return folder && { files: await filesOfHandles([folder]), handles: [folder] };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    throw error;
  }
}

/**
 * Whether files can be read again where they were.
 * @param ask lets the browser ask the person, which it does after a click only
 */
export async function mayRead(handles: readonly FileSystemHandle[], ask: boolean): Promise<boolean> {
  for (const handle of handles as readonly (FileSystemHandle & Permissions)[]) {
    const how = { mode: "read" } as const;
    const state = ask ? await handle.requestPermission?.(how) : await handle.queryPermission?.(how);
    if (state !== "granted") return false;
  }
  return handles.length > 0;
}

/** @throws DOMException when the folder is gone */
export async function filesOfHandles(handles: readonly FileSystemHandle[], at = ""): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const handle of handles) {
    const path = at === "" ? handle.name : `${at}/${handle.name}`;
    if (handle.kind === "file") found.push({ path, file: await (handle as FileSystemFileHandle).getFile() });
    else {
      const children: FileSystemHandle[] = [];
      const folder = handle as unknown as { values(): AsyncIterable<FileSystemHandle> };
      for await (const child of folder.values()) children.push(child);
      found.push(...(await filesOfHandles(children, path)));
    }
  }
  return found;
}

async function walk(entry: FileSystemEntry): Promise<FoundFile[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: FoundFile[] = [];
  for (;;) {
    // A reader gives a hundred entries at a time, and none when it is through.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return files;
    for (const child of batch) files.push(...(await walk(child)));
  }
}
