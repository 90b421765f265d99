import type { DemoGuide, DemoProgress } from "./service.ts";

const BAR_WIDTH = 28;

/** What `npm start` says: plain lines, and on a terminal one line that stays at the bottom. */
export class Terminal {
  readonly #out: NodeJS.WriteStream;
  #bottom = "";
  #shownPercent = -1;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  line(text = ""): void {
    this.#clear();
    this.#out.write(`${text}\n`);
    this.#out.write(this.#bottom);
  }

  /** @param data folder that keeps everything, as its reader would name it */
  guide(siteUrl: string, guide: DemoGuide, data: string): void {
    const query = new URLSearchParams({ email: guide.email, code: guide.code });
    this.line();
    this.line(`  SnapRace is running: ${siteUrl}`);
    this.line();
    this.line(`  Find a runner   ${siteUrl}/events/${guide.eventId}   bibs ${guide.bibs.join(", ")}`);
    this.line(`  By selfie       ${guide.selfie}`);
    this.line(`  As organizer    ${siteUrl}/sign-in?${query}`);
    this.line(`                  ${guide.email}, one-time code ${guide.code} (valid for one hour)`);
    this.line();
    this.line(`  Ctrl-C stops everything; the data stays in ${data}. Start again for a new code.`);
    this.line();
  }

  /** @param elapsedMs since the first upload */
  progress({ total, uploaded, counts }: DemoProgress, elapsedMs: number): void {
    const ready = counts.searchable + counts.partial;
    const failed = counts.rejected + counts["dead-lettered"];
    const done = ready + failed;
    const share = total === 0 ? 0 : done / total;
    const rate = elapsedMs > 0 ? (done / elapsedMs) * 1000 : 0;
    const parts = [`${ready} of ${total} searchable`, `${uploaded} uploaded`, `${rate.toFixed(1)} photos/s`];
    if (counts.partial > 0) parts.push(`${counts.partial} partial`);
    if (failed > 0) parts.push(`${failed} failed`);
    const text = `  Demo race  ${bar(share)}  ${parts.join(" · ")}`;
    if (this.#out.isTTY) {
      this.#clear();
      this.#bottom = text.slice(0, this.#out.columns - 1);
      this.#out.write(this.#bottom);
    } else if (Math.floor(share * 10) > this.#shownPercent) {
      this.#shownPercent = Math.floor(share * 10);
      this.#out.write(`${text}\n`);
    }
  }

  /** Leaves the bottom line where it is. */
  settle(): void {
    if (this.#bottom) this.#out.write("\n");
    this.#bottom = "";
  }

  #clear(): void {
    if (this.#out.isTTY && this.#bottom) this.#out.write("\r\u001b[2K");
  }
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, share) * BAR_WIDTH);
  return `${"█".repeat(full)}${"░".repeat(BAR_WIDTH - full)}`;
}
